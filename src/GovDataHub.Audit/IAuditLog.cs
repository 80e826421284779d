using GovDataHub.Audit.Records;

namespace GovDataHub.Audit;

/// <summary>
/// The one write path of the transfer log. Whoever holds department data calls it before a byte of that data leaves.
/// </summary>
public interface IAuditLog
{
    /// <summary>
    /// Appends the entries contiguously, in order, and returns when they are durable: on disk, chained into the Merkle
    /// tree. Nothing that the entries describe may be released before this returns.
    /// </summary>
    /// <param name="entries">1 to 1,024 entries; all of them are recorded or none.</param>
    /// <param name="cancellationToken">Ends the waiting, never a durable write under way.</param>
    /// <returns>One id per entry, in the order given.</returns>
    /// <exception cref="AuditUnavailableException">The log could not record: release nothing.</exception>
    ValueTask<IReadOnlyList<TransferId>> AppendAsync(
        IReadOnlyList<TransferEntry> entries, CancellationToken cancellationToken);
}

/// <summary>The log cannot record: full, stopped, out of disk, too slow, or its evidence is stale.</summary>
public sealed class AuditUnavailableException(string message, Exception? innerException = null)
    : Exception(message, innerException);
