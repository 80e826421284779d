using System.Text.RegularExpressions;
using GovDataHub.TestKit;

namespace GovDataHub.Architecture.Tests.Schemas;

/// <summary>What is said when a condition fails is written for that condition, in a citizen's words.</summary>
public sealed partial class ReasonTextTests
{
    // How a text begins or runs when a rule has been put into a sentence instead of explained.
    private static readonly string[] Frames = ["办理条件是", "须满足您填写的", "This matter requires", "Your entry \""];

    private static IEnumerable<(string Place, ConditionDocument Condition)> Conditions =>
        Repository.Matters.OrderBy(matter => matter.Key, StringComparer.Ordinal).SelectMany(matter =>
            matter.Value.Eligibility.Select((condition, index) => ($"{matter.Key} condition {index}", condition)));

    [Fact]
    public void No_two_conditions_have_the_same_remedy() => Found.None(
        Conditions.SelectMany(item => new[]
            {
                (item.Place, Text: item.Condition.Remedy?.Zh), (item.Place, Text: item.Condition.Remedy?.En),
            })
            .GroupBy(item => item.Text, StringComparer.Ordinal)
            .Where(same => same.Count() > 1)
            .Select(same => string.Join(", ", same.Select(item => item.Place))));

    [Fact]
    public void No_text_is_a_frame_around_its_rule() => Found.None(
        from item in Conditions
        from text in Texts(item.Condition)
        where Frames.Any(frame => text.Contains(frame, StringComparison.Ordinal)) || Notation().IsMatch(text)
        select $"{item.Place}: {text}");

    [Fact]
    public void What_a_register_says_can_be_appealed() => Found.None(
        from item in Conditions
        where Coordinate().IsMatch(item.Condition.When)
        where item.Condition.Remedy is not { Zh: { } zh, En: { } en }
            || !zh.Contains("申诉", StringComparison.Ordinal) || !en.Contains("appeal", StringComparison.Ordinal)
        select item.Place);

    [Fact]
    public void A_reason_names_a_department_of_its_rule() => Found.None(
        from item in Conditions
        let departments = Coordinate().Matches(item.Condition.When)
            .Select(match => Repository.Departments[match.Groups["code"].Value].Name!).Distinct().ToList()
        where departments.Count > 0
        where item.Condition.Reason is not { Zh: { } zh, En: { } en }
            || !departments.Exists(name => zh.Contains(name.Zh!, StringComparison.Ordinal))
            || !departments.Exists(name => en.Contains(name.En!, StringComparison.Ordinal))
        select item.Place);

    private static IEnumerable<string> Texts(ConditionDocument condition) =>
        new[] { condition.Reason, condition.Remedy }.SelectMany(text => new[] { text?.Zh, text?.En }).OfType<string>();

    /// <summary>A field of a register in a rule, such as <c>HPF.account</c>.</summary>
    [GeneratedRegex(@"\b(?<code>[A-Z]{2,3})\.[a-z]")]
    private static partial Regex Coordinate();

    /// <summary>The rule language itself: a coordinate, a supply or a call.</summary>
    [GeneratedRegex(@"\b([A-Z]{2,3}\.[a-z]|supply\.[a-z]|(count|nz|isNone|today|age)\()")]
    private static partial Regex Notation();
}
