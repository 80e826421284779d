using System.Text;
using GovDataHub.Rules.Language;

namespace GovDataHub.Rules.Values;

/// <summary>Values as text.</summary>
internal static class FeelText
{
    /// <summary>As <c>string(x)</c> gives it: a string bare at the top, quoted inside a list or context.</summary>
    public static string? Convert(FeelValue value) => value switch
    {
        FeelValue.Null or FeelValue.Unknown => null,
        FeelValue.Text text => text.Value,
        _ => Print(value),
    };

    /// <summary>As FEEL writes it, strings quoted.</summary>
    public static string Print(FeelValue value) => value switch
    {
        FeelValue.Null => "null",
        FeelValue.Unknown => "unknown",
        FeelValue.Boolean boolean => boolean.Value ? "true" : "false",
        FeelValue.Number number => number.Value.ToString(),
        FeelValue.Text text => Quote(text.Value),
        FeelValue.Date date => date.Value.ToString(),
        FeelValue.Time time => time.Value.ToString(),
        FeelValue.DateTime moment => $"{moment.Day}T{moment.Clock}",
        FeelValue.DayTimeDuration duration => TemporalText.Print(duration),
        FeelValue.YearMonthDuration duration => TemporalText.Print(duration),
        FeelValue.List list => $"[{string.Join(", ", list.Items.Select(Print))}]",
        FeelValue.Context context => PrintContext(context),
        FeelValue.Range range => PrintRange(range),
        FeelValue.Function function => $"function({string.Join(", ", function.Parameters)})",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A string literal.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            quoted.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ => character.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    private static string PrintContext(FeelValue.Context context)
    {
        var entries = context.Names.Select(
            name => $"{FeelPrinter.Key(name)}: {Print(context.TryGet(name, out var value) ? value : FeelValue.None)}");
        return $"{{{string.Join(", ", entries)}}}";
    }

    private static string PrintRange(FeelValue.Range range)
    {
        if (range is { IsPoint: true, Low: { } point })
            return $"(= {Print(point)})";
        if (range is { Low: null, High: { } high })
            return $"({(range.HighIncluded ? "<=" : "<")} {Print(high)})";
        if (range is { Low: { } low, High: null })
            return $"({(range.LowIncluded ? ">=" : ">")} {Print(low)})";
        var (open, close) = (range.LowIncluded ? '[' : '(', range.HighIncluded ? ']' : ')');
        return $"{open}{Print(range.Low ?? FeelValue.None)}..{Print(range.High ?? FeelValue.None)}{close}";
    }
}
