using System.Text;
using System.Text.Json;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Tests.Planning;

namespace GovDataHub.Federation.Tests.Execution;

public sealed class HubGatewayTests : IDisposable
{
    /// <summary>Departments all of whose person registers are <c>not-shared</c>: refused without being asked.</summary>
    private const int HoldNothingShared = 4;

    private readonly TestHub _hub = new();

    private DateTimeOffset Now => _hub.Time.Now;

    [Fact]
    public async Task One_query_reads_a_citizen_from_all_47_departments()
    {
        JsonElement answer = await _hub.AskAsync(
            FullRecord.Query(Schemas.Hub.Catalogue), TestHub.Citizen() with { PasskeyAt = Now });

        JsonElement me = answer.GetProperty("data").GetProperty("me");
        Assert.Equal(48, me.EnumerateObject().Count());
        Assert.Equal("1234.50", me.GetProperty("hpf").GetProperty("account").GetProperty("balance").GetString());
        Assert.Equal("2024-02-29", me.GetProperty("hpf").GetProperty("account").GetProperty("lastPay").GetString());
        Assert.Equal(47 - HoldNothingShared, _hub.City.Asked.Count);
        Assert.Equal(47, _hub.Log.Entries.Select(entry => entry.Department).Distinct().Count());
        Assert.Equal(1, _hub.Log.Appends);
        Assert.Equal(
            ["ACCESS_DENIED"],
            answer.GetProperty("errors").EnumerateArray().Select(Code).Distinct(StringComparer.Ordinal));
        Assert.Equal(
            _hub.Log.Entries.Count,
            answer.GetProperty("extensions").GetProperty("hub").GetProperty("sources").GetArrayLength());
    }

    [Fact]
    public async Task Departments_are_asked_side_by_side()
    {
        int waiting = 47 - HoldNothingShared;
        TaskCompletionSource together = new(TaskCreationOptions.RunContinuationsAsynchronously);
        foreach (string code in Schemas.Hub.Catalogue.Departments.Select(department => department.Code))
        {
            _hub.City.Gates[code] = () =>
            {
                if (Interlocked.Decrement(ref waiting) == 0)
                {
                    together.SetResult();
                }

                return together.Task;
            };
        }

        JsonElement answer = await _hub.AskAsync(
            FullRecord.Query(Schemas.Hub.Catalogue), TestHub.Citizen() with { PasskeyAt = Now });

        Assert.True(together.Task.IsCompletedSuccessfully);
        Assert.DoesNotContain(ErrorCode.SourceTimeout, Codes(answer));
    }

    [Fact]
    public async Task Fragments_aliases_and_conditions_are_answered()
    {
        const string query = """
            query ($yes: Boolean!, $no: Boolean!) {
              mine: me { ...Fund money: hpf { a: account { b: balance } } psb @skip(if: $yes) { population { name } } }
              me { hpf { loan @include(if: $no) { status } withdrawal { lastKind } } }
            }
            fragment Fund on Citizen { hpf { account { accountNo @include(if: $yes) } } }
            """;

        JsonElement answer = await _hub.AskAsync(
            query, TestHub.Citizen() with { PasskeyAt = Now }, ("yes", true), ("no", false));

        Assert.Equal(
            """
            {"mine":{"hpf":{"account":{"accountNo":"accountNo of 0011"}},"money":{"a":{"b":"1234.50"}}},
            "me":{"hpf":{"withdrawal":[{"lastKind":"none"},{"lastKind":"none"}]}}}
            """.ReplaceLineEndings(""),
            answer.GetProperty("data").GetRawText());
        Assert.Single(_hub.City.Asked);
        Assert.Equal(
            ["accountNo", "balance"], _hub.City.Asked.Single().Request.Resources[0].Fields);
    }

    [Theory]
    [InlineData(SourceFailure.Unavailable, ErrorCode.SourceUnavailable)]
    [InlineData(SourceFailure.Garbage, ErrorCode.SourceUnavailable)]
    [InlineData(SourceFailure.Timeout, ErrorCode.SourceTimeout)]
    [InlineData(SourceFailure.Refused, ErrorCode.SourceRefused)]
    public async Task A_failing_department_makes_only_its_own_fields_null(SourceFailure failure, string code)
    {
        _hub.City.Faults["HPF"] = failure;

        JsonElement answer = await _hub.AskAsync(
            "{ me { hpf { account { status } } cab { marriage { status } } } }", TestHub.Citizen());

        JsonElement me = answer.GetProperty("data").GetProperty("me");
        Assert.Equal(JsonValueKind.Null, me.GetProperty("hpf").ValueKind);
        Assert.Equal("married", me.GetProperty("cab").GetProperty("marriage").GetProperty("status").GetString());
        JsonElement error = Assert.Single(answer.GetProperty("errors").EnumerateArray());
        Assert.Equal(code, Code(error));
        Assert.Equal("me.hpf", Path(error));
        Assert.DoesNotContain("ECONNREFUSED", answer.GetRawText(), StringComparison.Ordinal);
        TransferEntry failed = Assert.Single(_hub.Log.Entries, entry => entry.Department == "HPF");
        Assert.Equal((TransferOutcome.Failed, code), (failed.Outcome, failed.Reason));
    }

    [Fact]
    public async Task When_the_log_cannot_record_no_byte_is_released()
    {
        _hub.Log.IsFull = true;

        ReadOnlyMemory<byte> bytes = await _hub.BytesAsync(
            "{ me { id hpf { account { accountNo status } } spouse { id } } met { observation { rain } } }",
            TestHub.Citizen());
        string text = Encoding.UTF8.GetString(bytes.Span);

        Assert.NotEmpty(_hub.City.Asked);
        Assert.DoesNotContain("accountNo of", text, StringComparison.Ordinal);
        Assert.DoesNotContain("active", text, StringComparison.Ordinal);
        Assert.DoesNotContain("3301", text, StringComparison.Ordinal);
        JsonElement answer = JsonDocument.Parse(bytes).RootElement;
        Assert.Equal("""{"me":null,"met":null}""", answer.GetProperty("data").GetRawText());
        Assert.Equal([ErrorCode.AuditUnavailable, ErrorCode.AuditUnavailable], Codes(answer));
    }

    [Fact]
    public async Task A_transfer_says_who_what_whose_and_why()
    {
        JsonElement answer = await _hub.AskAsync("{ me { hpf { account { status accountNo } } } }", TestHub.Citizen());

        TransferEntry entry = Assert.Single(_hub.Log.Entries);
        Assert.Equal(TransferOutcome.Released, entry.Outcome);
        Assert.Equal(("HPF", "self", PartyKind.Citizen), (entry.Department, entry.Purpose, entry.Caller.Kind));
        Assert.Equal(["HPF.account.accountNo", "HPF.account.status"], entry.Coordinates);
        Assert.Equal([SampleCity.Lin], entry.Subjects);
        Assert.Equal(1, entry.Rows);
        Assert.True(entry.Bytes > 0);
        Assert.Equal(32, entry.ContentHash.Length);
        Assert.Equal(["个人信息保护法#45"], entry.LegalBasis);
        JsonElement source = answer.GetProperty("extensions").GetProperty("hub").GetProperty("sources")[0];
        Assert.Equal("2026/0", source.GetProperty("transferId").GetString());
        Assert.Equal("RELEASED", source.GetProperty("outcome").GetString());
        Assert.Equal("2026-11-22T09:30:00+08:00", source.GetProperty("asOf").GetString());
    }

    [Fact]
    public async Task A_register_without_a_row_is_null_or_empty_and_recorded_as_absent()
    {
        _hub.City.Put("HPF.account", SampleCity.Lin);
        _hub.City.Put("HPF.withdrawal", SampleCity.Lin);

        JsonElement answer = await _hub.AskAsync(
            "{ me { hpf { account { status } withdrawal { lastDate } } } }", TestHub.Citizen());

        Assert.Equal("""{"me":{"hpf":{"account":null,"withdrawal":[]}}}""", answer.GetProperty("data").GetRawText());
        Assert.False(answer.TryGetProperty("errors", out _));
        Assert.Equal(TransferOutcome.Absent, Assert.Single(_hub.Log.Entries).Outcome);
    }

    [Fact]
    public async Task Without_a_purpose_nothing_personal_is_read()
    {
        JsonElement answer = await _hub.AskAsync(
            "{ me { hpf { account { status } } } met { observation { rain } } }",
                TestHub.Citizen() with { Purpose = null });

        JsonElement error = Assert.Single(answer.GetProperty("errors").EnumerateArray());
        Assert.Equal((ErrorCode.PurposeRequired, "me.hpf.account"), (Code(error), Path(error)));
        Assert.Equal(["MET"], _hub.City.Asked.Select(asked => asked.Department));
        Assert.Equal(
            [TransferOutcome.Denied, TransferOutcome.Released],
                _hub.Log.Entries.Select(entry => entry.Outcome).Order().Reverse());
    }

    [Fact]
    public async Task Level_4_takes_a_passkey_and_the_rest_of_the_row_does_not()
    {
        JsonElement stale = await _hub.AskAsync(
            "{ me { hpf { account { balance status } } } }",
            TestHub.Citizen() with { PasskeyAt = Now - TimeSpan.FromMinutes(11) });
        JsonElement fresh = await _hub.AskAsync(
            "{ me { hpf { account { balance status } } } }",
            TestHub.Citizen() with { PasskeyAt = Now - TimeSpan.FromMinutes(9) });

        Assert.Equal(
            """{"balance":null,"status":"none"}""",
            stale.GetProperty("data").GetProperty("me").GetProperty("hpf").GetProperty("account").GetRawText());
        JsonElement error = Assert.Single(stale.GetProperty("errors").EnumerateArray());
        Assert.Equal("me.hpf.account.balance", Path(error));
        Assert.Equal("passkey-needed", error.GetProperty("extensions").GetProperty("reason").GetString());
        Assert.Equal(["status"], _hub.City.Asked.First().Request.Resources[0].Fields);
        Assert.False(fresh.TryGetProperty("errors", out _));
    }

    [Fact]
    public async Task Another_citizen_is_refused_and_the_refusal_recorded_under_that_citizen()
    {
        JsonElement answer = await _hub.AskAsync(
            "query ($id: ID!) { citizen(id: $id) { id hpf { account { status } } } }",
            TestHub.Citizen(),
            ("id", SampleCity.Stranger));

        Assert.Equal("""{"citizen":null}""", answer.GetProperty("data").GetRawText());
        Assert.Equal([ErrorCode.AccessDenied], Codes(answer));
        Assert.Empty(_hub.City.Asked);
        TransferEntry denied = Assert.Single(_hub.Log.Entries);
        Assert.Equal(
            (TransferOutcome.Denied, "ACCESS_DENIED:another-person"), (denied.Outcome, denied.Reason));
        Assert.Equal([SampleCity.Stranger], denied.Subjects);
    }

    [Fact]
    public async Task A_stranger_without_a_name_is_counted_not_recorded_one_by_one()
    {
        Caller anonymous = new() { Kind = PartyKind.Anonymous, Id = "192.0.2.1", Purpose = Purpose.Parse("self") };

        JsonElement answer = await _hub.AskAsync(
            "{ me { hpf { account { status } } } met { observation { rain } } }", anonymous);

        Assert.Equal([ErrorCode.AccessDenied, ErrorCode.AccessDenied], Codes(answer));
        Assert.Equal(0, _hub.Log.Appends);
        Assert.Equal(2, _hub.Denials.Counted.Count);
        Assert.Empty(_hub.City.Asked);
    }

    [Fact]
    public async Task An_adult_relative_is_reached_but_not_read()
    {
        JsonElement answer = await _hub.AskAsync(
            "{ me { spouse { id nrb { ownership { city } } } } }", TestHub.Citizen());

        JsonElement spouse = answer.GetProperty("data").GetProperty("me").GetProperty("spouse");
        Assert.Equal("3301**********0022", spouse.GetProperty("id").GetString());
        JsonElement error = Assert.Single(answer.GetProperty("errors").EnumerateArray());
        Assert.Equal("another-adult", error.GetProperty("extensions").GetProperty("reason").GetString());
        Assert.Equal(["CAB"], _hub.City.Asked.Select(asked => asked.Department));
        Assert.Contains(
            _hub.Log.Entries, entry => entry.Outcome == TransferOutcome.Denied
            && entry.Subjects.Contains(SampleCity.Spouse));
    }

    [Fact]
    public async Task A_guardian_reads_minors_on_their_behalf_and_grown_children_not_at_all()
    {
        JsonElement answer = await _hub.AskAsync(
            "{ me { children { id edu { student { school } } } } }", TestHub.Citizen());

        JsonElement children = answer.GetProperty("data").GetProperty("me").GetProperty("children");
        Assert.Equal(2, children.GetArrayLength());
        Assert.Equal(
            "school of 0033",
            children[0].GetProperty("edu").GetProperty("student").GetProperty("school").GetString());
        Assert.Equal(JsonValueKind.Null, children[1].GetProperty("edu").GetProperty("student").ValueKind);
        TransferEntry released =
            Assert.Single(
            _hub.Log.Entries, entry => entry.Department == "EDU" && entry.Outcome == TransferOutcome.Released);
        Assert.Equal([SampleCity.Child], released.Subjects);
        Assert.Equal(SampleCity.Child, released.OnBehalfOf);
        Assert.Equal(["PSB", "EDU"], _hub.City.Asked.Select(asked => asked.Department));
    }

    [Fact]
    public async Task Under_behalf_me_is_the_child_that_the_mandate_names()
    {
        JsonElement child =
            await _hub.AskAsync("{ me { id edu { student { school } } } }", TestHub.Citizen("behalf/child-2"));
        JsonElement grown =
            await _hub.AskAsync("{ me { id edu { student { school } } } }", TestHub.Citizen("behalf/child-1"));
        JsonElement nobody = await _hub.AskAsync("{ me { id } }", TestHub.Citizen("behalf/anyone"));

        Assert.Equal("3301**********0033", child.GetProperty("data").GetProperty("me").GetProperty("id").GetString());
        Assert.Equal([ErrorCode.AccessDenied], Codes(grown));
        Assert.Equal([ErrorCode.AccessDenied], Codes(nobody));
        Assert.Contains(
            _hub.Log.Entries, entry => entry.Department == "EDU" && entry.OnBehalfOf == SampleCity.Child);
    }

    [Fact]
    public async Task Only_an_enterprise_that_names_the_caller_is_read()
    {
        JsonElement own = await _hub.AskAsync(
            "query ($id: ID!) { enterprise(uscc: $id) { uscc hpf { unit { headcount } } } }",
            TestHub.Citizen(), ("id", SampleCity.Shop));
        JsonElement other = await _hub.AskAsync(
            "query ($id: ID!) { enterprise(uscc: $id) { uscc hpf { unit { headcount } } } }",
            TestHub.Citizen(), ("id", SampleCity.Foreign));

        Assert.Equal(
            7, own.GetProperty("data").GetProperty("enterprise").GetProperty("hpf").GetProperty("unit").GetProperty(
                "headcount").GetInt32());
        Assert.Equal([ErrorCode.AccessDenied], Codes(other));
        Assert.Contains(_hub.Log.Entries, entry => entry.Coordinates.Contains("DRA.entAccount.operatorIdNo"));
        Assert.Equal(2, _hub.Log.Appends);
    }

    [Fact]
    public async Task Owned_enterprises_are_read_in_one_batch_where_they_name_the_caller()
    {
        JsonElement answer = await _hub.AskAsync(
            "{ me { enterprises { uscc hpf { unit { headcount } } } } }", TestHub.Citizen());

        JsonElement enterprises = answer.GetProperty("data").GetProperty("me").GetProperty("enterprises");
        Assert.Equal(
            [SampleCity.Shop, SampleCity.Foreign],
                enterprises.EnumerateArray().Select(one => one.GetProperty("uscc").GetString()));
        Assert.Equal(JsonValueKind.Object, enterprises[0].GetProperty("hpf").GetProperty("unit").ValueKind);
        Assert.Equal(JsonValueKind.Null, enterprises[1].GetProperty("hpf").GetProperty("unit").ValueKind);
        Assert.Equal(["SMR", "DRA", "HPF"], _hub.City.Asked.Select(asked => asked.Department));
    }

    [Fact]
    public async Task A_public_register_is_filtered_typed_and_limited()
    {
        _hub.City.Put(
            "STA.indicator", "",
            SampleCity.Row(("indicator", "GDP"), ("period", "2025"), ("value", 2.5m)),
            SampleCity.Row(("indicator", "CPI"), ("period", "2025"), ("value", 1m)));

        JsonElement answer = await _hub.AskAsync(
            """
            query ($where: StaIndicatorWhere) {
              sta {
                gdp: indicator(where: $where) { value }
                all: indicator(first: 1) { indicator }
                bad: indicator(first: 1000) { value }
              }
            }
            """,
            TestHub.Citizen() with { Purpose = null },
            ("where", new { value = 2.5 }));

        Assert.Equal(
            """{"gdp":[{"value":2.5}],"all":[{"indicator":"GDP"}],"bad":null}""",
            answer.GetProperty("data").GetProperty("sta").GetRawText());
        Assert.Equal([ErrorCode.LimitExceeded], Codes(answer));
    }

    [Fact]
    public async Task A_register_that_is_not_shared_never_leaves()
    {
        JsonElement answer = await _hub.AskAsync(
            "{ me { psb { crimeRecord { hasRecord } } } gas { pipeline { segmentNo } } }",
                TestHub.Citizen() with { PasskeyAt = Now });

        Assert.Equal([ErrorCode.AccessDenied, ErrorCode.AccessDenied], Codes(answer));
        Assert.Empty(_hub.City.Asked);
        Assert.All(_hub.Log.Entries, entry => Assert.Equal("ACCESS_DENIED:not-shared", entry.Reason));
    }

    [Fact]
    public async Task A_document_that_cannot_run_is_refused_with_a_code()
    {
        Assert.Equal([ErrorCode.SyntaxError], Codes(await _hub.AskAsync("{ me { ", TestHub.Citizen())));
        Assert.Equal([ErrorCode.ValidationFailed], Codes(await _hub.AskAsync("{ me { nothing } }", TestHub.Citizen())));
        Assert.Equal(
            [ErrorCode.OperationUnknown],
            Codes(await _hub.AskAsync("query A { me { id } } query B { me { id } }", TestHub.Citizen())));
        Assert.Equal(
            [ErrorCode.BadVariable],
            Codes(await _hub.AskAsync("query ($id: ID!) { citizen(id: $id) { id } }", TestHub.Citizen())));
    }

    public void Dispose()
    {
        _hub.Dispose();
    }

    private static IEnumerable<string> Codes(JsonElement answer)
    {
        return answer.TryGetProperty("errors", out JsonElement errors) ? [.. errors.EnumerateArray().Select(Code)] : [];
    }

    private static string Code(JsonElement error)
    {
        return error.GetProperty("extensions").GetProperty("code").GetString()!;
    }

    private static string Path(JsonElement error)
    {
        return string.Join('.', error.GetProperty("path").EnumerateArray());
    }
}
