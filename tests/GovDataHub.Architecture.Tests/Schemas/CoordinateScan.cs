using System.Text.RegularExpressions;

using GovDataHub.TestKit;

namespace GovDataHub.Architecture.Tests.Schemas;

/// <summary>A register or field that a FEEL text names, with the role whose register it is.</summary>
internal readonly record struct Mention(string? Role, string Resource, string? Field)
{
    /// <summary>The coordinate, or the register alone where the text counts its rows.</summary>
    public string Coordinate => Field is null ? Resource : $"{Resource}.{Field}";
}

/// <summary>
/// Finds what a FEEL text names by its spelling alone: <c>role.DEPT.resource[filter][1].field</c>. It knows no
/// grammar beyond that, so that it can disagree with the hub's own compiler.
/// </summary>
internal static partial class CoordinateScan
{
    private static readonly string[] Words = ["and", "or", "in", "not", "true", "false", "null", "if", "then", "else"];

    /// <summary>Every mention in the text, names inside a filter counted as the filtered register's.</summary>
    public static IEnumerable<Mention> Of(string feel)
    {
        string bare = StringPattern().Replace(feel, "\"\"");
        foreach (Match match in ReferencePattern().Matches(bare))
        {
            string resource = match.Groups["resource"].Value;
            string? role = match.Groups["role"].Success ? match.Groups["role"].Value : null;
            foreach (Capture filter in match.Groups["filter"].Captures)
            {
                foreach (string name in NamesIn(filter.Value))
                    yield return new Mention(role, resource, name);
            }

            Group field = match.Groups["field"];
            yield return new Mention(role, resource, field.Success ? field.Value : null);
        }
    }

    /// <summary>The plain names of a row condition: they are the row's own fields.</summary>
    public static IEnumerable<string> NamesIn(string condition)
    {
        return NamePattern().Matches(StringPattern().Replace(condition, "\"\""))
            .Select(match => match.Value)
            .Where(name => !Words.Contains(name))
            .Distinct();
    }

    /// <summary>The string literals that a field is compared with by <c>=</c>, <c>!=</c> or <c>in</c>.</summary>
    public static IEnumerable<(string Coordinate, string Literal)> Comparisons(string feel)
    {
        foreach (Match match in ReferencePattern().Matches(feel))
        {
            string resource = match.Groups["resource"].Value;
            foreach (Capture filter in match.Groups["filter"].Captures)
            {
                foreach ((string name, string literal) in RowComparisons(filter.Value))
                    yield return ($"{resource}.{name}", literal);
            }

            // What follows the path reads like a row condition on its last name.
            Group field = match.Groups["field"];
            Match compared = ComparisonPattern().Match(field.Value + feel[(match.Index + match.Length)..]);
            if (!field.Success || !compared.Success || compared.Index > 0)
                continue;
            foreach (Capture literal in compared.Groups["literal"].Captures)
                yield return ($"{resource}.{field.Value}", literal.Value);
        }
    }

    /// <summary>The same for a row condition, by the row's field.</summary>
    public static IEnumerable<(string Field, string Literal)> RowComparisons(string condition)
    {
        return ComparisonPattern().Matches(condition).SelectMany(match => match.Groups["literal"].Captures.Select(
            literal => (match.Groups["name"].Value, literal.Value)));
    }

    /// <summary>The text's one string literal without its quotes, or null where it is anything else.</summary>
    public static string? LiteralOf(string feel)
    {
        Match match = LiteralPattern().Match(feel);
        return match.Success ? match.Groups["text"].Value : null;
    }

    /// <summary>The supplies that the text names.</summary>
    public static IEnumerable<string> SuppliesIn(string feel)
    {
        string bare = StringPattern().Replace(feel, "\"\"");
        return SupplyPattern().Matches(bare).Select(match => match.Groups["name"].Value);
    }

    /// <summary>The rates of the schedule that the text names.</summary>
    public static IEnumerable<string> RatesIn(string feel)
    {
        string bare = StringPattern().Replace(feel, "\"\"");
        return RatePattern().Matches(bare).Select(match => match.Groups["name"].Value);
    }

    /// <summary>Everything in a matter that is written in FEEL, filters of options and edges aside.</summary>
    public static IEnumerable<string> FeelOf(MatterDocument matter)
    {
        IEnumerable<string?> texts =
        [
            .. matter.Eligibility.Select(condition => condition.When),
            matter.Fee,
            .. matter.Effects.SelectMany(effect => effect.Values.Values),
            .. matter.Effects.Select(effect => effect.Guard),
            .. matter.Effects.Select(effect => effect.Pay?.Amount),
        ];
        return texts.OfType<string>();
    }

    [GeneratedRegex(
        "(?<![\\w.])(?<name>\\w+) (?:!?= \"(?<literal>[^\"]*)\"|in \\[(?:\"(?<literal>[^\"]*)\"(?:, )?)+\\])")]
    private static partial Regex ComparisonPattern();

    [GeneratedRegex("^\"(?<text>[^\"]*)\"$")]
    private static partial Regex LiteralPattern();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex StringPattern();

    [GeneratedRegex(
        @"(?<![\w.])(?:(?<role>[a-z]+)\.)?(?<resource>[A-Z]{2,3}\.[a-z]\w*)" +
        @"(?:\[(?<filter>[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\])*(?:\.(?<field>\w+))?")]
    private static partial Regex ReferencePattern();

    [GeneratedRegex(@"(?<![\w.])[a-z]\w*\b(?!\s*[.(])")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"(?<![\w.])schedule\.(?<name>\w+)")]
    private static partial Regex RatePattern();

    [GeneratedRegex(@"(?<![\w.])supply\.(?<name>\w+)")]
    private static partial Regex SupplyPattern();
}
