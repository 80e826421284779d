using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Reading;
using GovDataHub.TestKit;

namespace GovDataHub.Federation.Tests.Access;

public sealed class AccessMatrixTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 30, 0, TimeSpan.FromHours(8));
    private readonly AccessDecider _decider = new(Schemas.Policy);

    [Fact]
    public void The_matrix_of_742_fields_reads_as_its_golden_file()
    {
        StringBuilder text = new("# coordinate: self | behalf | case | grant | audit | no purpose\n");
        int fields = 0;
        foreach (
            RegisterField field in Schemas.Hub.Catalogue.Fields.OrderBy(
            field => field.Coordinate, StringComparer.Ordinal))
        {
            text.Append(
                CultureInfo.InvariantCulture, $"{field.Coordinate} {field.Subject} {field.Share} {field.Level}:");
            text.Append(' ').AppendJoin(" | ", Columns(field)).Append('\n');
            fields++;
        }

        Assert.Equal(742, fields);
        Assert.Null(Golden.Difference(
            text.ToString(), "tests", "GovDataHub.Federation.Tests", "Access", "Golden", "matrix.txt"));
    }

    [Fact]
    public void A_passkey_counts_for_ten_minutes()
    {
        RegisterField balance = Field("HPF.account.balance");

        Assert.IsType<AccessDecision.Value>(Decide(balance, Now - TimeSpan.FromMinutes(10)));
        Assert.Equal(DenialReason.PasskeyNeeded, Reason(Decide(balance, Now - TimeSpan.FromMinutes(10.1))));
        Assert.Equal(DenialReason.PasskeyNeeded, Reason(Decide(balance, null)));
        Assert.Equal(DenialReason.PasskeyNeeded, Reason(Decide(balance, Now + TimeSpan.FromHours(1))));
    }

    [Theory]
    [InlineData("HPF.account.accountNo", null, NeedMode.Value, true, null)]
    [InlineData("HPF.account.status", null, NeedMode.Predicate, true, "outcome-only")]
    [InlineData("HPF.account.monthly", null, null, true, "not-needed")]
    [InlineData("HPF.account.accountNo", "spouse", null, true, "not-needed")]
    [InlineData("HPF.account.bankCard", null, NeedMode.Value, false, "consent-needed")]
    [InlineData("HPF.account.bankCard", null, NeedMode.Value, true, null)]
    [InlineData("CAB.marriage.spouseIdNo", null, NeedMode.Link, true, "link-only")]
    [InlineData("PSB.crimeRecord.hasRecord", null, NeedMode.Value, true, "outcome-only")]
    public void A_case_reads_what_its_matter_needs_and_no_more(
        string coordinate, string? role, NeedMode? mode, bool consent, string? refusal)
    {
        CaseNeed[] needs = mode is { } needed ? [new CaseNeed(coordinate, role, needed)]
            : [new CaseNeed("HPF.loan.status", null, NeedMode.Value)];
        AccessContext context = Context("case/1", PartyKind.Citizen) with
        {
            Case = Case(needs) with { ConsentGiven = consent },
        };

        AccessDecision decision = _decider.Decide(context, new SubjectStanding.OfCase(role), Field(coordinate));

        Assert.Equal(refusal, decision switch
        {
            AccessDecision.Denied denied => denied.Reason.Name,
            AccessDecision.Predicate => "outcome-only",
            _ => null,
        });
    }

    [Fact]
    public void A_link_need_is_followed_without_a_passkey_but_not_without_consent()
    {
        AccessContext context = Context("case/1", PartyKind.Engine) with
        {
            Case = Case(new CaseNeed("CAB.marriage.spouseIdNo", null, NeedMode.Link)) with { ConsentGiven = true },
        };
        RegisterField link = Field("CAB.marriage.spouseIdNo");

        Assert.IsType<AccessDecision.Value>(_decider.DecideLink(context, new SubjectStanding.OfCase(null), link));
        Assert.Equal(DenialReason.ConsentNeeded, Reason(_decider.DecideLink(
            context with { Case = context.Case! with { ConsentGiven = false } }, new SubjectStanding.OfCase(null),
                link)));
    }

    [Fact]
    public void An_officer_needs_the_claim_and_is_neither_the_citizen_nor_a_relative()
    {
        CaseAccess access = Case(new CaseNeed("HPF.account.status", null, NeedMode.Value));
        AccessContext officer = Context("case/1", PartyKind.Officer, SampleCity.Stranger) with { Case = access };

        Assert.Equal(DenialReason.NotOfCase, officer.CaseRefusal);
        AccessContext claimed = officer with { Case = access with { ClaimedBy = [SampleCity.Stranger] } };
        Assert.Null(claimed.CaseRefusal);
        Assert.Equal(DenialReason.OwnCase, (claimed with { CallerIsRelative = true }).CaseRefusal);
        AccessContext own =
            Context("case/1", PartyKind.Officer) with { Case = access with { ClaimedBy = [SampleCity.Lin] } };
        Assert.Equal(DenialReason.OwnCase, own.CaseRefusal);
        Assert.Null((own with { Case = access }).CaseRefusal);
        Assert.Equal(DenialReason.NotOfCase, (claimed with { Case = access with { IsOpen = false } }).CaseRefusal);
        Assert.Equal(DenialReason.NotOfCase, (claimed with { Case = null }).CaseRefusal);
    }

    [Fact]
    public void A_grant_gives_what_it_lists_to_its_department_until_its_end()
    {
        SharingGrant grant = new()
        {
            Id = "G1",
            Grantee = "HPF",
            Coordinates = new[] { "CAB.marriage.status", "PSB.crimeRecord.hasRecord" }.ToFrozenSet(),
            Scope = SubjectKind.Person,
            Until = new DateOnly(2026, 11, 22),
            RowsPerDay = 10,
        };
        AccessContext context = Context("grant/G1", PartyKind.System) with
        {
            Grant = grant,
            Caller =
                new Caller
                {
                    Kind = PartyKind.System,
                    Id = "hpf",
                    Department = "HPF",
                    Purpose = new Purpose.Grant("G1")
                },
        };
        SubjectStanding standing = new SubjectStanding.OfGrant();

        Assert.IsType<AccessDecision.Value>(_decider.Decide(context, standing, Field("CAB.marriage.status")));
        Assert.Equal(DenialReason.NotGranted, Reason(_decider.Decide(context, standing, Field("CAB.marriage.certNo"))));
        Assert.Equal(
            DenialReason.NotShared, Reason(_decider.Decide(context, standing, Field("PSB.crimeRecord.hasRecord"))));
        Assert.Equal(DenialReason.NotGranted, Reason(_decider.Decide(
            context with { Today = new DateOnly(2026, 11, 23) }, standing, Field("CAB.marriage.status"))));
        Assert.Equal(DenialReason.GrantUsedUp, Reason(_decider.Decide(
            context with { GrantHasRows = false }, standing, Field("CAB.marriage.status"))));
        Assert.Equal(DenialReason.NotGranted, Reason(_decider.Decide(
            context with { Caller = context.Caller with { Department = "CAB" } }, standing,
                Field("CAB.marriage.status"))));
    }

    [Fact]
    public void Open_public_registers_need_a_signed_in_caller_and_nothing_else()
    {
        RegisterField rain = Field("MET.observation.rain");
        SubjectStanding nobody = new SubjectStanding.Nobody();

        Assert.IsType<AccessDecision.Value>(_decider.Decide(
            Context("", PartyKind.Citizen), nobody, rain));
        Assert.Equal(
            DenialReason.NotSignedIn, Reason(_decider.Decide(Context("self", PartyKind.Anonymous), nobody, rain)));
        Assert.Equal(
            DenialReason.NoPurpose,
            Reason(_decider.Decide(Context("", PartyKind.Citizen), nobody, Field("FRD.hydrant.position"))));
        Assert.Equal(
            DenialReason.NotShared,
            Reason(_decider.Decide(Context("self", PartyKind.Citizen), nobody, Field("GAS.pipeline.segmentNo"))));
    }

    private static RegisterField Field(string coordinate)
    {
        return Schemas.Hub.Catalogue.Field(coordinate)!;
    }

    private static DenialReason Reason(AccessDecision decision)
    {
        return Assert.IsType<AccessDecision.Denied>(decision).Reason;
    }

    private static CaseAccess Case(params CaseNeed[] needs)
    {
        return new CaseAccess
        {
            CaseId = "1",
            CitizenId = SampleCity.Lin,
            Matter = "HPF-01",
            Needs = [.. needs],
            IsOpen = true
        };
    }

    private static AccessContext Context(string purpose, PartyKind kind, string id = SampleCity.Lin)
    {
        return new AccessContext
        {
            Caller = new Caller { Kind = kind, Id = id, CitizenId = id, Purpose = Purpose.Parse(purpose) },
            Now = Now,
            Today = new DateOnly(2026, 11, 22),
        };
    }

    private AccessDecision Decide(RegisterField field, DateTimeOffset? passkey)
    {
        AccessContext context = Context("self", PartyKind.Citizen);
        return _decider.Decide(
            context with { Caller = context.Caller with { PasskeyAt = passkey } }, new SubjectStanding.Own(), field);
    }

    /// <summary>What each purpose gives when everything else speaks for it: subject, need, grant, consent.</summary>
    private IEnumerable<string> Columns(RegisterField field)
    {
        bool isPublic = field.Subject == SubjectKind.Public;
        SubjectStanding Standing(SubjectStanding standing) => isPublic ? new SubjectStanding.Nobody() : standing;
        SubjectStanding own = field.Subject == SubjectKind.Enterprise ? new SubjectStanding.Operated()
            : new SubjectStanding.Own();
        yield return Cell(Context("self", PartyKind.Citizen), Standing(own), field);
        yield return Cell(Context("behalf/child-1", PartyKind.Citizen), Standing(new SubjectStanding.Ward()), field);
        yield return Cell(
            Context("case/1", PartyKind.Engine) with
            {
                Case = Case(new CaseNeed(field.Coordinate, null, NeedMode.Value)) with { ConsentGiven = true },
            },
            Standing(new SubjectStanding.OfCase(null)),
            field);
        yield return Cell(
            Context("grant/G1", PartyKind.System) with
            {
                Caller =
                    new Caller
                    {
                        Kind = PartyKind.System,
                        Id = "x",
                        Department = "HPF",
                        Purpose = new Purpose.Grant("G1")
                    },
                Grant = new SharingGrant
                {
                    Id = "G1",
                    Grantee = "HPF",
                    Coordinates = new[] { field.Coordinate }.ToFrozenSet(),
                    Scope = field.Subject,
                    Until = DateOnly.MaxValue,
                    RowsPerDay = 1,
                },
            },
            Standing(new SubjectStanding.OfGrant()),
            field);
        yield return Cell(Context("audit", PartyKind.Auditor), Standing(own), field);
        yield return Cell(Context("", PartyKind.Citizen), Standing(own), field);
    }

    private string Cell(AccessContext context, SubjectStanding standing, RegisterField field)
    {
        AccessDecision decision = _decider.Decide(context, standing, field);
        if (decision is AccessDecision.Denied { Reason.Name: "passkey-needed" })
        {
            decision = _decider.Decide(
                context with { Caller = context.Caller with { PasskeyAt = Now } }, standing, field);
            return Name(decision) + "@passkey";
        }

        return Name(decision);
    }

    private static string Name(AccessDecision decision)
    {
        return decision switch
        {
            AccessDecision.Value => "value",
            AccessDecision.Predicate => "predicate",
            AccessDecision.Denied denied => denied.Reason.Name,
            _ => "",
        };
    }
}
