using GovDataHub.Matters.Decisions;

namespace GovDataHub.Matters.Tests.DataSets;

/// <summary>Every matter can be granted, and every one of its conditions can refuse it.</summary>
public sealed class DataSetSearchTests
{
    private static readonly DateOnly Today = new(2025, 9, 1);

    [Fact]
    public void Every_matter_has_a_data_set_that_meets_all_its_conditions()
    {
        string[] never =
        [
            .. SchemaFixture.Matters.All.AsParallel()
                .Where(matter => new DataSetSearch(matter, Today).Passing() is null)
                .Select(matter => matter.Code),
        ];
        Assert.Empty(never);
    }

    [Fact]
    public void Every_condition_of_every_matter_can_fail()
    {
        string[] never =
        [
            .. SchemaFixture.Matters.All.AsParallel().SelectMany(matter =>
            {
                var search = new DataSetSearch(matter, Today);
                return Enumerable.Range(0, matter.Eligibility.Length)
                    .Where(condition => search.Failing(condition) is not { } set
                        || search.Decide(set).Conditions[condition] != ConditionOutcome.Failed)
                    .Select(condition => $"{matter.Code}[{condition}]");
            }),
        ];
        Assert.Empty(never);
    }
}
