using System.Text.Json;
using GovDataHub.Matters.Decisions;

namespace GovDataHub.Matters.Tests.Decisions;

/// <summary>Rules over data sets of our own, through the plan that a case runs.</summary>
public sealed class OfflineDecisionTests
{
    private const string Renter = """
        {"HPF.account":[{"status":"active","balance":20000,"consecutive":12}],"HPF.withdrawal":[],"HPF.loan":[],
         "NRB.ownership":[],"NRB.ownership@spouse":[]}
        """;

    private static readonly DateOnly Today = new(2025, 9, 1);

    [Fact]
    public async Task Who_meets_every_condition_is_eligible()
    {
        var decision = await DecideAsync("HPF-01", Renter, """{"amount": 1500}""");
        Assert.Equal(ConditionOutcome.Met, decision.Outcome);
        Assert.Equal(7, decision.Conditions.Length);
    }

    [Theory]
    [InlineData("\"status\":\"active\"", "\"status\":\"sealed\"", 0)]
    [InlineData("\"consecutive\":12", "\"consecutive\":2", 1)]
    [InlineData("\"NRB.ownership\":[]",
        "\"NRB.ownership\":[{\"city\":\"330100\",\"usage\":\"residence\",\"status\":\"valid\"}]", 2)]
    [InlineData("\"NRB.ownership@spouse\":[]",
        "\"NRB.ownership@spouse\":[{\"city\":\"330100\",\"usage\":\"residence\",\"status\":\"valid\"}]", 3)]
    [InlineData("\"HPF.loan\":[]", "\"HPF.loan\":[{\"status\":\"active\"}]", 4)]
    [InlineData("\"HPF.withdrawal\":[]", "\"HPF.withdrawal\":[{\"lastDate\":\"2025-08-20\"}]", 5)]
    [InlineData("\"balance\":20000", "\"balance\":1499.99", 6)]
    public async Task Each_condition_fails_by_itself(string right, string wrong, int condition)
    {
        Assert.Contains(right, Renter, StringComparison.Ordinal);
        var decision = await DecideAsync(
            "HPF-01", Renter.Replace(right, wrong, StringComparison.Ordinal), """{"amount": 1500}""");
        Assert.Equal(
            [condition],
            decision.Conditions.Index()
                .Where(entry => entry.Item == ConditionOutcome.Failed)
                .Select(entry => entry.Index));
    }

    [Fact]
    public async Task A_register_without_a_row_is_not_a_register_that_did_not_answer()
    {
        var absent = await DecideAsync(
            "HPF-01",
            """
            {"HPF.account":[],"HPF.withdrawal":[],"HPF.loan":[],"NRB.ownership":[],"NRB.ownership@spouse":[]}
            """,
            """{"amount": 1500}""");
        Assert.Equal(ConditionOutcome.Failed, absent.Conditions[0]);
        Assert.Equal(ConditionOutcome.Met, absent.Conditions[4]);

        var unknown = await DecideAsync(
            "HPF-01",
            """
            {"HPF.account":[{"status":"active","balance":20000,"consecutive":12}],"HPF.withdrawal":[],"HPF.loan":[]}
            """,
            """{"amount": 1500}""");
        Assert.Equal(ConditionOutcome.Unknown, unknown.Conditions[2]);
        Assert.Equal(ConditionOutcome.Unknown, unknown.Outcome);
    }

    [Fact]
    public async Task A_condition_that_fails_decides_whatever_is_unknown_beside_it()
    {
        var decision = await DecideAsync(
            "HPF-01",
            """
            {"HPF.account":[{"status":"sealed","balance":20000,"consecutive":12}],"HPF.withdrawal":[],"HPF.loan":[]}
            """,
            """{"amount": 1500}""");
        Assert.Equal(ConditionOutcome.Failed, decision.Outcome);
    }

    [Fact]
    public async Task Every_reason_is_in_both_languages_and_says_what_would_change_it()
    {
        var definition = SchemaFixture.Matters.Find("HPF-01")!;
        var decision = await DecideAsync("HPF-01", "{}", "{}");
        Assert.All(decision.Conditions, outcome => Assert.Equal(ConditionOutcome.Unknown, outcome));
        var failed = new Decision([.. decision.Conditions.Select(_ => ConditionOutcome.Failed)], [], Today);
        Assert.All(DecisionReasons.Of(definition, failed), reason =>
        {
            Assert.NotEmpty(reason.Zh);
            Assert.NotEmpty(reason.En);
            Assert.NotNull(reason.RemedyZh);
            Assert.NotNull(reason.RemedyEn);
        });
    }

    [Fact]
    public async Task A_choice_that_the_data_lacks_is_the_first_row()
    {
        var decision = await DecideAsync(
            "CRT-02",
            """
            {"CRT.lawsuit":[{"suitNo":"S1","feeDue":100,"feePaid":false},{"suitNo":"S2","feeDue":0,"feePaid":true}]}
            """,
            """{"suitPick":"elsewhere"}""");
        Assert.Equal(ConditionOutcome.Met, decision.Outcome);
    }

    [Fact]
    public async Task Every_matter_can_be_decided_over_registers_that_do_not_answer()
    {
        foreach (var matter in SchemaFixture.Matters.All)
        {
            var decision = await DecideAsync(matter.Code, "{}", "{}");
            Assert.Equal(matter.Eligibility.Length, decision.Conditions.Length);
        }
    }

    private static async Task<Decision> DecideAsync(string code, string data, string supplies)
    {
        var given = OfflineCase.Read(JsonElement.Parse($$"""{"data": {{data}}, "supply": {{supplies}}}"""));
        return await new OfflineDecision(SchemaFixture.Departments).DecideAsync(
            SchemaFixture.Matters.Find(code)!, given, Today, TestContext.Current.CancellationToken);
    }
}
