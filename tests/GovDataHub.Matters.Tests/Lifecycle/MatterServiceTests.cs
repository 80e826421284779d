using System.Text.Json.Nodes;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Lifecycle;
using GovDataHub.Matters.Storage;

namespace GovDataHub.Matters.Tests.Lifecycle;

/// <summary>What a citizen and an officer may do with a case, and what they are told when they may not.</summary>
public sealed class MatterServiceTests
{
    private const string Stranger = "330102198502020027";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_read_before_consent_is_given()
    {
        await using var bench = await EngineBench.OpenAsync();
        var started = await bench.Matters.StartAsync(EngineBench.Citizen(), "HPF-01", "zh", Token);
        await bench.DrainAsync();
        Assert.Empty(bench.City.Asked);
        Assert.Equal(CaseActionKind.Consent, CaseProgress.NextOf(started.Case!, [])!.Kind);

        await bench.Matters.ConsentAsync(EngineBench.Citizen(), started.Case!.Record.Id, false, Token);
        await bench.DrainAsync();
        Assert.Empty(bench.City.Asked);
    }

    [Fact]
    public async Task Only_what_no_department_holds_is_asked()
    {
        await using var bench = await EngineBench.OpenAsync();
        string caseId = await bench.ReadyAsync();
        var file = (await bench.Get<GovDataHub.Matters.Engine.CaseFiles>().OpenAsync(caseId, Token))!;

        Assert.Equal(["amount"], file.Definition.Supplies.Select(supply => supply.Name));
        Assert.Equal("""["6222020000001234"]""", file.Read("HPF.account.bankCard")!.Json);
        Assert.Null(file.Read("HPF.account.balance"));
    }

    [Fact]
    public async Task A_draft_that_is_open_is_returned_again()
    {
        await using var bench = await EngineBench.OpenAsync();
        var first = await bench.Matters.StartAsync(EngineBench.Citizen(), "HPF-01", "zh", Token);
        var second = await bench.Matters.StartAsync(EngineBench.Citizen(), "HPF-01", "en", Token);
        Assert.Equal(first.Case!.Record.Id, second.Case!.Record.Id);
    }

    [Fact]
    public async Task An_unfinished_case_of_the_same_register_excludes_another()
    {
        await using var bench = await EngineBench.OpenAsync();
        string filed = await bench.SubmitAsync();
        var again = await bench.Matters.StartAsync(EngineBench.Citizen(), "HPF-01", "zh", Token);
        Assert.Equal("CASE_UNFINISHED", Assert.Single(again.Errors).Code);
        Assert.Equal(filed, again.Case!.Record.Id);
    }

    [Fact]
    public async Task Filing_twice_files_once()
    {
        await using var bench = await EngineBench.OpenAsync();
        string caseId = await bench.SubmitAsync();
        Assert.Empty((await bench.Matters.SubmitAsync(EngineBench.Citizen(), caseId, Token)).Errors);
        await bench.SettleAsync(caseId);
        Assert.Empty((await bench.Matters.SubmitAsync(EngineBench.Citizen(), caseId, Token)).Errors);
        var lines = await bench.Store.Queries.EventsAsync(caseId, 0, 100, Token);
        Assert.Single(lines, line => line.Kind == "submitted");
    }

    [Theory]
    [InlineData("\"abc\"", "SUPPLY_TYPE")]
    [InlineData("true", "SUPPLY_TYPE")]
    [InlineData("\"\"", "SUPPLY_TYPE")]
    [InlineData("null", "SUPPLY_TYPE")]
    [InlineData("\"-1500\"", "SUPPLY_MIN")]
    [InlineData("0", "SUPPLY_MIN")]
    [InlineData("\"1500.005\"", "SUPPLY_DECIMALS")]
    [InlineData("1e30", "SUPPLY_TYPE")]
    [InlineData("\"9999999999999\"", "SUPPLY_MAX")]
    [InlineData("\"1,500\"", "SUPPLY_TYPE")]
    public async Task A_wrong_amount_is_named_with_field_and_mend_and_changes_nothing(string json, string code)
    {
        await using var bench = await EngineBench.OpenAsync();
        string caseId = await bench.ReadyAsync();
        var answer = await bench.Matters.SupplyAsync(
            EngineBench.Citizen(), caseId, [EngineBench.Value("amount", json)], Token);

        var error = Assert.Single(answer.Errors);
        Assert.Equal((code, "amount"), (error.Code, error.Field));
        Assert.NotEmpty(error.Zh);
        Assert.Equal("\"1500.00\"", Assert.Single(answer.Case!.Values, value => value.IsSupplied).Json);
    }

    [Fact]
    public async Task Somebody_elses_case_does_not_exist()
    {
        await using var bench = await EngineBench.OpenAsync();
        string caseId = await bench.ReadyAsync();
        var stranger = EngineBench.Citizen(Stranger);

        Assert.Equal("NO_SUCH_CASE", Code(await bench.Matters.SubmitAsync(stranger, caseId, Token)));
        Assert.Equal("NO_SUCH_CASE", Code(await bench.Matters.WithdrawAsync(stranger, caseId, Token)));
        Assert.Equal("NO_SUCH_CASE", Code(await bench.Matters.ConsentAsync(stranger, caseId, true, Token)));
        Assert.Null(await bench.Get<CaseDesk>().CaseAsync(stranger, caseId, Token));
        var step = await bench.Matters.BeginStepAsync(stranger, caseId, StepKind.FaceVerification, Token);
        Assert.Equal("NO_SUCH_CASE", Assert.Single(step.Errors).Code);
    }

    [Fact]
    public async Task Without_the_face_step_nothing_is_filed()
    {
        await using var bench = await EngineBench.OpenAsync();
        var started = await bench.Matters.StartAsync(EngineBench.Citizen(), "HPF-01", "zh", Token);
        string caseId = started.Case!.Record.Id;
        Assert.Equal("CONSENT_REQUIRED", Code(await bench.Matters.SubmitAsync(EngineBench.Citizen(), caseId, Token)));
        await bench.Matters.ConsentAsync(EngineBench.Citizen(), caseId, true, Token);
        Assert.Equal("STILL_PREFILLING", Code(await bench.Matters.SubmitAsync(EngineBench.Citizen(), caseId, Token)));
        await bench.DrainAsync();
        Assert.Equal("SUPPLY_REQUIRED", Code(await bench.Matters.SubmitAsync(EngineBench.Citizen(), caseId, Token)));
        await bench.Matters.SupplyAsync(
            EngineBench.Citizen(), caseId, [EngineBench.Value("amount", "1500")], Token);
        Assert.Equal("STEP_REQUIRED", Code(await bench.Matters.SubmitAsync(EngineBench.Citizen(), caseId, Token)));
    }

    [Fact]
    public async Task A_case_can_be_withdrawn_until_its_decision_is_carried_out()
    {
        await using var bench = await EngineBench.OpenAsync();
        string caseId = await bench.SubmitAsync();
        var withdrawn = await bench.Matters.WithdrawAsync(EngineBench.Citizen(), caseId, Token);
        Assert.Equal(CaseState.Withdrawn, withdrawn.Case!.Record.State);
        await bench.DrainAsync();
        Assert.Empty(bench.Provider.Made);

        string second = await bench.SubmitAsync();
        bench.Provider.Answers = GovDataHub.Matters.Effects.PaymentAnswerKind.Accepted;
        await bench.DrainAsync();
        Assert.Equal("TOO_LATE", Code(await bench.Matters.WithdrawAsync(EngineBench.Citizen(), second, Token)));
    }

    [Fact]
    public async Task A_refusal_can_be_appealed_and_an_officer_may_grant_it()
    {
        await using var bench = await EngineBench.OpenAsync();
        bench.City.Registers["HPF.account"][0]!["consecutive"] = 2;
        string caseId = await bench.SubmitAsync();
        await bench.SettleAsync(caseId);
        Assert.Equal("TEXT_REQUIRED", Code(await bench.Matters.AppealAsync(EngineBench.Citizen(), caseId, " ", Token)));
        await bench.Matters.AppealAsync(EngineBench.Citizen(), caseId, "单位漏报一个月", Token);

        var (task, desk) = await ClaimedAsync(bench);
        await desk.DecideAsync(EngineBench.Officer(), task.Id, OfficerDecision.Grant, "已核实补缴", Token);
        Assert.Equal(CaseState.Granted, (await bench.SettleAsync(caseId)).State);
        Assert.Single(bench.Provider.Made);
        var told = (await bench.Store.Queries.EventsAsync(caseId, 0, 100, Token))
            .Select(entry => entry.Kind).ToArray();
        Assert.Contains("officer-granted", told);
        Assert.DoesNotContain("decided", told);
    }

    [Fact]
    public async Task An_officers_refusal_carries_the_officers_reason()
    {
        await using var bench = await EngineBench.OpenAsync();
        bench.City.Registers["HPF.account"][0]!["consecutive"] = 2;
        string caseId = await bench.SubmitAsync();
        await bench.SettleAsync(caseId);
        await bench.Matters.AppealAsync(EngineBench.Citizen(), caseId, "再看一次", Token);
        var (task, desk) = await ClaimedAsync(bench);
        var decided = await desk.DecideAsync(EngineBench.Officer(), task.Id, OfficerDecision.Refuse, "核实后仍不足", Token);

        var reason = Assert.Single(await bench.Get<CaseDesk>().ReasonsAsync(decided.Case!, Token));
        Assert.Equal((null, "核实后仍不足"), (reason.Condition, reason.Zh));
    }

    [Fact]
    public async Task An_officer_sees_a_case_only_while_holding_its_task_and_never_the_own()
    {
        await using var bench = await EngineBench.OpenAsync();
        bench.City.Registers["HPF.account"][0]!["consecutive"] = 2;
        string caseId = await bench.SubmitAsync();
        await bench.SettleAsync(caseId);
        await bench.Matters.AppealAsync(EngineBench.Citizen(), caseId, "再看一次", Token);
        var cases = bench.Get<CaseDesk>();
        Assert.Null(await cases.CaseAsync(EngineBench.Officer(), caseId, Token));

        var desk = bench.Get<OfficerDesk>();
        string taskId = Assert.Single(await desk.WorkListAsync(EngineBench.Officer(), 0, 10, Token)).Id;
        Assert.Empty(await desk.WorkListAsync(EngineBench.Officer("NRB"), 0, 10, Token));
        Assert.Empty(await desk.WorkListAsync(EngineBench.Citizen(), 0, 10, Token));
        var own = await desk.ClaimAsync(EngineBench.Officer("HPF", EngineBench.Renter), taskId, Token);
        Assert.Equal("OWN_CASE", Assert.Single(own.Errors).Code);
        Assert.Equal(
            "TASK_NOT_CLAIMED",
            Code(await desk.DecideAsync(EngineBench.Officer(), taskId, OfficerDecision.Grant, "x", Token)));

        await desk.ClaimAsync(EngineBench.Officer(), taskId, Token);
        Assert.Equal(CaseView.Whole, (await cases.CaseAsync(EngineBench.Officer(), caseId, Token))!.Value.View);
        Assert.Equal([EngineBench.Officer().Id], (await cases.FindAsync(caseId, Token))!.ClaimedBy);
        var colleague = await desk.ClaimAsync(EngineBench.Officer("HPF", Stranger), taskId, Token);
        Assert.Equal("TASK_TAKEN", Assert.Single(colleague.Errors).Code);
    }

    [Fact]
    public async Task The_auditor_sees_a_case_without_its_form()
    {
        await using var bench = await EngineBench.OpenAsync();
        string caseId = await bench.SubmitAsync();
        var auditor = new Caller
        {
            Kind = PartyKind.Auditor,
            Id = Stranger,
            CitizenId = Stranger,
            Roles = ["auditor"],
        };
        Assert.Equal(
            CaseView.WithoutForm, (await bench.Get<CaseDesk>().CaseAsync(auditor, caseId, Token))!.Value.View);
    }

    [Fact]
    public async Task A_running_case_stays_on_the_text_it_was_started_under()
    {
        await using var bench = await EngineBench.OpenAsync();
        string caseId = await bench.SubmitAsync();
        var current = SchemaFixture.Matters.Find("HPF-01")!;
        string changed = current.Source.Replace(
            "HPF.account.consecutive >= 3", "HPF.account.consecutive >= 300", StringComparison.Ordinal);
        Assert.NotEqual(current.Source, changed);
        var newer = MatterDefinitionReader.Read("HPF-01.yaml", changed, [])!;
        var files = new GovDataHub.Matters.Engine.CaseFiles(
            bench.Store, new MatterCatalogue([newer]), bench.Get<GovDataHub.Federation.Time.BusinessClock>());

        Assert.Equal(current.Digest, (await files.OpenAsync(caseId, Token))!.Definition.Digest);
    }

    private static string Code(CaseResult result)
    {
        return Assert.Single(result.Errors).Code;
    }

    private static async Task<(HumanTaskRecord Task, OfficerDesk Desk)> ClaimedAsync(EngineBench bench)
    {
        var desk = bench.Get<OfficerDesk>();
        var task = Assert.Single(await desk.WorkListAsync(EngineBench.Officer(), 0, 10, Token));
        Assert.Empty((await desk.ClaimAsync(EngineBench.Officer(), task.Id, Token)).Errors);
        return (task, desk);
    }
}
