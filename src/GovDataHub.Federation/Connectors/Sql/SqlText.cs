using System.Globalization;
using System.Text;
using GovDataHub.Federation.Connectors.Mapping;

namespace GovDataHub.Federation.Connectors.Sql;

/// <summary>The parts of statements: names are quoted, values are parameters.</summary>
internal static class SqlText
{
    /// <summary>A quoted name.</summary>
    public static string Quote(string name)
    {
        return $"\"{name}\"";
    }

    /// <summary>A column, with its table.</summary>
    public static string Quote(SqlColumn column)
    {
        return $"{Quote(column.Table)}.{Quote(column.Name)}";
    }

    /// <summary>A text constant.</summary>
    public static string Constant(string text)
    {
        return $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <summary>A number constant.</summary>
    public static string Constant(decimal number)
    {
        return number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary><c>FROM</c> with the joins.</summary>
    public static StringBuilder From(this StringBuilder text, SqlResource resource)
    {
        text.Append(" FROM ").Append(Quote(resource.Table));
        foreach (var join in resource.Joins)
        {
            text.Append(join.Optional ? " LEFT JOIN " : " JOIN ").Append(Quote(join.Table)).Append(" ON ");
            text.AppendJoin(" AND ", join.Columns.Select(
                column => $"{Quote(join.Table)}.{Quote(column.Own)} = {Quote(column.Other)}"));
        }

        return text;
    }

    /// <summary>The register's own conditions, without <c>WHERE</c>; "1" when it has none.</summary>
    public static string Conditions(SqlResource resource)
    {
        return resource.Conditions.Length == 0
            ? "1"
            : string.Join(
                " AND ", resource.Conditions.Select(c => $"{Quote(c.Column)} = {Constant(c.Value)}"));
    }

    /// <summary><c>ORDER BY</c> in the catalogue's order, rows without a value last; "" when it has none.</summary>
    public static string Ordering(SqlResource resource)
    {
        return resource.Order.Length == 0
            ? ""
            : " ORDER BY " + string.Join(", ", resource.Order.Select(
                o => $"{SqlValue.Of(o.Field)} {(o.Descending ? "DESC" : "ASC")} NULLS LAST"));
    }
}
