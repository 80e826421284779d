using System.Collections.Frozen;
using System.Collections.Immutable;

namespace GovDataHub.Federation.Execution;

/// <summary>
/// All department data of one answer, recorded: it exists only after the log has made the payload's transfers durable.
/// When the log could not record, it holds no data at all, only that fault.
/// </summary>
internal sealed class Payload
{
    public static Payload Empty { get; } = new()
    {
        Roots = FrozenDictionary<string, RootData>.Empty,
        PublicRegisters = FrozenDictionary<(string, string), ResourceData>.Empty,
        Sources = [],
    };

    /// <summary>Whether the log could not record: every department field fails.</summary>
    public bool IsUnrecorded { get; init; }

    /// <summary>Root subjects by response name.</summary>
    public required FrozenDictionary<string, RootData> Roots { get; init; }

    /// <summary>Public registers by response names: namespace, register.</summary>
    public required FrozenDictionary<(string Root, string Name), ResourceData> PublicRegisters { get; init; }

    /// <summary>What <c>extensions.hub.sources</c> says.</summary>
    public required ImmutableArray<PayloadSource> Sources { get; init; }
}

/// <summary>One transfer as the answer's <c>extensions.hub.sources</c> shows it.</summary>
/// <param name="Department">The department's code.</param>
/// <param name="TransferId">Its place in the log, <c>year/index</c>.</param>
/// <param name="AsOf">Business time of the source's answer.</param>
/// <param name="Outcome">RELEASED, ABSENT, FAILED or DENIED.</param>
/// <param name="Cached">Whether it came from the gateway's own store.</param>
public sealed record PayloadSource(
    string Department, string? TransferId, DateTimeOffset AsOf, string Outcome, bool Cached);
