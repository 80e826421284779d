using System.Collections.Immutable;
using GovDataHub.Federation.Access;

namespace GovDataHub.Federation.Reading;

/// <summary>
/// What the gateway has to know of a case to decide access under <c>case/&lt;id&gt;</c>. Implemented by the matter
/// engine over its own store; it reads no department.
/// </summary>
public interface ICaseLookup
{
    /// <summary>The case, or null when there is none of this id.</summary>
    Task<CaseAccess?> FindAsync(string caseId, CancellationToken cancellationToken);
}

/// <summary>What a case lets be read, and by whom.</summary>
public sealed record CaseAccess
{
    /// <summary>The case's id.</summary>
    public required string CaseId { get; init; }

    /// <summary>The case's citizen.</summary>
    public required string CitizenId { get; init; }

    /// <summary>The enterprise acted for, when the matter's audience is enterprises.</summary>
    public string? Uscc { get; init; }

    /// <summary>The matter's code, for the record.</summary>
    public required string Matter { get; init; }

    /// <summary>Articles as <c>law#article</c>, for the record.</summary>
    public ImmutableArray<string> LegalBasis { get; init; } = [];

    /// <summary>The needs of the matter: all that may be read.</summary>
    public required ImmutableArray<CaseNeed> Needs { get; init; }

    /// <summary>Whether the case is still under way; nothing is read for a case that is over.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Whether the citizen has consented to the sensitive needs.</summary>
    public bool ConsentGiven { get; init; }

    /// <summary>The officers (<see cref="Caller.Id"/>) who hold a task of the case now.</summary>
    public ImmutableArray<string> ClaimedBy { get; init; } = [];
}
