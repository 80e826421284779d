using System.Collections.Frozen;
using System.Text.Json;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Reading;

namespace GovDataHub.Federation.Tests.Execution;

/// <summary>Queries under a case, a sharing agreement and the audit purpose.</summary>
public sealed class PurposeTests : IDisposable
{
    private const string ByArgument = """
        query ($id: ID!) {
          citizen(id: $id) { id hpf { account { accountNo monthly } } spouse { nrb { ownership { usage } } } }
        }
        """;

    private readonly TestHub _hub = new();

    public PurposeTests()
    {
        _hub.Cases.Cases["C1"] = new CaseAccess
        {
            CaseId = "C1",
            CitizenId = SampleCity.Lin,
            Matter = "HPF-01",
            LegalBasis = ["住房公积金管理条例#24"],
            IsOpen = true,
            ConsentGiven = true,
            ClaimedBy = [SampleCity.GrownChild, "330199196001010066"],
            Needs =
            [
                new CaseNeed("HPF.account.accountNo", null, NeedMode.Value),
                new CaseNeed("CAB.marriage.spouseIdNo", null, NeedMode.Link),
                new CaseNeed("NRB.ownership.usage", "spouse", NeedMode.Value),
            ],
        };
    }

    [Fact]
    public async Task The_cases_citizen_reads_what_the_matter_needs()
    {
        JsonElement answer = await _hub.AskAsync(
            "{ me { hpf { account { accountNo monthly } } psb { population { name } } } }", TestHub.Citizen("case/C1"));

        Assert.Equal(
            """{"me":{"hpf":{"account":{"accountNo":"accountNo of 0011","monthly":null}},"psb":{"population":null}}}""",
            answer.GetProperty("data").GetRawText());
        Assert.Equal(["not-needed", "not-needed"], Reasons(answer));
        TransferEntry released = Assert.Single(_hub.Log.Entries, entry => entry.Outcome == TransferOutcome.Released);
        Assert.Equal(("case/C1", "HPF-01"), (released.Purpose, released.Matter));
        Assert.Equal(["住房公积金管理条例#24"], released.LegalBasis);
    }

    [Fact]
    public async Task An_officer_who_holds_the_task_reads_it_and_the_role_reached()
    {
        JsonElement answer = await _hub.AskAsync(ByArgument, Officer("330199196001010066"), ("id", SampleCity.Lin));

        JsonElement citizen = answer.GetProperty("data").GetProperty("citizen");
        Assert.Equal("3301**********0011", citizen.GetProperty("id").GetString());
        Assert.Equal(
            "accountNo of 0011",
            citizen.GetProperty("hpf").GetProperty("account").GetProperty("accountNo").GetString());
        Assert.Equal(
            JsonValueKind.String,
            citizen.GetProperty("spouse").GetProperty("nrb").GetProperty("ownership")[0].GetProperty(
                "usage").ValueKind);
        Assert.Contains(
            _hub.Log.Entries,
            entry => entry.Department == "NRB" && entry.Caller is { Kind: PartyKind.Officer, Role: "officer" });
    }

    [Fact]
    public async Task An_officer_who_is_a_relative_reads_nothing()
    {
        JsonElement answer = await _hub.AskAsync(ByArgument, Officer(SampleCity.GrownChild), ("id", SampleCity.Lin));

        Assert.Equal("""{"citizen":null}""", answer.GetProperty("data").GetRawText());
        Assert.Equal(["own-case"], Reasons(answer));
        Assert.DoesNotContain("HPF", _hub.City.Asked.Select(asked => asked.Department));
    }

    [Fact]
    public async Task When_kinship_cannot_be_checked_the_officer_reads_nothing()
    {
        _hub.City.Faults["CAB"] = SourceFailure.Unavailable;

        JsonElement answer = await _hub.AskAsync(ByArgument, Officer("330199196001010066"), ("id", SampleCity.Lin));

        Assert.Equal("""{"citizen":null}""", answer.GetProperty("data").GetRawText());
        Assert.DoesNotContain("HPF", _hub.City.Asked.Select(asked => asked.Department));
    }

    [Theory]
    [InlineData("case/C1", SampleCity.Stranger, SampleCity.Lin)]
    [InlineData("case/C1", SampleCity.Lin, SampleCity.Stranger)]
    [InlineData("case/none", SampleCity.Lin, SampleCity.Lin)]
    public async Task Nobody_else_reads_a_case_and_a_case_reads_nobody_else(
        string purpose, string caller, string subject)
    {
        JsonElement answer = await _hub.AskAsync(ByArgument, TestHub.Citizen(purpose, caller), ("id", subject));

        Assert.Equal("""{"citizen":null}""", answer.GetProperty("data").GetRawText());
        Assert.Equal(["not-of-case"], Reasons(answer));
        Assert.Empty(_hub.City.Asked);
        Assert.All(_hub.Log.Entries, entry => Assert.Equal(TransferOutcome.Denied, entry.Outcome));
    }

    [Fact]
    public async Task A_departments_system_reads_what_its_agreement_lists_until_the_days_rows_are_used()
    {
        _hub.Services = _hub.Services with
        {
            Grants = new GrantBook([new SharingGrant
            {
                Id = "G1",
                Grantee = "HPF",
                Coordinates = new[] { "CAB.marriage.regDate" }.ToFrozenSet(),
                Scope = SubjectKind.Person,
                Until = new DateOnly(2027, 1, 1),
                RowsPerDay = 1,
                LegalBasis = ["住房公积金管理条例#24"],
            }]),
        };
        Caller system =
            new() { Kind = PartyKind.System, Id = "hpf-core", Department = "HPF", Purpose = Purpose.Parse("grant/G1") };
        const string query = "query ($id: ID!) { citizen(id: $id) { cab { marriage { regDate certNo } } } }";

        JsonElement first = await _hub.AskAsync(query, system, ("id", SampleCity.Lin));
        JsonElement second = await _hub.AskAsync(query, system, ("id", SampleCity.Lin));
        JsonElement other = await _hub.AskAsync(query, system with { Department = "PSB" }, ("id", SampleCity.Lin));

        Assert.Equal(
            """{"regDate":"2012-05-20","certNo":null}""",
            first.GetProperty("data").GetProperty("citizen").GetProperty("cab").GetProperty("marriage").GetRawText());
        Assert.Equal(["not-granted"], Reasons(first));
        Assert.Equal(["grant-used-up"], Reasons(second));
        Assert.Equal(["not-granted"], Reasons(other));
        Assert.Single(_hub.City.Asked);
        Assert.Equal(
            ["住房公积金管理条例#24"], _hub.Log.Entries.First(entry => entry.Outcome == TransferOutcome.Released).LegalBasis);
    }

    [Fact]
    public async Task An_auditor_reads_no_register()
    {
        Caller auditor = TestHub.Citizen("audit") with { Kind = PartyKind.Auditor, Roles = ["auditor"] };

        JsonElement me = await _hub.AskAsync("{ me { hpf { account { status } } } }", auditor);
        JsonElement other = await _hub.AskAsync(ByArgument, auditor, ("id", SampleCity.Lin));

        Assert.Equal([ErrorCode.AccessDenied], Codes(me));
        Assert.Equal([ErrorCode.AccessDenied], Codes(other));
        Assert.Empty(_hub.City.Asked);
    }

    public void Dispose()
    {
        _hub.Dispose();
    }

    private static Caller Officer(string id)
    {
        return TestHub.Citizen(
            "case/C1", id) with
        { Kind = PartyKind.Officer, Department = "HPF", Roles = ["citizen", "officer"] };
    }

    private static IEnumerable<string> Codes(JsonElement answer)
    {
        return [.. answer.GetProperty("errors").EnumerateArray()
            .Select(error => error.GetProperty("extensions").GetProperty("code").GetString()!)];
    }

    private static IEnumerable<string> Reasons(JsonElement answer)
    {
        return [.. answer.GetProperty("errors").EnumerateArray()
            .Select(error => error.GetProperty("extensions").GetProperty("reason").GetString()!)];
    }
}
