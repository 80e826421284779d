using GovDataHub.Audit.Records;

namespace GovDataHub.Audit.Reading;

/// <summary>Which transfers to read; unset members do not restrict.</summary>
public sealed record TransferQuery
{
    /// <summary>Not before this moment.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this moment.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Of this source department.</summary>
    public string? Department { get; init; }

    /// <summary>
    /// With this purpose, or with any purpose of this kind: <c>self</c>, <c>case/…</c>, <c>grant</c>.
    /// </summary>
    public string? Purpose { get; init; }

    /// <summary>Under this matter's code.</summary>
    public string? Matter { get; init; }

    /// <summary>Under this case.</summary>
    public string? Case { get; init; }

    /// <summary>With this outcome.</summary>
    public TransferOutcome? Outcome { get; init; }

    /// <summary>
    /// About this citizen or enterprise, by id in clear; it becomes a pseudonym before anything is searched.
    /// </summary>
    public string? Subject { get; init; }

    /// <summary>By this caller, by pseudonym; one that is none finds nothing.</summary>
    public string? Caller { get; init; }

    /// <summary>That touched this coordinate.</summary>
    public string? Coordinate { get; init; }

    /// <summary>Only releases of a department's data, not reads of the log itself.</summary>
    public bool SourcesOnly { get; init; }
}

/// <summary>A transfer as a viewer sees it.</summary>
/// <param name="Id">Its place in the log.</param>
/// <param name="Record">What the log shows.</param>
/// <param name="Details">What was sealed; null when its keys are erased. Not for every viewer.</param>
public sealed record Transfer(TransferId Id, TransferRecord Record, SealedDetails? Details);

/// <summary>A page of transfers, the newest first.</summary>
/// <param name="Transfers">At most as many as asked for; fewer when a search had to stop early.</param>
/// <param name="End">Where to go on; null when there is nothing more.</param>
public sealed record TransferPage(IReadOnlyList<Transfer> Transfers, TransferId? End);
