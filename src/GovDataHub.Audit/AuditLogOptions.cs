namespace GovDataHub.Audit;

/// <summary>How the log runs. Every wait and every queue has a limit.</summary>
public sealed record AuditLogOptions
{
    /// <summary>The directory of the store; the published checkpoints are beside the data of their year.</summary>
    public required string Directory { get; init; }

    /// <summary>The file of the secrets, outside <see cref="Directory"/>.</summary>
    public required string KeyFile { get; init; }

    /// <summary>
    /// A year's origin is this, a slash and the year: the address it is served at, without the scheme.
    /// </summary>
    public string OriginPrefix { get; init; } = "localhost:5080/audit";

    /// <summary>The name of this node in records.</summary>
    public string Node { get; init; } = "hub";

    /// <summary>How long an append may take before nothing is released.</summary>
    public TimeSpan AppendTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long entries may stand without a signed checkpoint before the log closes.</summary>
    public TimeSpan EvidenceLimit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often a grown log is signed.</summary>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Appends that may wait for the writer; one more is refused.</summary>
    public int QueueLimit { get; init; } = 4_096;

    /// <summary>Resources (<c>PBC.creditReport</c>) whose queries are kept as credit queries.</summary>
    public IReadOnlyList<string> CreditResources { get; init; } = [];
}
