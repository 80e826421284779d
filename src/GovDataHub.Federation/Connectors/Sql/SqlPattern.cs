using System.Globalization;

namespace GovDataHub.Federation.Connectors.Sql;

/// <summary>
/// .NET date patterns as SQL over a text: fixed places by position, <c>M</c> and <c>d</c> up to the next mark.
/// </summary>
internal static class SqlPattern
{
    /// <summary>A text of the pattern as <c>yyyy-MM-dd</c>.</summary>
    public static string Date(string pattern, string text)
    {
        if (!IsFixed(pattern))
            return Loose(pattern, text);
        return $"{Part(pattern, "yyyy", text)} || '-' || {Part(pattern, "MM", text)} "
            + $"|| '-' || {Part(pattern, "dd", text)}";
    }

    /// <summary>A text of the pattern as <c>yyyy-MM-ddTHH:mm:ss</c>; parts the pattern lacks are 00.</summary>
    public static string Moment(string pattern, string text)
    {
        return $"{Date(pattern, text)} || 'T' || {Part(pattern, "HH", text)} || ':' || {Part(pattern, "mm", text)} "
            + $"|| ':' || {Part(pattern, "ss", text)}";
    }

    /// <summary>Whether a column is as long as a pattern of fixed places; 1 for the others.</summary>
    public static string Fits(string pattern, string column)
    {
        return IsFixed(pattern)
            ? string.Create(CultureInfo.InvariantCulture, $"length({column}) = {pattern.Length}")
            : "1";
    }

    private static bool IsFixed(string pattern)
    {
        return pattern.Contains("MM", StringComparison.Ordinal) && pattern.Contains("dd", StringComparison.Ordinal);
    }

    private static string Part(string pattern, string part, string text)
    {
        var place = pattern.IndexOf(part, StringComparison.Ordinal);
        return place < 0
            ? "'00'"
            : string.Create(CultureInfo.InvariantCulture, $"substr({text}, {place + 1}, {part.Length})");
    }

    // yyyy<a>M<b>d<c>: the year has four places, the month ends at <b>, the day at <c> or the end.
    private static string Loose(string pattern, string text)
    {
        var afterMonth = pattern[(pattern.IndexOf('M', StringComparison.Ordinal) + 1)..];
        var separator = SqlText.Constant(afterMonth[..1]);
        var end = afterMonth[(afterMonth.IndexOf('d', StringComparison.Ordinal) + 1)..];
        var rest = $"substr({text}, 6)";
        var month = $"substr({rest}, 1, instr({rest}, {separator}) - 1)";
        var day = $"substr({rest}, instr({rest}, {separator}) + 1)";
        if (end.Length > 0)
            day = $"rtrim({day}, {SqlText.Constant(end)})";
        return $"printf('%s-%02d-%02d', substr({text}, 1, 4), {month}, {day})";
    }
}
