using System.Text.Json.Serialization;

namespace GovDataHub.Departments.Protocols;

/// <summary>What a city was made from and what it holds.</summary>
/// <param name="Citizens">The number of citizens asked for.</param>
/// <param name="Seed">The seed: the same seed and number make the same city.</param>
/// <param name="Today">The day its registers are as of.</param>
/// <param name="Rows">Register rows by department code.</param>
public sealed record CitySummary(
    int Citizens, int Seed, DateOnly Today, SortedDictionary<string, long> Rows)
{
    /// <summary>All register rows.</summary>
    [JsonIgnore]
    public long Total => Rows.Values.Sum();
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CitySummary))]
internal sealed partial class CitySummaryJson : JsonSerializerContext;
