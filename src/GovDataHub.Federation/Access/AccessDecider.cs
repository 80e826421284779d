using System.Diagnostics;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Reading;

namespace GovDataHub.Federation.Access;

/// <summary>
/// Decides, for one coordinate of one subject, what may leave the department: pure, no I/O, no clock. The order of the
/// questions is the order of the reasons given: who, why, about whom, what, how surely, and what the purpose lists.
/// </summary>
/// <param name="policy">The access matrix.</param>
public sealed class AccessDecider(AccessPolicy policy)
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    /// <summary>Decides the release of a field's value to the caller.</summary>
    public AccessDecision Decide(AccessContext context, SubjectStanding standing, RegisterField field)
    {
        return Decide(context, standing, field, asLink: false);
    }

    /// <summary>
    /// Decides whether a field may be used as a link: it goes to the gateway and the next source and is shown to
    /// nobody. Needs no passkey; under a case it must be one of the matter's link needs. What the edge's register holds
    /// beside it to find the row (<c>where</c>, the date of birth) is read with it and recorded.
    /// </summary>
    public AccessDecision DecideLink(AccessContext context, SubjectStanding standing, RegisterField field)
    {
        return Decide(context, standing, field, asLink: true);
    }

    private static AccessDecision? Bound(AccessContext context, SubjectStanding standing)
    {
        DenialReason? reason = (context.Caller.Purpose, standing) switch
        {
            (_, SubjectStanding.Stranger stranger) => stranger.Reason,
            (Purpose.Audit, _) => DenialReason.NotShared,
            (Purpose.Case, SubjectStanding.OfCase or SubjectStanding.Nobody) => context.CaseRefusal,
            (Purpose.Grant, SubjectStanding.OfGrant or SubjectStanding.Nobody) => context.GrantRefusal,
            (Purpose.Self, SubjectStanding.Own or SubjectStanding.Ward or SubjectStanding.Operated
                or SubjectStanding.Nobody) => null,
            (Purpose.Behalf, SubjectStanding.Ward or SubjectStanding.Nobody) => null,
            _ => DenialReason.AnotherPerson,
        };
        return reason is null ? null : AccessDecision.Refused(reason);
    }

    private static PurposeKind Column(Purpose purpose, SubjectStanding standing)
    {
        return (purpose, standing) switch
        {
            (_, SubjectStanding.Ward) => PurposeKind.Behalf,
            (Purpose.Self, _) => PurposeKind.Self,
            (Purpose.Behalf, _) => PurposeKind.Behalf,
            (Purpose.Case, _) => PurposeKind.Case,
            (Purpose.Grant, _) => PurposeKind.Grant,
            (Purpose.Audit, _) => PurposeKind.Audit,
            _ => throw new UnreachableException(),
        };
    }

    private static AccessDecision OfCase(
        CaseAccess access, string? role, RegisterField field, AccessCell cell, bool asLink)
    {
        NeedMode? mode = null;
        foreach (CaseNeed need in access.Needs)
        {
            if (need.Coordinate == field.Coordinate && need.Role == role && Outranks(need.Mode, mode, asLink))
            {
                mode = need.Mode;
            }
        }

        return (mode, asLink) switch
        {
            (null, _) => AccessDecision.Refused(DenialReason.NotNeeded),
            _ when field.Sensitive && !access.ConsentGiven => AccessDecision.Refused(DenialReason.ConsentNeeded),
            (NeedMode.Link, true) => AccessDecision.Allowed,
            (_, true) => AccessDecision.Refused(DenialReason.NotNeeded),
            (NeedMode.Link, false) => AccessDecision.Refused(DenialReason.LinkOnly),
            (NeedMode.Value, false) when cell.Leaves == Leaves.Value => AccessDecision.Allowed,
            (NeedMode.Value or NeedMode.Predicate, false) => AccessDecision.OutcomeOnly,
            _ => throw new UnreachableException(),
        };
    }

    private static bool Outranks(NeedMode mode, NeedMode? over, bool asLink)
    {
        return over is not { } other || (asLink ? mode == NeedMode.Link : Rank(mode) > Rank(other));

        static int Rank(NeedMode mode)
        {
            return mode switch { NeedMode.Value => 2, NeedMode.Predicate => 1, _ => 0 };
        }
    }

    private AccessDecision Decide(AccessContext context, SubjectStanding standing, RegisterField field, bool asLink)
    {
        if (context.Caller.Kind == PartyKind.Anonymous)
        {
            return AccessDecision.Refused(DenialReason.NotSignedIn);
        }

        if (IsOpen(field))
        {
            return AccessDecision.Allowed;
        }

        if (context.Caller.Purpose is not { } purpose)
        {
            return AccessDecision.Refused(DenialReason.NoPurpose);
        }

        return Bound(context, standing) ?? Cell(context, purpose, standing, field, asLink);
    }

    private AccessDecision Cell(
        AccessContext context, Purpose purpose, SubjectStanding standing, RegisterField field, bool asLink)
    {
        AccessCell cell = policy.Cell(field.Share, field.Level, Column(purpose, standing));
        if (cell.Leaves == Leaves.No)
        {
            return AccessDecision.Refused(DenialReason.NotShared);
        }

        if (cell.NeedsPasskey && !asLink && !ProvedPresence(context))
        {
            return AccessDecision.Refused(DenialReason.PasskeyNeeded);
        }

        return purpose switch
        {
            Purpose.Case => OfCase(context.Case!, (standing as SubjectStanding.OfCase)?.Role, field, cell, asLink),
            Purpose.Grant when !context.Grant!.Coordinates.Contains(field.Coordinate)
                => AccessDecision.Refused(DenialReason.NotGranted),
            _ => cell.Leaves == Leaves.Value ? AccessDecision.Allowed : AccessDecision.OutcomeOnly,
        };
    }

    private bool IsOpen(RegisterField field)
    {
        return policy.PublicRegistersAreOpen
            && field.Subject == SubjectKind.Public
            && field.Share == SharingClass.Unconditional;
    }

    private bool ProvedPresence(AccessContext context)
    {
        return context.Caller.PasskeyAt is { } at
            && context.Now - at <= policy.PasskeyWithin
            && at - context.Now <= ClockSkew;
    }
}
