using GovDataHub.Audit;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Reading;
using GovDataHub.Federation.Time;

namespace GovDataHub.Federation.Execution;

/// <summary>What running a plan needs, one of each for the process.</summary>
public sealed record FederationServices
{
    /// <summary>What departments hold.</summary>
    public required DepartmentCatalogue Catalogue { get; init; }

    /// <summary>How subjects lead to one another.</summary>
    public required RegisterEdges Edges { get; init; }

    /// <summary>Who may read what.</summary>
    public required AccessPolicy Policy { get; init; }

    /// <summary>The sharing agreements.</summary>
    public required GrantBook Grants { get; init; }

    /// <summary>How much of each agreement the day has used.</summary>
    public required IGrantUsage GrantUsage { get; init; }

    /// <summary>The cases, as far as access depends on them.</summary>
    public required ICaseLookup Cases { get; init; }

    /// <summary>The departments.</summary>
    public required SourceFetcher Sources { get; init; }

    /// <summary>The transfer log.</summary>
    public required IAuditLog Log { get; init; }

    /// <summary>Business time.</summary>
    public required BusinessClock Clock { get; init; }

    /// <summary>Where refusals of unknown callers are counted.</summary>
    public required IDenialCounter Denials { get; init; }

    /// <summary>How long all fetches of a payload may take together.</summary>
    public TimeSpan PayloadDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The decision over <see cref="Policy"/>.</summary>
    internal AccessDecider Decider => field ??= new AccessDecider(Policy);
}
