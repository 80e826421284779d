using GovDataHub.TestKit;

namespace GovDataHub.Rules.Tests.Schemas;

/// <summary>
/// What of each matter's rule runs in which department and what crosses, as text in <c>Schemas/plans</c>: a changed
/// rule shows here what it now asks of whom.
/// </summary>
public sealed class MatterPlansTests
{
    public static TheoryData<string> Codes => MatterRulesTests.Codes;

    [Theory]
    [MemberData(nameof(Codes))]
    public void Its_plan_is_the_one_agreed(string code)
    {
        var plan = MatterRulesTests.Plan(code).ToString();

        Assert.Null(Golden.Difference(
            plan, "tests", "GovDataHub.Rules.Tests", "Schemas", "plans", code + ".txt"));
    }

    [Fact]
    public void There_is_no_plan_of_a_matter_that_is_gone()
    {
        var folder = Repository.PathOf("tests", "GovDataHub.Rules.Tests", "Schemas", "plans");

        Assert.Equal(
            Repository.Matters.Keys.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(folder).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
    }
}
