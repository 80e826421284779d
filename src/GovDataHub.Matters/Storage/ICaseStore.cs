using System.Collections.Immutable;

namespace GovDataHub.Matters.Storage;

/// <summary>
/// Where cases live. State, history, due work, human tasks and effects change together in one transaction or not at
/// all. Every implementation passes the one conformance suite.
/// </summary>
public interface ICaseStore
{
    /// <summary>Makes the tables where they are missing. Idempotent.</summary>
    Task InitializeAsync(CancellationToken cancellationToken);

    /// <summary>Begins a transaction that writes. What it reads cannot change under it.</summary>
    Task<ICaseTransaction> BeginAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Takes due work of distinct cases that nobody works on, oldest first, and raises each one's attempt. Durable when
    /// it returns.
    /// </summary>
    /// <param name="holder">Who takes it.</param>
    /// <param name="limit">At most so many, 1 to 32.</param>
    /// <param name="lease">How long they are the holder's, in real time.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<ImmutableArray<WorkItem>> ClaimAsync(
        string holder, int limit, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Reading without a transaction.</summary>
    ICaseQueries Queries { get; }
}

/// <summary>Two writers met: the case changed since it was read. Nothing was written; read again.</summary>
public sealed class CaseConflictException(string message, Exception? innerException = null)
    : Exception(message, innerException);

/// <summary>
/// The lease ran out and another holder has the work: whatever was done under it is not recorded here.
/// </summary>
public sealed class LeaseLostException(string message) : Exception(message);
