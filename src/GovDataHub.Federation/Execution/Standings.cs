using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Planning;

namespace GovDataHub.Federation.Execution;

/// <summary>
/// Establishes how each subject stands to the caller. Under a personal purpose: the caller, an enterprise that names
/// the caller, and the caller's minors as their guardian; a spouse and children of age are reached but none of their
/// registers is. Under a case: its subject and, one edge further, the roles its rule names.
/// </summary>
internal sealed class Standings(AccessContext context, FederationServices services)
{
    private readonly Caller _caller = context.Caller;

    /// <summary>Whom a root of the plan is about; what that takes is read in the level's own release.</summary>
    public async Task<RootData> RootAsync(
        SubjectNode node, IReadOnlyDictionary<string, object?> variables, LevelReleases releases)
    {
        switch (node.Origin)
        {
            case RootOrigin.Me:
                return await MeAsync(releases);
            case RootOrigin.CitizenArgument:
                return Argument(node, variables) is { } citizen
                    ? await CitizenAsync(citizen, releases)
                    : new RootData(null, null);
            case RootOrigin.EnterpriseArgument:
                return Argument(node, variables) is { } enterprise
                    ? await EnterpriseAsync(enterprise, releases)
                    : new RootData(null, null);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>
    /// Which of an edge's enterprises the caller operates; asked of a register under <c>self</c> only.
    /// </summary>
    public async Task<(FrozenSet<string> Operated, FieldFault? Fault)> OperatedAsync(
        RegisterEdge edge, IEnumerable<EdgeTarget> targets, BindingReads bindings)
    {
        ImmutableArray<string> enterprises = edge.To == SubjectKind.Enterprise && _caller.Purpose is Purpose.Self
            ? [.. targets.Select(target => target.Key).Distinct(StringComparer.Ordinal)]
            : [];
        return enterprises.IsEmpty || _caller.CitizenId is not { } person
            ? (FrozenSet<string>.Empty, null)
            : await bindings.OperatedAsync(person, enterprises);
    }

    /// <summary>How the subject behind an edge stands to the caller.</summary>
    public SubjectStanding Beyond(
        RegisterEdge edge, SubjectData from, EdgeTarget target, FrozenSet<string> operated)
    {
        return (from.Standing, _caller.Purpose) switch
        {
            (SubjectStanding.OfCase { Role: null }, Purpose.Case) => new SubjectStanding.OfCase(edge.Role),
            (_, Purpose.Case) => new SubjectStanding.Stranger(DenialReason.NotNeeded),
            (SubjectStanding.OfGrant, Purpose.Grant) when edge.To == context.Grant?.Scope
                => new SubjectStanding.OfGrant(),
            (_, Purpose.Grant) => new SubjectStanding.Stranger(DenialReason.NotGranted),
            (SubjectStanding.Own, _) when edge.To == SubjectKind.Enterprise => operated.Contains(target.Key)
                ? new SubjectStanding.Operated()
                : new SubjectStanding.Stranger(DenialReason.NotOperator),
            (SubjectStanding.Own, _) when edge == services.Edges.Guardian && target.IsMinor(context.Today)
                => new SubjectStanding.Ward(),
            (SubjectStanding.Own, _) => new SubjectStanding.Stranger(DenialReason.AnotherAdult),
            _ => new SubjectStanding.Stranger(DenialReason.AnotherPerson),
        };
    }

    private static string? Argument(SubjectNode node, IReadOnlyDictionary<string, object?> variables)
    {
        return variables.GetValueOrDefault(node.Variable!) as string;
    }

    private static RootData Person(string key, SubjectStanding standing, LevelReleases releases)
    {
        return new RootData(
            null, new SubjectData(SubjectKind.Person, key, standing, standing is SubjectStanding.Own, releases));
    }

    private static RootData OnlyIf(string citizen, RootData ward, LevelReleases releases)
    {
        return ward.Subject is { } child && child.Key != citizen
            ? Person(citizen, new SubjectStanding.Stranger(DenialReason.AnotherPerson), releases)
            : ward;
    }

    private static RootData Refused(DenialReason reason)
    {
        return new RootData(FieldFault.Of(reason), null);
    }

    private async Task<RootData> MeAsync(LevelReleases releases)
    {
        if (_caller.CitizenId is not { } person)
        {
            return Refused(_caller.Kind == Audit.Records.PartyKind.Anonymous
                ? DenialReason.NotSignedIn
                : DenialReason.AnotherPerson);
        }

        switch (_caller.Purpose)
        {
            case Purpose.Behalf behalf:
                return await WardAsync(person, behalf, releases);
            case Purpose.Case when context.CaseRefusal is { } refusal:
                return Refused(refusal);
            case Purpose.Case:
                return Person(person, OfCase(person == context.Case?.CitizenId), releases);
            case Purpose.Grant or Purpose.Audit:
                return Refused(DenialReason.AnotherPerson);
            default:
                return Person(person, new SubjectStanding.Own(), releases);
        }
    }

    private async Task<RootData> CitizenAsync(string citizen, LevelReleases releases)
    {
        return _caller.Purpose switch
        {
            null or Purpose.Self when citizen == _caller.CitizenId
                => Person(citizen, new SubjectStanding.Own(), releases),
            null => Refused(_caller.Kind == Audit.Records.PartyKind.Anonymous
                ? DenialReason.NotSignedIn
                : DenialReason.NoPurpose),
            Purpose.Behalf behalf when _caller.CitizenId is { } guardian
                => OnlyIf(citizen, await WardAsync(guardian, behalf, releases), releases),
            Purpose.Case => Person(citizen, OfCase(citizen == context.Case?.CitizenId), releases),
            Purpose.Grant => Person(citizen, OfGrant(SubjectKind.Person), releases),
            _ => Person(citizen, new SubjectStanding.Stranger(DenialReason.AnotherPerson), releases),
        };
    }

    private async Task<RootData> EnterpriseAsync(string uscc, LevelReleases releases)
    {
        switch (_caller.Purpose)
        {
            case Purpose.Self when _caller.CitizenId is { } person:
                BindingReads bindings = releases.Own.Bindings;
                (FrozenSet<string> operated, FieldFault? fault) = await bindings.OperatedAsync(person, [uscc]);
                return fault is not null
                    ? new RootData(fault, null)
                    : Enterprise(uscc, operated.Contains(uscc)
                        ? new SubjectStanding.Operated()
                        : new SubjectStanding.Stranger(DenialReason.NotOperator), releases);
            case null:
                return Refused(_caller.Kind == Audit.Records.PartyKind.Anonymous
                    ? DenialReason.NotSignedIn
                    : DenialReason.NoPurpose);
            case Purpose.Case:
                return Enterprise(uscc, OfCase(uscc == context.Case?.Uscc), releases);
            case Purpose.Grant:
                return Enterprise(uscc, OfGrant(SubjectKind.Enterprise), releases);
            default:
                return Enterprise(uscc, new SubjectStanding.Stranger(DenialReason.NotOperator), releases);
        }
    }

    private static RootData Enterprise(string uscc, SubjectStanding standing, LevelReleases releases)
    {
        return new RootData(null, new SubjectData(SubjectKind.Enterprise, uscc, standing, keyShown: true, releases));
    }

    private static async Task<RootData> WardAsync(string guardian, Purpose.Behalf behalf, LevelReleases releases)
    {
        (string? child, FieldFault? fault) = await releases.Own.Bindings.WardAsync(guardian, behalf.Mandate);
        return child is null ? new RootData(fault, null) : Person(child, new SubjectStanding.Ward(), releases);
    }

    private SubjectStanding OfCase(bool isSubject)
    {
        return (context.CaseRefusal, isSubject) switch
        {
            ({ } refusal, _) => new SubjectStanding.Stranger(refusal),
            (null, false) => new SubjectStanding.Stranger(DenialReason.NotOfCase),
            _ => new SubjectStanding.OfCase(null),
        };
    }

    private SubjectStanding OfGrant(SubjectKind kind)
    {
        DenialReason? refusal = context.GrantRefusal
            ?? (context.Grant?.Scope == kind ? null : DenialReason.NotGranted);
        return refusal is null ? new SubjectStanding.OfGrant() : new SubjectStanding.Stranger(refusal);
    }
}
