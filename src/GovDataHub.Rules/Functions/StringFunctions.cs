using System.Collections.Immutable;
using System.Text;
using GovDataHub.Rules.Types;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Functions;

/// <summary>String functions (DMN 1.5 section 10.3.4.3). Positions and lengths count code points.</summary>
internal static class StringFunctions
{
    public static ImmutableArray<Definition> All { get; } =
    [
        new("substring", "string: string, start position: number, length: number?", FeelType.String, Substring),
        new("string length", "string: string", FeelType.Number, call => FeelValue.Of(Length(call.Text(0)))),
        new("upper case", "string: string", FeelType.String, call => FeelValue.Of(call.Text(0).ToUpperInvariant())),
        new("lower case", "string: string", FeelType.String, call => FeelValue.Of(Lower(call.Text(0)))),
        new("substring before", "string: string, match: string", FeelType.String, Before),
        new("substring after", "string: string, match: string", FeelType.String, After),
        new("replace", "input: string, pattern: string, replacement: string, flags: string?", FeelType.String, call =>
            FeelValue.Of(Patterns.Replace(
                call.Context, call.Text(0), call.Text(1), call.Text(2), call.Has(3) ? call.Text(3) : ""))),
        new("contains", "string: string, match: string", FeelType.Boolean, call => FeelValue.Of(
            call.Text(0).Contains(call.Text(1), StringComparison.Ordinal))),
        new("starts with", "string: string, match: string", FeelType.Boolean, call => FeelValue.Of(
            call.Text(0).StartsWith(call.Text(1), StringComparison.Ordinal))),
        new("ends with", "string: string, match: string", FeelType.Boolean, call => FeelValue.Of(
            call.Text(0).EndsWith(call.Text(1), StringComparison.Ordinal))),
        new("matches", "input: string, pattern: string, flags: string?", FeelType.Boolean, call => FeelValue.Of(
            Patterns.IsMatch(call.Context, call.Text(0), call.Text(1), call.Has(2) ? call.Text(2) : ""))),
        new("split", "string: string, delimiter: string", FeelType.ListOf(FeelType.String), call =>
            Patterns.Split(call.Context, call.Text(0), call.Text(1)) is { } parts
                ? FeelValue.Of(parts)
                : FeelValue.None),
        new("string join", "list: list, delimiter: string?, prefix: string?, suffix: string?", FeelType.String, Join),
    ];

    /// <summary>Code points.</summary>
    public static int Length(string text)
    {
        var length = text.Length;
        for (var index = 1; index < text.Length; index++)
        {
            if (char.IsSurrogatePair(text[index - 1], text[index]))
                length--;
        }

        return length;
    }

    // Upper-casing first would lose letters; only the invariant lower case is meant here.
#pragma warning disable CA1308
    private static string Lower(string text) => text.ToLowerInvariant();
#pragma warning restore CA1308

    private static FeelValue Substring(Call call)
    {
        Rune[] runes = [.. call.Text(0).EnumerateRunes()];
        if (!FeelDecimal.Truncate(call.Number(1)).TryGetInt64(out var start) || start == 0
            || Math.Abs(start) > runes.Length)
            return FeelValue.None;
        var first = (int)(start > 0 ? start - 1 : runes.Length + start);
        var length = runes.Length - first;
        if (call.Has(2))
        {
            if (!FeelDecimal.Truncate(call.Number(2)).TryGetInt64(out var wanted) || wanted < 1)
                return FeelValue.None;
            length = (int)Math.Min(length, wanted);
        }

        var text = new StringBuilder();
        foreach (var rune in runes.AsSpan(first, length))
            text.Append(rune);
        return FeelValue.Of(text.ToString());
    }

    private static FeelValue Before(Call call)
    {
        var index = call.Text(0).IndexOf(call.Text(1), StringComparison.Ordinal);
        return FeelValue.Of(index < 0 ? "" : call.Text(0)[..index]);
    }

    private static FeelValue After(Call call)
    {
        var index = call.Text(0).IndexOf(call.Text(1), StringComparison.Ordinal);
        return FeelValue.Of(index < 0 ? "" : call.Text(0)[(index + call.Text(1).Length)..]);
    }

    private static FeelValue Join(Call call)
    {
        var texts = new List<string>();
        foreach (var item in call.List(0))
        {
            if (item is FeelValue.Text text)
                texts.Add(text.Value);
            else if (!item.IsNull)
                return FeelValue.None;
        }

        var (delimiter, prefix, suffix) = (Optional(call, 1), Optional(call, 2), Optional(call, 3));
        call.Context.Spend(((long)delimiter.Length * texts.Count + texts.Sum(text => (long)text.Length)) / 16);
        return FeelValue.Of(prefix + string.Join(delimiter, texts) + suffix);
    }

    private static string Optional(Call call, int index) => call.Has(index) ? call.Text(index) : "";
}
