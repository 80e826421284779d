using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors.Mapping;

namespace GovDataHub.Federation.Connectors.Sql;

/// <summary>
/// A field as an SQL expression in the catalogue's terms: text for strings and enums, <c>yyyy-MM-dd</c> for dates,
/// <c>yyyy-MM-ddTHH:mm:ss</c> in the city's time for moments, numbers as REAL, flags as 1 and 0. A value that its
/// mapping does not allow makes the statement fail, never a wrong answer.
/// </summary>
internal static class SqlValue
{
    /// <summary>The expression of a field.</summary>
    public static string Of(SqlField field)
    {
        var columns = field.Columns.Select(SqlText.Quote).ToList();
        var format = field.Format;
        if (format.Notation == Notation.Split)
            return Split(columns);
        var column = format.Nulls.Aggregate(columns[0], (text, none) => $"nullif({text}, {SqlText.Constant(none)})");
        return format switch
        {
            { Codes: not null } => Coded(format, column),
            { Type: FieldType.String or FieldType.File or FieldType.Enum or FieldType.Json } => Text(format, column),
            { Type: FieldType.Bool } => Checked($"{column} IN (0, 1)", column, column),
            { Type: FieldType.Date } => Date(format, column),
            { Type: FieldType.DateTime } => Moment(format, column),
            _ => Number(format, column),
        };
    }

    // json() of text that is none is the way to make SQLite fail inside an expression. The column stands in it, so that
    // it is not taken for a constant and evaluated for rows that are sound.
    private static string Checked(string condition, string column, string value)
    {
        return $"CASE WHEN {column} IS NULL THEN NULL WHEN {condition} THEN {value} "
            + $"ELSE json('not as mapped' || hex({column})) END";
    }

    private static string Coded(ValueFormat format, string column)
    {
        var text = $"CAST({column} AS TEXT)";
        var code = format.Notation == Notation.Padded ? $"rtrim({text}, ' ')" : text;
        var cases = format.Codes!.Select(c => $"WHEN {SqlText.Constant(c.Key)} THEN {Meaning(format, c.Value)}");
        return $"CASE WHEN {column} IS NULL THEN NULL ELSE CASE {code} {string.Join(' ', cases)} "
            + $"ELSE json('not as mapped' || hex({column})) END END";
    }

    private static string Meaning(ValueFormat format, string value)
    {
        return format.Type == FieldType.Bool ? value == "true" ? "1" : "0" : SqlText.Constant(value);
    }

    private static string Text(ValueFormat format, string column)
    {
        var value = format.Notation == Notation.Padded ? $"rtrim({column}, ' ')" : column;
        return Checked($"typeof({column}) = 'text'", column, value);
    }

    private static string Number(ValueFormat format, string column)
    {
        var digits = format.Notation switch
        {
            Notation.Grouped => $"replace({column}, ',', '')",
            Notation.Percent => $"rtrim({column}, '%')",
            _ => column,
        };
        var scale = format.Scale * (format.Notation == Notation.Percent ? 0.01m : 1m);

        // Dividing by 100 is exact to the last digit where multiplying by 0.01 is not.
        var scaled = scale switch
        {
            1m => $"CAST({digits} AS REAL)",
            < 1m => $"CAST({digits} AS REAL) / {SqlText.Constant(decimal.Round(1m / scale, 6))}",
            _ => $"CAST({digits} AS REAL) * {SqlText.Constant(scale)}",
        };
        return Checked(
            $"typeof({column}) IN ('integer', 'real') OR (typeof({column}) = 'text' AND {digits} GLOB '*[0-9]*' "
            + $"AND {digits} NOT GLOB '*[^-0-9.]*')",
            column,
            scaled);
    }

    private static string Date(ValueFormat format, string column)
    {
        return format.Notation switch
        {
            Notation.EpochDays => Checked(
                $"typeof({column}) = 'integer'", column, $"date({column} * 86400, 'unixepoch')"),
            Notation.Pattern => Valid(
                column,
                SqlPattern.Date(format.Pattern, $"CAST({column} AS TEXT)"),
                SqlPattern.Fits(format.Pattern, column)),
            _ => Valid(column, column, "1"),
        };
    }

    private static string Moment(ValueFormat format, string column)
    {
        return format.Notation switch
        {
            Notation.EpochSeconds => Checked(
                $"typeof({column}) = 'integer'", column, Civil($"{column}, 'unixepoch', '+8 hours'")),
            Notation.EpochMilliseconds => Checked(
                $"typeof({column}) = 'integer'", column, Civil($"{column} / 1000, 'unixepoch', '+8 hours'")),
            Notation.Pattern => Checked(
                $"datetime({SqlPattern.Moment(format.Pattern, column)}) IS NOT NULL AND typeof({column}) <> 'blob'",
                column,
                SqlPattern.Moment(format.Pattern, $"CAST({column} AS TEXT)")),
            _ => Checked(
                $"datetime({column}) IS NOT NULL AND typeof({column}) = 'text'",
                column,
                Civil($"{column}, '+8 hours'")),
        };
    }

    private static string Civil(string arguments)
    {
        return $"strftime('%Y-%m-%dT%H:%M:%S', {arguments})";
    }

    private static string Valid(string column, string date, string fits)
    {
        return Checked($"typeof({column}) <> 'blob' AND {fits} AND date({date}) IS {date}", column, date);
    }

    private static string Split(List<string> columns)
    {
        var date = $"printf('%04d-%02d-%02d', {string.Join(", ", columns)})";
        return $"CASE WHEN {columns[0]} IS NULL AND {columns[1]} IS NULL AND {columns[2]} IS NULL THEN NULL "
            + $"WHEN date({date}) IS {date} THEN {date} "
            + $"ELSE json('not as mapped' || hex({columns[0]})) END";
    }
}
