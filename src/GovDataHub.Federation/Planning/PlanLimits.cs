namespace GovDataHub.Federation.Planning;

/// <summary>What one operation may cost before anything is fetched.</summary>
public sealed record PlanLimits
{
    /// <summary>The limits that hold unless configured otherwise.</summary>
    public static PlanLimits Default { get; } = new();

    /// <summary>Nesting of fields.</summary>
    public int Depth { get; init; } = 15;

    /// <summary>Aliases in the whole operation.</summary>
    public int Aliases { get; init; } = 200;

    /// <summary>Fields at the root.</summary>
    public int RootFields { get; init; } = 70;

    /// <summary>Fields in the whole operation, fragments counted wherever they are spread.</summary>
    public int Fields { get; init; } = 10_000;

    /// <summary>Requests to departments.</summary>
    public int Fetches { get; init; } = 250;
}
