using System.Collections.Immutable;
using System.Text.Json;
using GovDataHub.Audit;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Reading;
using GovDataHub.Federation.Tests.Execution;

namespace GovDataHub.Federation.Tests.Reading;

public sealed class CaseReaderTests : IDisposable
{
    private readonly TestHub _hub = new();
    private readonly SubjectSealer _sealer = new(new byte[32]);
    private readonly CaseReader _reader;
    private readonly CaseScope _scope;

    public CaseReaderTests()
    {
        _reader = new CaseReader(_hub.Services, _sealer);
        _scope = new CaseScope
        {
            CaseId = "C1",
            Caller = new Caller { Kind = PartyKind.Engine, Id = "engine", Purpose = new Purpose.Case("C1") },
            CitizenId = SampleCity.Lin,
            Matter = "HPF-01",
            LegalBasis = ["住房公积金管理条例#24"],
            Today = new DateOnly(2026, 11, 22),
            ConsentGiven = true,
            Needs =
            [
                new CaseNeed("PSB.population.name", null, NeedMode.Value),
                new CaseNeed("HPF.account.accountNo", null, NeedMode.Value),
                new CaseNeed("HPF.account.bankCard", null, NeedMode.Value),
                new CaseNeed("HPF.withdrawal.lastDate", null, NeedMode.Value),
                new CaseNeed("HPF.account.balance", null, NeedMode.Predicate),
                new CaseNeed("CAB.marriage.spouseIdNo", null, NeedMode.Link),
                new CaseNeed("PSB.kinship.relIdNo", null, NeedMode.Link),
                new CaseNeed("NRB.ownership.city", "spouse", NeedMode.Predicate),
                new CaseNeed("NRB.ownership.usage", "spouse", NeedMode.Value),
            ],
        };
    }

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Values_come_department_by_department_and_are_on_record()
    {
        ImmutableArray<CoordinateAnswer> answers = await _reader.ReadAsync(
            _scope,
            SubjectReference.Citizen,
            ["PSB.population.name", "HPF.account.accountNo", "HPF.withdrawal.lastDate"],
            Ending);

        Assert.All(answers, answer => Assert.Equal(AnswerKind.Value, answer.Kind));
        Assert.Equal(["accountNo of 0011"], answers[1].Rows);
        Assert.Equal(2, answers[2].Rows.Length);
        Assert.Equal(answers[1].TransferId, answers[2].TransferId);
        Assert.NotEqual(answers[0].TransferId, answers[1].TransferId);
        Assert.Equal(2, _hub.City.Asked.Count);
        Assert.Equal(1, _hub.Log.Appends);
        TransferEntry entry = _hub.Log.Entries.Single(entry => entry.Department == "HPF");
        Assert.Equal(("case/C1", "HPF-01"), (entry.Purpose, entry.Matter));
        Assert.Equal(["住房公积金管理条例#24"], entry.LegalBasis);
    }

    [Fact]
    public async Task What_the_matter_does_not_need_is_refused_and_that_recorded()
    {
        ImmutableArray<CoordinateAnswer> answers = await _reader.ReadAsync(
            _scope,
            SubjectReference.Citizen,
            ["HPF.account.monthly", "HPF.account.balance", "CAB.marriage.spouseIdNo", "HPF.account.accountNo"],
            Ending);

        Assert.Equal(
            [AnswerKind.Refused, AnswerKind.Refused, AnswerKind.Refused, AnswerKind.Value],
            answers.Select(answer => answer.Kind));
        Assert.All(answers, answer => Assert.NotNull(answer.TransferId));
        Assert.Equal(["accountNo"], Assert.Single(_hub.City.Asked).Request.Resources[0].Fields);
        Assert.Equal(
            ["ACCESS_DENIED:link-only", "ACCESS_DENIED:not-needed", "ACCESS_DENIED:outcome-only"],
            _hub.Log.Entries.Where(entry => entry.Outcome == TransferOutcome.Denied).Select(
                entry => entry.Reason).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Sensitive_data_waits_for_consent()
    {
        CaseScope before = _scope with { ConsentGiven = false };

        CoordinateAnswer card =
            (await _reader.ReadAsync(before, SubjectReference.Citizen, ["HPF.account.bankCard"], Ending))[0];
        LinkAnswer spouse = await _reader.FollowAsync(
            before, SubjectReference.Citizen, new CaseLink("CAB.marriage.spouseIdNo", "spouse", SubjectKind.Person),
                Ending);

        Assert.Equal((AnswerKind.Refused, ErrorCode.AccessDenied), (card.Kind, card.Reason));
        Assert.Equal(AnswerKind.Refused, spouse.Kind);
        Assert.Empty(_hub.City.Asked);
        Assert.All(_hub.Log.Entries, entry => Assert.Equal("ACCESS_DENIED:consent-needed", entry.Reason));
    }

    [Fact]
    public async Task An_open_public_register_is_read_only_when_the_matter_needs_it()
    {
        CoordinateAnswer answer = (await _reader.ReadAsync(
            _scope, SubjectReference.None, ["MET.observation.rain"], Ending))[0];

        Assert.Equal(AnswerKind.Refused, answer.Kind);
        Assert.Empty(_hub.City.Asked);
    }

    [Fact]
    public async Task A_department_that_does_not_answer_is_unknown_and_no_row_is_absent()
    {
        _hub.City.Faults["HPF"] = SourceFailure.Unavailable;
        _hub.City.Put("PSB.population", SampleCity.Lin);

        ImmutableArray<CoordinateAnswer> answers = await _reader.ReadAsync(
            _scope, SubjectReference.Citizen, ["HPF.account.accountNo", "PSB.population.name"], Ending);

        Assert.Equal(
            (AnswerKind.Unknown, ErrorCode.SourceUnavailable), (answers[0].Kind, answers[0].Reason));
        Assert.Equal(AnswerKind.Absent, answers[1].Kind);
        Assert.Equal(
            [TransferOutcome.Absent, TransferOutcome.Failed], _hub.Log.Entries.Select(entry => entry.Outcome).Order());
    }

    [Fact]
    public async Task A_register_left_out_of_an_answer_is_unknown_and_the_others_of_the_answer_stand()
    {
        _hub.City.LeftOut.Add("HPF.withdrawal");

        ImmutableArray<CoordinateAnswer> answers = await _reader.ReadAsync(
            _scope, SubjectReference.Citizen, ["HPF.withdrawal.lastDate", "HPF.account.accountNo"], Ending);

        Assert.Equal((AnswerKind.Unknown, ErrorCode.SourceUnavailable), (answers[0].Kind, answers[0].Reason));
        Assert.Equal(AnswerKind.Value, answers[1].Kind);
        Assert.Equal(
            [TransferOutcome.Failed, TransferOutcome.Released],
            _hub.Log.Entries.Select(entry => entry.Outcome).OrderDescending());
    }

    [Fact]
    public async Task A_link_left_out_of_an_answer_leads_nowhere_known()
    {
        _hub.City.LeftOut.Add("CAB.marriage");

        LinkAnswer spouse = await _reader.FollowAsync(
            _scope, SubjectReference.Citizen, new CaseLink("CAB.marriage.spouseIdNo", "spouse", SubjectKind.Person),
                Ending);

        Assert.Equal((AnswerKind.Unknown, ErrorCode.SourceUnavailable), (spouse.Kind, spouse.Reason));
    }

    [Fact]
    public async Task A_department_that_refuses_is_refused_and_not_unknown()
    {
        _hub.City.Faults["HPF"] = SourceFailure.Refused;

        CoordinateAnswer value =
            (await _reader.ReadAsync(_scope, SubjectReference.Citizen, ["HPF.account.accountNo"], Ending))[0];
        PredicateAnswer outcome = (await _reader.EvaluateAsync(
            _scope, [Predicate("HPF.account.balance >= 10", "HPF.account.balance")], Ending))[0];

        Assert.Equal((AnswerKind.Refused, ErrorCode.SourceRefused), (value.Kind, value.Reason));
        Assert.Equal((AnswerKind.Refused, ErrorCode.SourceRefused), (outcome.Kind, outcome.Reason));
        Assert.All(_hub.Log.Entries, entry => Assert.Equal(
            (TransferOutcome.Failed, ErrorCode.SourceRefused), (entry.Outcome, entry.Reason)));
    }

    [Fact]
    public async Task When_the_log_cannot_record_nothing_is_returned()
    {
        _hub.Log.IsFull = true;

        await Assert.ThrowsAsync<AuditUnavailableException>(() => _reader.ReadAsync(
            _scope, SubjectReference.Citizen, ["HPF.account.accountNo"], Ending));
        await Assert.ThrowsAsync<AuditUnavailableException>(() => _reader.FollowAsync(
            _scope, SubjectReference.Citizen, new CaseLink("CAB.marriage.spouseIdNo", "spouse", SubjectKind.Person),
                Ending));
        await Assert.ThrowsAsync<AuditUnavailableException>(() => _reader.WriteAsync(
            _scope, SubjectReference.Citizen, Withdrawal("k1"), Ending));
        Assert.Empty(_hub.City.Written);
    }

    [Fact]
    public async Task A_link_is_a_handle_that_says_nothing_and_opens_the_next_register()
    {
        LinkAnswer link = await _reader.FollowAsync(
            _scope,
            SubjectReference.Citizen,
            new CaseLink("CAB.marriage.spouseIdNo", "spouse", SubjectKind.Person, "status = \"married\""),
            Ending);
        CoordinateAnswer usage = (await _reader.ReadAsync(_scope, link.Subject!, ["NRB.ownership.usage"], Ending))[0];

        Assert.Equal((AnswerKind.Value, "spouse"), (link.Kind, link.Subject!.Role));
        Assert.DoesNotContain(SampleCity.Spouse, JsonSerializer.Serialize(link), StringComparison.Ordinal);
        Assert.Equal(AnswerKind.Value, usage.Kind);
        Assert.Equal([SampleCity.Spouse], _hub.City.Asked.Last().Request.Keys);
        Assert.Equal(["CAB.marriage.spouseIdNo", "CAB.marriage.status"], _hub.Log.Entries[0].Coordinates);
    }

    [Fact]
    public async Task The_row_that_meets_the_condition_is_followed()
    {
        LinkAnswer chosen = await _reader.FollowAsync(
            _scope,
            SubjectReference.Citizen,
            new CaseLink(
                "PSB.kinship.relIdNo", "child", SubjectKind.Person, "relation = \"child\" and relName = supply.pick",
                ImmutableDictionary<string, object?>.Empty.Add("pick", "Lin the elder")),
            Ending);
        LinkAnswer nobody = await _reader.FollowAsync(
            _scope,
            SubjectReference.Citizen,
            new CaseLink("PSB.kinship.relIdNo", "child", SubjectKind.Person, "relation = \"father\""),
            Ending);

        Assert.Equal(SampleCity.GrownChild, _sealer.Unseal("C1", chosen.Subject!));
        Assert.Equal((AnswerKind.Absent, null), (nobody.Kind, nobody.Subject));
    }

    [Fact]
    public async Task A_handle_is_of_no_use_for_another_case_role_or_kind()
    {
        SubjectReference spouse = (await _reader.FollowAsync(
            _scope, SubjectReference.Citizen, new CaseLink("CAB.marriage.spouseIdNo", "spouse", SubjectKind.Person),
                Ending)).Subject!;
        CaseScope other = _scope with
        {
            CaseId = "C2",
            Caller = _scope.Caller with { Purpose = new Purpose.Case("C2") },
        };

        await Assert.ThrowsAsync<ArgumentException>(
            () => _reader.ReadAsync(other, spouse, ["NRB.ownership.usage"], Ending));
        await Assert.ThrowsAsync<ArgumentException>(() => _reader.ReadAsync(
            _scope, spouse with { Role = "child" }, ["NRB.ownership.usage"], Ending));
        await Assert.ThrowsAsync<ArgumentException>(() => _reader.ReadAsync(
            _scope, spouse with { Handle = SampleCity.Spouse }, ["NRB.ownership.usage"], Ending));
        await Assert.ThrowsAsync<ArgumentException>(() => _reader.ReadAsync(
            other with { CaseId = "C3" }, SubjectReference.Citizen, ["HPF.account.accountNo"], Ending));
    }

    [Fact]
    public async Task Predicates_go_to_the_department_in_one_request_and_only_outcomes_return()
    {
        _hub.City.Outcome = text => text.Contains("100", StringComparison.Ordinal) ? PredicateOutcome.True
            : PredicateOutcome.Absent;

        ImmutableArray<PredicateAnswer> answers = await _reader.EvaluateAsync(
            _scope,
            [
                Predicate("HPF.account.balance >= 100", "HPF.account.balance"),
                Predicate("HPF.account.balance < 5", "HPF.account.balance"),
                Predicate("HPF.account.monthly > 5", "HPF.account.monthly"),
            ],
            Ending);

        Assert.Equal(
            [AnswerKind.Value, AnswerKind.Absent, AnswerKind.Refused], answers.Select(answer => answer.Kind));
        Assert.Equal(PredicateOutcome.True, answers[0].Outcome);
        Assert.Equal(2, Assert.Single(_hub.City.Evaluated).Request.Expressions.Length);
        TransferEntry entry = _hub.Log.Entries.Single(entry => entry.Outcome == TransferOutcome.Released);
        Assert.Equal(["HPF.account.balance"], entry.Predicates);
        Assert.Empty(_hub.City.Asked);
    }

    [Fact]
    public async Task A_question_with_supplies_is_capped_so_that_nobody_can_guess_a_value()
    {
        PredicateAnswer last = new(AnswerKind.Value, null, null, null);
        for (int amount = 0; amount <= 40; amount++)
        {
            DepartmentPredicate guess = Predicate("HPF.account.balance >= supply.amount", "HPF.account.balance") with
            {
                Supplies = ImmutableDictionary<string, object?>.Empty.Add("amount", (decimal)amount),
            };
            last = (await _reader.EvaluateAsync(_scope, [guess], Ending))[0];
        }

        Assert.Equal((AnswerKind.Refused, ErrorCode.LimitExceeded), (last.Kind, last.Reason));
        Assert.Equal(40, _hub.City.Evaluated.Count);
    }

    [Fact]
    public async Task A_write_is_recorded_as_intended_before_and_written_after()
    {
        List<int> recordedWhenSent = [];
        _hub.City.OnWritten = () => recordedWhenSent.Add(_hub.Log.Entries.Count);

        WriteAnswer answer = await _reader.WriteAsync(_scope, SubjectReference.Citizen, Withdrawal("k1"), Ending);

        Assert.Equal((WriteOutcome.Written, null), (answer.Outcome, answer.Reason));
        Assert.Equal([1], recordedWhenSent);
        Assert.Equal(
            [TransferOutcome.Intended, TransferOutcome.Written], _hub.Log.Entries.Select(entry => entry.Outcome));
        Assert.Equal(
            ["HPF.withdrawal.lastDate", "HPF.withdrawal.lastKind"], _hub.Log.Entries[1].Coordinates);
    }

    [Fact]
    public async Task What_a_write_is_selected_by_is_on_record_before_it_is_sent()
    {
        RegisterWrite write = Withdrawal("k1") with { Where = "yearAmount = 120 and lastKind = \"rent\"" };

        await _reader.WriteAsync(_scope, SubjectReference.Citizen, write, Ending);

        Assert.Equal(write.Where, Assert.Single(_hub.City.Written).Request.Where);
        Assert.Equal(
            ["HPF.withdrawal.lastDate", "HPF.withdrawal.lastKind", "HPF.withdrawal.yearAmount"],
            _hub.Log.Entries[0].Coordinates);
    }

    [Fact]
    public async Task A_quotation_mark_in_a_text_hides_no_field_from_the_record()
    {
        RegisterWrite write = Withdrawal("k1") with
        {
            Where = """lastKind = "a\"b" and yearAmount = 120 and lastKind != "c\\" """,
        };

        await _reader.WriteAsync(_scope, SubjectReference.Citizen, write, Ending);

        Assert.Equal(
            ["HPF.withdrawal.lastDate", "HPF.withdrawal.lastKind", "HPF.withdrawal.yearAmount"],
            _hub.Log.Entries[0].Coordinates);
    }

    [Fact]
    public async Task A_write_to_somebody_in_a_role_goes_there_and_both_are_on_record()
    {
        LinkAnswer link = await _reader.FollowAsync(
            _scope, SubjectReference.Citizen, new CaseLink("CAB.marriage.spouseIdNo", "spouse", SubjectKind.Person),
                Ending);

        await _reader.WriteAsync(_scope, link.Subject!, Withdrawal("k1"), Ending);

        Assert.Equal(SampleCity.Spouse, Assert.Single(_hub.City.Written).Request.Key);
        TransferEntry[] writes =
            [.. _hub.Log.Entries.Where(entry => entry.Outcome is TransferOutcome.Intended or TransferOutcome.Written)];
        Assert.Equal(2, writes.Length);
        Assert.All(writes, entry => Assert.Equal([SampleCity.Spouse, SampleCity.Lin], entry.Subjects));
    }

    [Fact]
    public async Task A_write_that_fails_is_unknown_and_one_whose_guard_fails_is_final()
    {
        _hub.City.WriteOutcome = WriteOutcome.GuardFailed;
        WriteAnswer guarded = await _reader.WriteAsync(_scope, SubjectReference.Citizen, Withdrawal("k1"), Ending);
        _hub.City.Faults["HPF"] = SourceFailure.Timeout;
        WriteAnswer unknown = await _reader.WriteAsync(_scope, SubjectReference.Citizen, Withdrawal("k2"), Ending);

        Assert.Equal((WriteOutcome.GuardFailed, ErrorCode.GuardFailed), (guarded.Outcome, guarded.Reason));
        Assert.Equal((null, ErrorCode.SourceTimeout), (unknown.Outcome, unknown.Reason));
    }

    [Fact]
    public async Task A_written_outcome_that_cannot_be_recorded_is_reported_as_unknown()
    {
        _hub.City.OnWritten = () => _hub.Log.IsFull = true;

        WriteAnswer answer = await _reader.WriteAsync(_scope, SubjectReference.Citizen, Withdrawal("k1"), Ending);

        Assert.Equal((null, ErrorCode.AuditUnavailable), (answer.Outcome, answer.Reason));
    }

    public void Dispose()
    {
        _sealer.Dispose();
        _hub.Dispose();
    }

    private static DepartmentPredicate Predicate(string expression, string coordinate)
    {
        return new DepartmentPredicate(
            coordinate[..3], SubjectReference.Citizen, expression, [coordinate], ImmutableDictionary<string,
                object?>.Empty);
    }

    private static RegisterWrite Withdrawal(string key)
    {
        return new RegisterWrite(
            "HPF.withdrawal",
            ImmutableDictionary<string,
                object?>.Empty.Add("lastKind", "rent").Add("lastDate", new DateOnly(2026, 11, 22)),
            null,
            key);
    }
}
