using System.Text.Json.Serialization;

namespace GovDataHub.Matters.Effects;

/// <summary>What an outbox row holds until it is over.</summary>
internal sealed record EffectPayload
{
    /// <summary>The register written: <c>HPF.withdrawal</c>.</summary>
    public string? Register { get; init; }

    /// <summary>The row's values as a JSON object.</summary>
    public string? Values { get; init; }

    /// <summary>Which rows of it, or null.</summary>
    public string? Where { get; init; }

    /// <summary>The role of the person whose register it is, or null for the case's own subject.</summary>
    public string? Role { get; init; }

    /// <summary>That person, sealed by the gateway: the id in clear is never here.</summary>
    public string? Handle { get; init; }

    /// <summary>What the owner checks again.</summary>
    public string? Guard { get; init; }

    /// <summary>The key of the write that is taken back.</summary>
    public string? Reverses { get; init; }

    /// <summary>Yuan to be paid.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The account that receives them.</summary>
    public string? Account { get; init; }
}

/// <summary>How payloads are written.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EffectPayload))]
internal sealed partial class EffectJson : JsonSerializerContext;
