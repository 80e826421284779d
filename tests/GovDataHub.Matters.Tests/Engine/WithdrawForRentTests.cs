using System.Text.Json.Nodes;
using GovDataHub.Matters.Decisions;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Effects;
using GovDataHub.Matters.Lifecycle;
using GovDataHub.Matters.Storage;

namespace GovDataHub.Matters.Tests.Engine;

/// <summary>HPF-01, withdrawing provident fund to pay rent, from draft to the end.</summary>
public sealed class WithdrawForRentTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_renter_is_granted_paid_and_recorded_with_the_owner()
    {
        await using var bench = await EngineBench.OpenAsync();
        string caseId = await bench.SubmitAsync();
        var record = await bench.SettleAsync(caseId);

        Assert.Equal(CaseState.Granted, record.State);
        Assert.Equal(1500m, Assert.Single(bench.Provider.Paid).Value);
        var row = Assert.Single(bench.City.Registers["HPF.withdrawal"]);
        Assert.Equal("rent", row!["lastKind"]!.GetValue<string>());
        Assert.Equal("2026-11-20", row["lastDate"]!.GetValue<string>());
        Assert.Equal(1500m, row["yearAmount"]!.GetValue<decimal>());
        var payment = Assert.Single(await bench.Store.Queries.PaymentsAsync(caseId, Token));
        Assert.Equal((PaymentState.Paid, "****1234"), (payment.State, payment.AccountMasked));
        Assert.Equal(
            ["granted"], (await bench.Store.Queries.NotificationsAsync(caseId, Token)).Select(sent => sent.Kind));
    }

    [Fact]
    public async Task An_effect_that_is_over_keeps_no_account_and_no_value()
    {
        await using var bench = await EngineBench.OpenAsync();
        string caseId = await bench.SubmitAsync();
        await bench.SettleAsync(caseId);

        var effects = await bench.Store.Queries.EffectsAsync(caseId, Token);
        Assert.Equal([EffectKind.Write, EffectKind.Payment], effects.Select(effect => effect.Kind));
        Assert.All(
            effects, effect => Assert.DoesNotContain("6222020000001234", effect.Payload, StringComparison.Ordinal));
        Assert.All(effects, effect => Assert.Equal(EffectState.Done, effect.State));
    }

    [Fact]
    public async Task The_years_total_goes_on_from_an_earlier_withdrawal_of_the_year()
    {
        await using var bench = await EngineBench.OpenAsync();
        bench.City.Registers["HPF.withdrawal"] =
            JsonNode.Parse("""[{"lastKind":"rent","lastDate":"2026-09-01","yearAmount":4000.00}]""")!.AsArray();
        await bench.SettleAsync(await bench.SubmitAsync());

        Assert.Equal(5500m, bench.City.Registers["HPF.withdrawal"][0]!["yearAmount"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task A_second_application_in_the_same_month_is_refused_by_what_the_register_now_says()
    {
        await using var bench = await EngineBench.OpenAsync();
        await bench.SettleAsync(await bench.SubmitAsync());
        string second = await bench.SubmitAsync("100.00");
        var record = await bench.SettleAsync(second);

        Assert.Equal(CaseState.Refused, record.State);
        var reason = Assert.Single(await ReasonsAsync(bench, second));
        Assert.Equal((5, ConditionOutcome.Failed), (reason.Condition, reason.Outcome));
        Assert.Contains("一个月", reason.Zh, StringComparison.Ordinal);
        Assert.Contains("once a month", reason.En, StringComparison.Ordinal);
        Assert.Single(bench.Provider.Paid);
    }

    [Fact]
    public async Task A_month_later_it_is_granted_again()
    {
        await using var bench = await EngineBench.OpenAsync();
        await bench.SettleAsync(await bench.SubmitAsync());
        bench.Time.Advance(TimeSpan.FromDays(32));

        Assert.Equal(CaseState.Granted, (await bench.SettleAsync(await bench.SubmitAsync())).State);
        Assert.Equal(2, bench.Provider.Paid.Count);
    }

    [Fact]
    public async Task An_amount_above_the_balance_is_a_refusal_and_no_error_of_the_form()
    {
        await using var bench = await EngineBench.OpenAsync();
        string caseId = await bench.SubmitAsync("20000.01");
        var record = await bench.SettleAsync(caseId);

        Assert.Equal(CaseState.Refused, record.State);
        Assert.Equal(6, Assert.Single(await ReasonsAsync(bench, caseId)).Condition);
        Assert.Empty(bench.Provider.Paid);
        Assert.Empty(bench.City.Registers["HPF.withdrawal"]);
    }

    [Fact]
    public async Task Every_failing_condition_is_listed_not_only_the_first()
    {
        await using var bench = await EngineBench.OpenAsync();
        bench.City.Registers["HPF.account"][0]!["status"] = "sealed";
        bench.City.Registers["HPF.account"][0]!["consecutive"] = 1;
        bench.City.Registers["HPF.loan"] = JsonNode.Parse("""[{"status":"active"}]""")!.AsArray();
        string caseId = await bench.SubmitAsync();
        await bench.SettleAsync(caseId);

        Assert.Equal([0, 1, 4], (await ReasonsAsync(bench, caseId)).Select(reason => reason.Condition));
    }

    [Fact]
    public async Task A_spouse_with_a_home_is_a_refusal_and_the_spouses_id_never_reaches_the_engine()
    {
        await using var bench = await EngineBench.OpenAsync();
        bench.City.Registers["CAB.marriage"] =
            JsonNode.Parse("""[{"status":"married","spouseIdNo":"330102199002020022"}]""")!.AsArray();
        bench.City.Registers["NRB.ownership@spouse"] =
            JsonNode.Parse("""[{"city":"330100","usage":"residence","status":"valid"}]""")!.AsArray();
        string caseId = await bench.SubmitAsync();
        await bench.SettleAsync(caseId);

        Assert.Equal(3, Assert.Single(await ReasonsAsync(bench, caseId)).Condition);
        var decision = await bench.Store.Queries.DecisionAsync(caseId, Token);
        Assert.DoesNotContain("330102199002020022", decision!.Facts, StringComparison.Ordinal);
        Assert.DoesNotContain("sealed\"", decision.Facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_source_refuses_nobody_the_case_waits_and_goes_on_when_it_answers()
    {
        await using var bench = await EngineBench.OpenAsync();
        string caseId = await bench.ReadyAsync();
        bench.City.Silent.Add("NRB");
        await bench.Matters.SubmitAsync(EngineBench.Citizen(), caseId, Token);
        await bench.DrainAsync();
        Assert.Equal(CaseState.WaitingSource, (await bench.Store.Queries.CaseAsync(caseId, Token))!.State);

        bench.City.Silent.Clear();
        Assert.Equal(CaseState.Granted, (await bench.SettleAsync(caseId)).State);
    }

    [Fact]
    public async Task A_source_that_stays_silent_hands_the_case_to_an_officer_who_may_grant_it()
    {
        await using var bench = await EngineBench.OpenAsync();
        string caseId = await bench.ReadyAsync();
        bench.City.Silent.Add("NRB");
        await bench.Matters.SubmitAsync(EngineBench.Citizen(), caseId, Token);
        Assert.Equal(CaseState.WaitingOfficer, (await bench.SettleAsync(caseId)).State);

        var desk = bench.Get<OfficerDesk>();
        var officer = EngineBench.Officer();
        var task = Assert.Single(await desk.WorkListAsync(officer, 0, 10, Token));
        Assert.Empty((await desk.ClaimAsync(officer, task.Id, Token)).Errors);
        await desk.DecideAsync(officer, task.Id, OfficerDecision.Grant, "核对了纸质登记", Token);
        Assert.Equal(CaseState.Granted, (await bench.SettleAsync(caseId)).State);
    }

    [Theory]
    [InlineData("NRB")]
    [InlineData("HPF")]
    public async Task A_refused_answer_refuses_nobody_and_goes_to_an_officer_at_once(string department)
    {
        await using var bench = await EngineBench.OpenAsync();
        string caseId = await bench.ReadyAsync();
        bench.City.Refusing.Add(department);
        await bench.Matters.SubmitAsync(EngineBench.Citizen(), caseId, Token);
        await bench.DrainAsync();

        Assert.Equal(CaseState.WaitingOfficer, (await bench.Store.Queries.CaseAsync(caseId, Token))!.State);
        var task = Assert.Single(await bench.Get<OfficerDesk>().WorkListAsync(EngineBench.Officer(), 0, 10, Token));
        Assert.Equal("access", task.Cause);
        var reasons = await ReasonsAsync(bench, caseId);
        Assert.NotEmpty(reasons);
        Assert.All(reasons, reason => Assert.Equal(ConditionOutcome.Withheld, reason.Outcome));
    }

    [Fact]
    public async Task A_refused_answer_beside_a_condition_that_fails_changes_nothing()
    {
        await using var bench = await EngineBench.OpenAsync();
        string caseId = await bench.ReadyAsync();
        bench.City.Refusing.Add("NRB");
        bench.City.Registers["HPF.account"][0]!["status"] = "sealed";
        await bench.Matters.SubmitAsync(EngineBench.Citizen(), caseId, Token);
        Assert.Equal(CaseState.Refused, (await bench.SettleAsync(caseId)).State);
    }

    [Fact]
    public async Task A_register_that_changed_before_the_write_has_the_rule_say_why_and_nothing_is_paid()
    {
        await using var bench = await EngineBench.OpenAsync();
        string caseId = await bench.SubmitAsync();
        bench.City.OnWrite = moment =>
        {
            if (moment.StartsWith("before", StringComparison.Ordinal))
            {
                bench.City.Registers["HPF.account"][0]!["status"] = "sealed";
            }

            return Task.CompletedTask;
        };
        var record = await bench.SettleAsync(caseId);

        Assert.Equal(CaseState.Refused, record.State);
        Assert.Equal(0, Assert.Single(await ReasonsAsync(bench, caseId)).Condition);
        Assert.Empty(bench.Provider.Paid);
        Assert.Empty(bench.City.Registers["HPF.withdrawal"]);
    }

    [Fact]
    public async Task A_payment_that_fails_for_good_takes_the_registers_entry_back_and_says_so()
    {
        await using var bench = await EngineBench.OpenAsync();
        bench.Provider.Answers = PaymentAnswerKind.Failed;
        string caseId = await bench.SubmitAsync();
        var record = await bench.SettleAsync(caseId);

        Assert.Equal(CaseState.Refused, record.State);
        Assert.Empty(bench.City.Registers["HPF.withdrawal"]);
        var reason = Assert.Single(await ReasonsAsync(bench, caseId));
        Assert.Null(reason.Condition);
        Assert.NotNull(reason.RemedyEn);
        Assert.Equal(
            PaymentState.Failed, Assert.Single(await bench.Store.Queries.PaymentsAsync(caseId, Token)).State);
    }

    [Fact]
    public async Task Without_an_account_to_pay_to_nothing_is_written_and_an_officer_looks()
    {
        await using var bench = await EngineBench.OpenAsync();
        bench.City.Registers["HPF.account"][0]!["bankCard"] = null;
        string caseId = await bench.SubmitAsync();

        Assert.Equal(CaseState.WaitingOfficer, (await bench.SettleAsync(caseId)).State);
        Assert.Empty(bench.City.Registers["HPF.withdrawal"]);
    }

    [Fact]
    public async Task The_decision_keeps_its_facts_with_their_transfers_and_the_definition()
    {
        await using var bench = await EngineBench.OpenAsync();
        string caseId = await bench.SubmitAsync();
        await bench.SettleAsync(caseId);

        var decision = await bench.Store.Queries.DecisionAsync(caseId, Token);
        var transcript = DecisionTranscript.Read(decision!.Facts);
        Assert.NotEmpty(transcript.Facts);
        Assert.All(
            transcript.Facts, fact => Assert.StartsWith("2026/", fact.TransferId, StringComparison.Ordinal));
        Assert.Equal(["CAB", "HPF", "NRB"], transcript.Facts.Select(fact => fact.Department).Distinct().Order());
        Assert.Equal("1500.00", transcript.Supplies["amount"]);
        Assert.Equal(DecisionTranscript.RuleDigest(SchemaFixture.Matters.Find("HPF-01")!), transcript.Rule);
        Assert.Equal(SchemaFixture.Matters.Find("HPF-01")!.Digest, decision.Definition);
        Assert.Equal(new DateOnly(2026, 11, 20), decision.Today);

        var kept = await bench.Store.Queries.DefinitionAsync(decision.Definition, Token);
        var definition = new MatterCatalogue([]).Add(kept!.Digest, kept.Source);
        var again = await new DecisionReplay(SchemaFixture.Departments)
            .ReplayAsync(decision.Facts, definition, Token);
        Assert.Empty(again.Differences);
        Assert.Equal(decision.Facts, again.Text);
    }

    private static async Task<IReadOnlyList<DecisionReason>> ReasonsAsync(EngineBench bench, string caseId)
    {
        var file = await bench.Get<GovDataHub.Matters.Engine.CaseFiles>().OpenAsync(caseId, Token);
        return await bench.Get<CaseDesk>().ReasonsAsync(file!, Token);
    }
}
