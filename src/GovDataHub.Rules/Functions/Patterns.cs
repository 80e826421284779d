using System.Text;
using System.Text.RegularExpressions;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Functions;

/// <summary>
/// Regular expressions in the dialect of XPath and XQuery Functions 3.1 section 5.6, run by .NET's engine with a limit
/// on time. What is no pattern comes to null.
/// </summary>
internal static class Patterns
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(500);

    public static bool? IsMatch(string input, string pattern, string flags) =>
        Run(pattern, flags, regex => (bool?)regex.IsMatch(input));

    public static string? Replace(string input, string pattern, string replacement, string flags) => Run(
        pattern,
        flags,
        regex => regex.IsMatch("") || Substitution(replacement, regex) is not { } substitution
            ? null
            : regex.Replace(input, substitution));

    public static IEnumerable<FeelValue>? Split(string input, string delimiter) =>
        Run(delimiter, "", regex => Parts(regex, input));

    /// <summary>What stands between the matches; what the groups matched is not part of it.</summary>
    private static List<FeelValue> Parts(Regex regex, string input)
    {
        var parts = new List<FeelValue>();
        var start = 0;
        foreach (var match in regex.Matches(input).Where(match => match.Length > 0))
        {
            parts.Add(FeelValue.Of(input[start..match.Index]));
            start = match.Index + match.Length;
        }

        parts.Add(FeelValue.Of(input[start..]));
        return parts;
    }

    private static T? Run<T>(string pattern, string flags, Func<Regex, T?> use)
    {
        try
        {
            return Options(flags) is { } options && Translate(pattern, flags) is { } translated
                ? use(new Regex(translated, options, Limit))
                : default;
        }
        catch (Exception exception) when (exception is ArgumentException or RegexMatchTimeoutException)
        {
            return default;
        }
    }

    private static RegexOptions? Options(string flags)
    {
        var options = RegexOptions.CultureInvariant;
        foreach (var flag in flags)
        {
            RegexOptions? added = flag switch
            {
                's' => RegexOptions.Singleline,
                'm' => RegexOptions.Multiline,
                'i' => RegexOptions.IgnoreCase,
                'x' or 'q' => RegexOptions.None,
                _ => null,
            };
            if (added is not { } option)
                return null;
            options |= option;
        }

        return options;
    }

    /// <summary>
    /// XPath's flag x drops white space outside classes, \i and \c are XML name characters, $ never stands before a
    /// last line break, and .NET's own extensions are no patterns here.
    /// </summary>
    private static string? Translate(string pattern, string flags)
    {
        if (flags.Contains('q', StringComparison.Ordinal))
            return Regex.Escape(pattern);
        var ignoreSpace = flags.Contains('x', StringComparison.Ordinal);
        var multiline = flags.Contains('m', StringComparison.Ordinal);
        var translated = new StringBuilder();
        var depth = 0;
        for (var index = 0; index < pattern.Length; index++)
        {
            var current = pattern[index];
            var next = index + 1 < pattern.Length ? pattern[index + 1] : '\0';
            depth += current == '[' ? 1 : current == ']' && depth > 0 ? -1 : 0;
            if (current == '\\')
            {
                translated.Append(Escape(next, depth > 0));
                index++;
            }
            else if (current == '(' && next == '?' && depth == 0 && pattern.ElementAtOrDefault(index + 2) != ':')
            {
                return null;
            }
            else if (current == '$' && depth == 0 && !multiline)
            {
                translated.Append(@"\z");
            }
            else if (!(ignoreSpace && depth == 0 && char.IsWhiteSpace(current)))
            {
                translated.Append(current);
            }
        }

        return translated.ToString();
    }

    private static string Escape(char next, bool inClass) => next switch
    {
        'i' => inClass ? @"\p{L}_:" : @"[\p{L}_:]",
        'c' => inClass ? @"\p{L}\p{N}_:.\-\u00B7" : @"[\p{L}\p{N}_:.\-\u00B7]",
        'I' => @"[^\p{L}_:]",
        'C' => @"[^\p{L}\p{N}_:.\-\u00B7]",
        'd' or 'D' => next == 'd' ? @"\p{Nd}" : @"\P{Nd}",
        _ => "\\" + next,
    };

    /// <summary>
    /// $1 to $9 and $0 in .NET's notation, with \$ and \\ for the characters; null when it is neither.
    /// </summary>
    private static string? Substitution(string replacement, Regex regex)
    {
        var translated = new StringBuilder();
        for (var index = 0; index < replacement.Length; index++)
        {
            var next = index + 1 < replacement.Length ? replacement[index + 1] : '\0';
            switch (replacement[index])
            {
                case '\\' when next is '\\' or '$':
                    translated.Append(next == '$' ? "$$" : "\\");
                    index++;
                    break;
                case '\\':
                    return null;
                case '$' when char.IsAsciiDigit(next):
                    // A group that does not exist is replaced by nothing.
                    translated.Append(next - '0' < regex.GetGroupNumbers().Length ? $"${{{next}}}" : "");
                    index++;
                    break;
                case '$':
                    return null;
                default:
                    translated.Append(replacement[index]);
                    break;
            }
        }

        return translated.ToString();
    }
}
