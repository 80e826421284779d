using System.Text;

namespace GovDataHub.GraphQL.Language;

/// <summary>Block strings: from raw text to value and back (GraphQL section 2.9.4.1).</summary>
internal static class BlockString
{
    /// <summary>The specification's BlockStringValue(): common indentation and blank border lines go.</summary>
    /// <param name="raw">The text between the triple quotes, escapes still in it.</param>
    /// <returns>The value.</returns>
    public static string Dedent(string raw)
    {
        var lines = SplitLines(raw.Replace("\\\"\"\"", "\"\"\"", StringComparison.Ordinal));
        var commonIndent = int.MaxValue;
        var first = -1;
        var last = -1;
        for (var index = 0; index < lines.Count; index++)
        {
            var indent = LeadingWhiteSpace(lines[index]);
            if (indent == lines[index].Length)
                continue;
            if (first < 0)
                first = index;
            last = index;
            if (index > 0)
                commonIndent = Math.Min(commonIndent, indent);
        }

        if (first < 0)
            return "";
        var value = new StringBuilder();
        for (var index = first; index <= last; index++)
        {
            if (index > first)
                value.Append('\n');
            value.Append(lines[index].AsSpan(index == 0 ? 0 : Math.Min(commonIndent, lines[index].Length)));
        }

        return value.ToString();
    }

    /// <summary>Writes a value as a block string, on one line where that reads well.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text with its triple quotes.</returns>
    public static string Print(string value)
    {
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var lines = SplitLines(escaped);
        var singleLine = lines.Count == 1;
        var indented = lines.Count > 1 && lines.Skip(1).All(line => line.Length == 0 || IsWhiteSpace(line[0]));
        var endsInQuotes = escaped.EndsWith("\\\"\"\"", StringComparison.Ordinal);
        var endsUnsafely = (value.EndsWith('"') && !endsInQuotes) || value.EndsWith('\\');
        var manyLines = !singleLine || value.Length > 70 || endsUnsafely || indented || endsInQuotes;
        var startsBlank = singleLine && value.Length > 0 && IsWhiteSpace(value[0]);
        var text = new StringBuilder("\"\"\"");
        if ((manyLines && !startsBlank) || indented)
            text.Append('\n');
        text.Append(escaped);
        if (manyLines || endsUnsafely)
            text.Append('\n');
        return text.Append("\"\"\"").ToString();
    }

    /// <summary>Whether a value survives being printed as a block string and read again.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when control characters or border lines would be lost.</returns>
    public static bool CanHold(string value)
    {
        if (value.Length == 0)
            return true;
        if (value.Any(unit => unit < '\u0010' && unit is not ('\n' or '\t')))
            return false;
        var lines = value.Split('\n');
        if (IsBlank(lines[^1]) || IsBlank(lines[0]))
            return false;
        return lines.Length == 1 || !lines.All(line => IsBlank(line) || IsWhiteSpace(line[0]));
    }

    private static List<string> SplitLines(string text)
    {
        var lines = new List<string>();
        var start = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] is not ('\n' or '\r'))
                continue;
            lines.Add(text[start..index]);
            if (text[index] == '\r' && index + 1 < text.Length && text[index + 1] == '\n')
                index++;
            start = index + 1;
        }

        lines.Add(text[start..]);
        return lines;
    }

    private static int LeadingWhiteSpace(string line)
    {
        var count = 0;
        while (count < line.Length && IsWhiteSpace(line[count]))
            count++;
        return count;
    }

    private static bool IsBlank(string line)
    {
        return LeadingWhiteSpace(line) == line.Length;
    }

    private static bool IsWhiteSpace(char unit)
    {
        return unit is ' ' or '\t';
    }
}
