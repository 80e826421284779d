using System.Text.Json;
using GovDataHub.Matters.Decisions;

namespace GovDataHub.Matters.Tests.Decisions;

/// <summary>Data sets of 41 matters made elsewhere: one to be granted, one to be refused and by what.</summary>
public sealed class SampleCaseTests
{
    private static readonly JsonElement Samples = JsonElement.Parse(File.ReadAllText(Path.Combine(
        SchemaFixture.Root, "tests", "GovDataHub.Matters.Tests", "Decisions", "sample-cases.json")));

    private static readonly OfflineDecision Offline = new(SchemaFixture.Departments);

    public static TheoryData<string> Matters => [.. Samples.EnumerateObject().Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Matters))]
    public async Task The_passing_one_is_eligible_and_the_failing_one_fails_its_condition(string matter)
    {
        var passing = await DecideAsync(matter, "passing");
        Assert.All(passing.Conditions, outcome => Assert.Equal(ConditionOutcome.Met, outcome));

        var failing = await DecideAsync(matter, "failing");
        int condition = Samples.GetProperty(matter).GetProperty("failing").GetProperty("condition").GetInt32();
        Assert.Equal(ConditionOutcome.Failed, failing.Outcome);
        Assert.Equal(ConditionOutcome.Failed, failing.Conditions[condition]);
    }

    [Theory]
    [MemberData(nameof(Matters))]
    public async Task Taking_a_register_away_from_the_passing_one_refuses_nobody(string matter)
    {
        var data = Samples.GetProperty(matter).GetProperty("passing").GetProperty("data");
        foreach (var register in data.EnumerateObject())
        {
            var given = OfflineCase.Read(Samples.GetProperty(matter).GetProperty("passing"));
            var silent = given with { Registers = given.Registers.RemoveAll(pair => pair.Key == register.Name) };
            var decision = await Offline.DecideAsync(
                SchemaFixture.Matters.Find(matter)!, silent, new(2025, 9, 1), TestContext.Current.CancellationToken);
            Assert.NotEqual(ConditionOutcome.Failed, decision.Outcome);
        }
    }

    private static Task<Decision> DecideAsync(string matter, string set)
    {
        return Offline.DecideAsync(
            SchemaFixture.Matters.Find(matter)!,
            OfflineCase.Read(Samples.GetProperty(matter).GetProperty(set)),
            new DateOnly(2025, 9, 1),
            TestContext.Current.CancellationToken);
    }
}
