using GovDataHub.Audit.Merkle;
using GovDataHub.Audit.Records;

namespace GovDataHub.Audit.Storage;

/// <summary>Where the logs of all years are kept. Implementations hold one conformance suite.</summary>
public interface IAuditStore : IDisposable
{
    /// <summary>The years that have a log, the oldest first.</summary>
    /// <exception cref="AuditStorageException">The store cannot be read.</exception>
    IReadOnlyList<int> Years();

    /// <summary>
    /// Opens a year for writing, by one thread at a time; the year's log is made by its first commit.
    /// </summary>
    /// <exception cref="AuditStorageException">The store cannot be opened.</exception>
    IYearWriter OpenWriter(int year);

    /// <summary>Reads a year that has a log, from any thread. Owned by the store.</summary>
    IYearReader Reader(int year);
}

/// <summary>
/// Writes one year's log. Used by one thread; blocking, because the log's writer has a thread of its own.
/// </summary>
public interface IYearWriter : IDisposable
{
    /// <summary>Begins a transaction that holds the head, and returns the head as it is on disk.</summary>
    /// <param name="at">
    /// The time of what will be written; a store with monthly partitions opens the month's here.
    /// </param>
    /// <exception cref="AuditStorageException">The store failed; nothing is begun.</exception>
    StoredHead Begin(DateTimeOffset at);

    /// <summary>Writes the batch and ends the transaction. Durable on return, power loss included.</summary>
    /// <exception cref="AuditStorageException">The store failed: whether the batch is written is not known.</exception>
    void Commit(AuditBatch batch);

    /// <summary>Ends the transaction without writing. Never throws.</summary>
    void Rollback();

    /// <summary>Keeps a signed checkpoint. Durable on return; older ones stay. Outside a transaction.</summary>
    /// <exception cref="AuditStorageException">The store failed: whether it is kept is not known.</exception>
    void AddCheckpoint(StoredCheckpoint checkpoint);
}

/// <summary>Reads one year's log. Safe from any thread; sees what is committed.</summary>
public interface IYearReader
{
    /// <summary>The year.</summary>
    int Year { get; }

    /// <summary>The newest head.</summary>
    ValueTask<StoredHead> ReadHeadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The rows from an index on, at most so many, in order; fewer when the log ends or a partition does.
    /// </summary>
    ValueTask<IReadOnlyList<StoredRow>> ReadRowsAsync(long first, int count, CancellationToken cancellationToken);

    /// <summary>The leaf hashes from an index on; fewer when the log ends.</summary>
    ValueTask<IReadOnlyList<TreeHash>> ReadLeavesAsync(long first, int count, CancellationToken cancellationToken);

    /// <summary>The full tiles of a level from a number on, at most so many, without gaps.</summary>
    ValueTask<IReadOnlyList<StoredTile>> ReadTilesAsync(
        int level, long first, int count, CancellationToken cancellationToken);

    /// <summary>The newest checkpoint whose size is at most <paramref name="largest"/>, or null.</summary>
    ValueTask<StoredCheckpoint?> FindCheckpointAsync(long largest, CancellationToken cancellationToken);

    /// <summary>Checkpoints from a size on, at most so many, in order.</summary>
    ValueTask<IReadOnlyList<StoredCheckpoint>> ReadCheckpointsAsync(
        long fromSize, int count, CancellationToken cancellationToken);

    /// <summary>The rows that a search finds below an index, the newest first, at most so many.</summary>
    ValueTask<IReadOnlyList<StoredRow>> SearchAsync(
        RowSearch search, long below, int count, CancellationToken cancellationToken);

    /// <summary>The first index whose time is not before a moment; the size when there is none.</summary>
    ValueTask<long> FirstIndexAtAsync(DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The subject index itself, in its own order, behind a place in it; at most so many.</summary>
    ValueTask<IReadOnlyList<StoredSubject>> ReadSubjectsAsync(
        StoredSubject? after, int count, CancellationToken cancellationToken);

    /// <summary>Those of the pairs that the subject index does not hold.</summary>
    ValueTask<IReadOnlyList<StoredSubject>> FindMissingAsync(
        IReadOnlyList<StoredSubject> expected, CancellationToken cancellationToken);

    /// <summary>The partitions in order, each in one consistent look.</summary>
    /// <param name="size">Rows are counted below this index.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    ValueTask<IReadOnlyList<StoredPartition>> ReadPartitionsAsync(long size, CancellationToken cancellationToken);
}

/// <summary>The end of the tree as a store holds it.</summary>
/// <param name="Size">The number of entries.</param>
/// <param name="Frontier">The frontier's bytes (<see cref="Merkle.Frontier.ToBytes"/>).</param>
/// <param name="LastAt">The time of the last entry; <see cref="DateTimeOffset.UnixEpoch"/> when there is none.</param>
public sealed record StoredHead(long Size, byte[] Frontier, DateTimeOffset LastAt)
{
    /// <summary>The head of a log without entries.</summary>
    public static StoredHead Empty { get; } = new(0, [], DateTimeOffset.UnixEpoch);

    /// <summary>The root that the frontier folds to.</summary>
    /// <exception cref="ArgumentException">The frontier does not fit the size.</exception>
    public TreeHash Root()
    {
        return Merkle.Frontier.FromBytes(Size, Frontier).Root();
    }
}

/// <summary>An entry with what stands beside it.</summary>
/// <param name="Index">Its place in the log.</param>
/// <param name="At">The time column.</param>
/// <param name="Leaf">The leaf hash column.</param>
/// <param name="Columns">The search columns.</param>
/// <param name="Bytes">The canonical bytes.</param>
public sealed record StoredRow(long Index, DateTimeOffset At, TreeHash Leaf, SearchColumns Columns, byte[] Bytes);

/// <summary>A full tile of hashes.</summary>
/// <param name="Level">Its level.</param>
/// <param name="Number">Its number.</param>
/// <param name="Bytes">8,192 bytes.</param>
/// <param name="Root">Its hash in the level above.</param>
public sealed record StoredTile(int Level, long Number, byte[] Bytes, TreeHash Root);

/// <summary>A signed checkpoint.</summary>
/// <param name="Size">The size it is of.</param>
/// <param name="At">When it was signed.</param>
/// <param name="Note">The signed note.</param>
public sealed record StoredCheckpoint(long Size, DateTimeOffset At, string Note);

/// <summary>What a transaction writes: all of it or nothing.</summary>
/// <param name="Rows">Contiguous rows from the head on.</param>
/// <param name="Subjects">Per row the subjects it is found by.</param>
/// <param name="Tiles">The tiles that became full.</param>
/// <param name="Head">The new head.</param>
public sealed record AuditBatch(
    IReadOnlyList<StoredRow> Rows,
    IReadOnlyList<IReadOnlyList<Pseudonym>> Subjects,
    IReadOnlyList<CompletedTile> Tiles,
    StoredHead Head);

/// <summary>What to search by; unset members do not restrict.</summary>
public sealed record RowSearch
{
    /// <summary>Entries about this subject.</summary>
    public Pseudonym? Subject { get; init; }

    /// <summary>Entries of this caller.</summary>
    public Pseudonym? Caller { get; init; }

    /// <summary>Entries of this source department.</summary>
    public string? Department { get; init; }

    /// <summary>Entries with exactly this purpose.</summary>
    public string? Purpose { get; init; }

    /// <summary>Entries with this outcome.</summary>
    public TransferOutcome? Outcome { get; init; }

    /// <summary>The lowest index.</summary>
    public long From { get; init; }
}

/// <summary>A pair of the subject index.</summary>
/// <param name="Tag">The subject's pseudonym.</param>
/// <param name="Index">The entry about it.</param>
public readonly record struct StoredSubject(Pseudonym Tag, long Index);

/// <summary>A partition of a year, such as a month's file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Opening">The head it continues from.</param>
/// <param name="Head">Its own head.</param>
/// <param name="LastRow">The highest index it holds; -1 when it holds none.</param>
/// <param name="Rows">How many rows it holds below the size asked for.</param>
/// <param name="Subjects">How many pairs of the subject index it holds below the size asked for.</param>
/// <param name="Tiles">How many tiles it holds.</param>
public sealed record StoredPartition(
    string Name, StoredHead Opening, StoredHead Head, long LastRow, long Rows, long Subjects, long Tiles);

/// <summary>A store failed: full, broken, out of reach, or its data is not what it must be.</summary>
/// <param name="message">What failed; no personal data.</param>
/// <param name="isLasting">
/// Whether the store must not be written again by this process: after a failed sync nobody knows what is on disk.
/// </param>
/// <param name="innerException">The cause.</param>
public sealed class AuditStorageException(string message, bool isLasting = false, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>Whether the store must not be written again by this process.</summary>
    public bool IsLasting { get; } = isLasting;
}
