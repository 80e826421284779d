using GovDataHub.Audit.Records;
using GovDataHub.Federation.Reading;

namespace GovDataHub.Federation.Access;

/// <summary>All that a decision depends on, the subject and the field aside. Fixed for one request.</summary>
public sealed record AccessContext
{
    /// <summary>Who asks, and for what.</summary>
    public required Caller Caller { get; init; }

    /// <summary>Real time, for the age of a passkey's use.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The business date, for the end of agreements.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The case named by the purpose, when there is one.</summary>
    public CaseAccess? Case { get; init; }

    /// <summary>Whether the officer was found to be a relative of the case's citizen.</summary>
    public bool CallerIsRelative { get; init; }

    /// <summary>The agreement named by the purpose, when there is one.</summary>
    public SharingGrant? Grant { get; init; }

    /// <summary>Whether the agreement has rows left for today.</summary>
    public bool GrantHasRows { get; init; } = true;

    /// <summary>
    /// Why the caller may use the case at all, or null when it may: the citizen, the engine, or an officer who holds
    /// its task and is neither the citizen nor a relative.
    /// </summary>
    public DenialReason? CaseRefusal => Case switch
    {
        null or { IsOpen: false } => DenialReason.NotOfCase,
        _ when Caller.Kind == PartyKind.Engine => null,
        _ when Caller.Kind == PartyKind.Officer && Case.ClaimedBy.Contains(Caller.Id)
            => IsTheCitizen || CallerIsRelative ? DenialReason.OwnCase : null,
        _ => IsTheCitizen ? null : DenialReason.NotOfCase,
    };

    /// <summary>Whether the caller is the case's own citizen, an officer among them.</summary>
    public bool IsTheCitizen => Caller.CitizenId is { } citizen && citizen == Case?.CitizenId;

    /// <summary>Why the caller may use the agreement at all, or null when it may.</summary>
    public DenialReason? GrantRefusal => Grant switch
    {
        null => DenialReason.NotGranted,
        _ when Caller.Kind != PartyKind.System || Caller.Department != Grant.Grantee || Today > Grant.Until
            => DenialReason.NotGranted,
        _ => GrantHasRows ? null : DenialReason.GrantUsedUp,
    };
}
