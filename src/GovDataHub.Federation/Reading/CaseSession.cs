using System.Collections.Immutable;
using GovDataHub.Audit;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Execution;

namespace GovDataHub.Federation.Reading;

/// <summary>
/// One call of the case reader: its access context, its ledger, and the rule that the ledger is durable before the
/// call returns.
/// </summary>
internal sealed class CaseSession
{
    private readonly FederationServices _services;
    private readonly SubjectSealer _sealer;

    /// <exception cref="ArgumentException">The caller's purpose is not the scope's case.</exception>
    public CaseSession(FederationServices services, SubjectSealer sealer, CaseScope scope)
    {
        if (scope.Caller.Purpose is not Purpose.Case purpose || purpose.Id != scope.CaseId)
        {
            throw new ArgumentException("The caller's purpose must be the scope's case.", nameof(scope));
        }

        _services = services;
        _sealer = sealer;
        Scope = scope;
        Context = new AccessContext
        {
            Caller = scope.Caller,
            Now = services.Clock.RealNow,
            Today = scope.Today,
            Case = AccessOf(scope),
        };
        Ledger = new TransferLedger(Context, services.Policy, services.Denials);
        Reader = new RegisterReader(services.Sources, Ledger, services.Clock, new SentRequests());
    }

    public CaseScope Scope { get; }

    public AccessContext Context { get; }

    public TransferLedger Ledger { get; }

    public RegisterReader Reader { get; }

    /// <summary>The subject's key: only the gateway ever sees a role's.</summary>
    public string KeyOf(SubjectReference subject)
    {
        return (subject.Kind, subject.Role) switch
        {
            (SubjectKind.Public, _) => "",
            (SubjectKind.Person, null) => Scope.CitizenId,
            (SubjectKind.Enterprise, null) => Scope.Uscc
                ?? throw new ArgumentException("The case has no enterprise.", nameof(subject)),
            _ => _sealer.Unseal(Scope.CaseId, subject),
        };
    }

    /// <summary>How the subject stands: as the case's own or in a role.</summary>
    public static SubjectStanding StandingOf(SubjectReference subject)
    {
        return new SubjectStanding.OfCase(subject.Role);
    }

    /// <summary>
    /// Decides a coordinate: the matrix as for everybody, and the matter's needs also where a register is open.
    /// </summary>
    public AccessDecision Decide(SubjectReference subject, RegisterField field)
    {
        AccessDecision decision = _services.Decider.Decide(Context, StandingOf(subject), field);
        bool needed = Scope.Needs.Any(need => need.Coordinate == field.Coordinate && need.Role == subject.Role);
        return decision is AccessDecision.Denied || needed ? decision : AccessDecision.Refused(DenialReason.NotNeeded);
    }

    /// <summary>The field of a coordinate.</summary>
    /// <exception cref="ArgumentException">No department holds it, or not of this kind of subject.</exception>
    public RegisterField FieldOf(string coordinate, SubjectReference subject)
    {
        RegisterField field = _services.Catalogue.Field(coordinate)
            ?? throw new ArgumentException($"No department holds {coordinate}.", nameof(coordinate));
        return field.Subject == subject.Kind
            ? field
            : throw new ArgumentException($"{coordinate} is no register of a {subject.Kind}.", nameof(coordinate));
    }

    /// <summary>Notes a refusal; nothing is fetched for it.</summary>
    public void NoteDenied(string department, string key, IEnumerable<string> coordinates, DenialReason reason)
    {
        Ledger.Note(new TransferNote
        {
            Department = department,
            Outcome = TransferOutcome.Denied,
            Coordinates = coordinates,
            Subjects = key.Length == 0 ? [] : [key],
            Reason = $"{reason.Code}:{reason.Name}",
            AsOf = _services.Clock.Now,
        });
    }

    /// <summary>Records everything noted so far.</summary>
    /// <exception cref="AuditUnavailableException">It could not be recorded: return nothing.</exception>
    public async Task RecordAsync()
    {
        if (!await Ledger.CommitAsync(_services.Log))
        {
            FederationMeters.Withheld();
            throw new AuditUnavailableException(ErrorCode.Of(ErrorCode.AuditUnavailable).Meaning.En);
        }

        FederationMeters.Recorded(Ledger.Transfers);
    }

    /// <summary>The id of the transfer that covers a department's coordinate.</summary>
    public string? TransferOf(string department, string coordinate)
    {
        return Find(department, coordinate)?.Id?.ToString();
    }

    /// <summary>When a department's coordinate stood as it was answered.</summary>
    public DateTimeOffset? AsOf(string department, string coordinate)
    {
        return Find(department, coordinate)?.Note.AsOf;
    }

    private PendingTransfer? Find(string department, string coordinate)
    {
        return Ledger.Transfers.FirstOrDefault(transfer =>
            transfer.Note.Department == department && transfer.Entry.Coordinates.Contains(coordinate));
    }

    private static CaseAccess AccessOf(CaseScope scope)
    {
        return new CaseAccess
        {
            CaseId = scope.CaseId,
            CitizenId = scope.CitizenId,
            Uscc = scope.Uscc,
            Matter = scope.Matter,
            LegalBasis = scope.LegalBasis,
            Needs = scope.Needs,
            IsOpen = true,
            ConsentGiven = scope.ConsentGiven,
            // The engine has checked the claim before it reads as the officer.
            ClaimedBy = ImmutableArray.Create(scope.Caller.Id),
        };
    }
}
