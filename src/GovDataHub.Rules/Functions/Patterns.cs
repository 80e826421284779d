using System.Text;
using System.Text.RegularExpressions;
using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Functions;

/// <summary>
/// Regular expressions in the dialect of XPath and XQuery Functions 3.1 section 5.6, run by .NET's engine with a limit
/// on time. What is no pattern comes to null.
/// </summary>
internal static class Patterns
{
    private const int LongestPattern = 10_000;
    private const long LargestReplacement = 50_000_000;

    /// <summary>A match that ran out of time counts as the loop it might have been.</summary>
    private const long StepsOfATimeout = 2_000_000;

    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(500);

    public static bool? IsMatch(FeelContext context, string input, string pattern, string flags) =>
        Run(context, pattern, flags, regex => (bool?)regex.IsMatch(input));

    /// <summary>Each match replaced; null too where the result might be longer than any string.</summary>
    public static string? Replace(
        FeelContext context, string input, string pattern, string replacement, string flags) => Run(
        context,
        pattern,
        flags,
        regex => (input.Length + 1L) * (replacement.Length + 1L) > LargestReplacement || regex.IsMatch("")
            || Substitution(replacement, regex) is not { } substitution
            ? null
            : regex.Replace(input, substitution));

    public static IEnumerable<FeelValue>? Split(FeelContext context, string input, string delimiter) =>
        Run(context, delimiter, "", regex => Parts(regex, input));

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

    private static T? Run<T>(FeelContext context, string pattern, string flags, Func<Regex, T?> use)
    {
        if (pattern.Length > LongestPattern || Options(flags) is not { } options
            || PatternTranslator.Translate(pattern, flags) is not { } translated)
            return default;
        try
        {
            return Try(context, translated, options, use);
        }
        catch (Exception exception) when (exception is ArgumentException or RegexMatchTimeoutException
            or NotSupportedException)
        {
            return default;
        }
    }

    /// <summary>
    /// Backtracking is quick on what people write; what makes it slow is tried without, where that can be done.
    /// </summary>
    private static T? Try<T>(FeelContext context, string translated, RegexOptions options, Func<Regex, T?> use)
    {
        try
        {
            return use(new Regex(translated, options, Limit));
        }
        catch (RegexMatchTimeoutException)
        {
            context.Spend(StepsOfATimeout);
            return use(new Regex(translated, options | RegexOptions.NonBacktracking, Limit));
        }
    }

    private static RegexOptions? Options(string flags)
    {
        var options = RegexOptions.CultureInvariant;
        foreach (var flag in flags)
        {
            RegexOptions? added = flag switch
            {
                'm' => RegexOptions.Multiline,
                'i' => RegexOptions.IgnoreCase,
                's' or 'x' or 'q' => RegexOptions.None,
                _ => null,
            };
            if (added is not { } option)
                return null;
            options |= option;
        }

        return options;
    }

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
