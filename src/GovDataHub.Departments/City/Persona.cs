using System.Collections.Immutable;

namespace GovDataHub.Departments.City;

/// <summary>A named person of the city with a story; there in every city, with the same identity number.</summary>
public sealed record Persona
{
    /// <summary>The name on the command line: <c>renter</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The identity number.</summary>
    public required string CitizenId { get; init; }

    /// <summary>The person's name in Chinese.</summary>
    public required string DisplayZh { get; init; }

    /// <summary>The person's name in Latin letters.</summary>
    public required string DisplayEn { get; init; }

    /// <summary>The department the person works for as officer, steward or auditor; null for a mere citizen.</summary>
    public string? Department { get; init; }

    /// <summary>Of <c>citizen officer steward auditor</c>.</summary>
    public required ImmutableArray<string> Roles { get; init; }

    /// <summary>Who this is and what they can try, in Chinese.</summary>
    public required string StoryZh { get; init; }

    /// <summary>Who this is and what they can try, in English.</summary>
    public required string StoryEn { get; init; }
}
