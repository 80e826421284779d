using System.Collections.Immutable;
using System.Text;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors.Mapping;

namespace GovDataHub.Federation.Connectors.Sql.Conditions;

/// <summary>Rows of registers in subqueries.</summary>
/// <param name="key">The parameter that holds the subject's key.</param>
internal sealed class RegisterRows(string key)
{
    /// <summary>How many rows there are.</summary>
    public string Count(Term.Rows rows)
    {
        return $"CAST((SELECT count(*){From(rows.Register, rows.Conditions)}) AS REAL)";
    }

    /// <summary>Whether the register has no row for the subject, before any filter.</summary>
    public string Absent(SqlResource register)
    {
        return $"(NOT EXISTS (SELECT 1{From(register, [])}))";
    }

    /// <summary>Whether there is a row at the position.</summary>
    public string Exists(Term.Row row)
    {
        return $"EXISTS (SELECT 1{From(row.Register, row.Conditions)} LIMIT 1 OFFSET {row.Position})";
    }

    /// <summary>A field of the row at the position, or null.</summary>
    public Term.Scalar Field(Term.Row row, SqlField field)
    {
        return new(
            $"(SELECT {SqlValue.Of(field)}{From(row.Register, row.Conditions)}{SqlText.Ordering(row.Register)} "
            + $"LIMIT 1 OFFSET {row.Position})",
            KindOf(field))
        {
            Absent = row.Absent,
        };
    }

    /// <summary>A field of the row in scope.</summary>
    public static Term.Scalar Field(SqlField field)
    {
        return new($"({SqlValue.Of(field)})", KindOf(field));
    }

    private static Kind KindOf(SqlField field)
    {
        return field.Field.Type switch
        {
            FieldType.Int or FieldType.Number or FieldType.Money => Kind.Number,
            FieldType.Bool => Kind.Boolean,
            FieldType.Date => Kind.Date,
            FieldType.DateTime => Kind.Moment,
            FieldType.Json => Kind.Opaque,
            _ => Kind.Text,
        };
    }

    private string From(SqlResource register, ImmutableArray<string> conditions)
    {
        StringBuilder text = new();
        text.From(register).Append(" WHERE ").Append(SqlText.Conditions(register));
        if (register.Key is { } column)
            text.Append(" AND ").Append(SqlText.Quote(column)).Append(" = ").Append(key);
        foreach (var condition in conditions)
            text.Append(" AND ").Append(condition);
        return text.ToString();
    }
}
