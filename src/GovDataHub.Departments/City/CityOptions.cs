namespace GovDataHub.Departments.City;

/// <summary>What makes one synthetic city: the same options give the same rows, in the same order.</summary>
public sealed record CityOptions
{
    /// <summary>The fewest citizens a city has: the personas and their families must fit.</summary>
    public const int FewestCitizens = 200;

    /// <summary>The most citizens the synthetic block of identity numbers holds comfortably.</summary>
    public const int MostCitizens = 5_000_000;

    /// <summary>How many people the city has, personas and their families included.</summary>
    public int Citizens { get; init; } = 2_000;

    /// <summary>What every random choice in the city derives from.</summary>
    public int Seed { get; init; } = 20_250_901;

    /// <summary>
    /// The day the registers are as of; every date in the city is relative to it, personas' births aside.
    /// </summary>
    public required DateOnly Today { get; init; }

    /// <summary>
    /// The share of rows that are missing, incomplete or stale, 0 to 0.5. At 0 the registers agree without exception;
    /// the truth of the city is the same at every rate.
    /// </summary>
    public double GapRate { get; init; } = 0.02;

    /// <summary>Refuses what no city can be made of.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its limits.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Citizens, FewestCitizens);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Citizens, MostCitizens);
        ArgumentOutOfRangeException.ThrowIfNegative(GapRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(GapRate, 0.5);
    }
}
