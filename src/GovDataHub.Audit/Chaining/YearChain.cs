using GovDataHub.Audit.Checkpoints;
using GovDataHub.Audit.Keys;
using GovDataHub.Audit.Merkle;
using GovDataHub.Audit.Records;
using GovDataHub.Audit.Storage;

namespace GovDataHub.Audit.Chaining;

/// <summary>
/// The growing tree of one year: assigns indexes and times, hashes, commits, and signs. Owned by the log's writer
/// thread. After any failure it forgets what it knew and reads the head again.
/// </summary>
internal sealed class YearChain : IDisposable
{
    private readonly YearKeys _keys;
    private readonly IAuditStore _store;
    private readonly IYearWriter _writer;
    private readonly PublishedCheckpoint _published;

    // What the last commit left, kept to skip the recovery; null after a failure.
    private Tail? _tail;
    private long? _signedSize;

    public YearChain(YearKeys keys, IAuditStore store, PublishedCheckpoint published)
    {
        _keys = keys;
        _store = store;
        _published = published;
        _writer = store.OpenWriter(keys.Year);
    }

    public int Year => _keys.Year;

    /// <summary>Appends records in order, in one durable transaction.</summary>
    /// <returns>The index of the first.</returns>
    /// <exception cref="AuditStorageException">
    /// The store failed; whether the records are written is not known.
    /// </exception>
    public long Append(IReadOnlyList<EncodedRecord> records, DateTimeOffset now)
    {
        StoredHead head = _writer.Begin(now);
        try
        {
            Tail tail = TailOf(head);
            _tail = null;
            DateTimeOffset at = Later(now, head.LastAt);
            var rows = new StoredRow[records.Count];
            for (int place = 0; place < rows.Length; place++)
            {
                EncodedRecord record = records[place];
                RecordFormat.SetTime(record.Bytes, at);
                var leaf = TreeHash.OfLeaf(record.Bytes);
                rows[place] = new StoredRow(tail.Frontier.Size, at, leaf, record.Columns, record.Bytes);
                tail.Frontier.Append(leaf, tail.Edge);
            }

            var newHead = new StoredHead(tail.Frontier.Size, tail.Frontier.ToBytes(), at);
            _writer.Commit(new AuditBatch(
                rows, [.. records.Select(record => record.Subjects)], tail.Edge.TakeCompleted(), newHead));
            _tail = tail with { Head = newHead };
            return head.Size;
        }
        catch
        {
            _writer.Rollback();
            throw;
        }
    }

    /// <summary>Signs and publishes the head if the log has grown since the last checkpoint.</summary>
    /// <returns>The newest checkpoint, null while the log is empty.</returns>
    /// <exception cref="AuditStorageException">
    /// The store failed, or the checkpoint would contradict an earlier one.
    /// </exception>
    public StoredCheckpoint? Sign(DateTimeOffset now)
    {
        StoredHead head = _writer.Begin(now);
        _writer.Rollback();
        Tail tail = TailOf(head);
        if (head.Size == _signedSize || head.Size == 0)
        {
            StoredCheckpoint? newest = Newest();
            if (newest is not null && _published.Read() != newest.Note)
            {
                _published.Write(newest.Note, _keys.Signer.Verifier);
            }

            return newest;
        }

        var checkpoint = new Checkpoint(_keys.Signer.Verifier.Name, head.Size, tail.Frontier.Root());
        var signed = new StoredCheckpoint(head.Size, At(now), checkpoint.Sign(_keys.Signer));
        _writer.AddCheckpoint(signed);
        _signedSize = head.Size;
        _published.Write(signed.Note, _keys.Signer.Verifier);
        return signed;
    }

    /// <summary>Whether entries wait for a checkpoint, as far as this writer knows.</summary>
    public bool HasUnsigned => _tail is { } tail && tail.Head.Size != _signedSize;

    /// <summary>Forgets what was known, so that the next use reads the store again.</summary>
    public void Forget()
    {
        _tail = null;
        _signedSize = null;
    }

    public void Dispose()
    {
        _writer.Dispose();
    }

    private static DateTimeOffset Later(DateTimeOffset now, DateTimeOffset last)
    {
        DateTimeOffset at = At(now);
        return at > last ? at : last;
    }

    // The record keeps microseconds: what is stored beside it must not be finer.
    private static DateTimeOffset At(DateTimeOffset now)
    {
        return RecordFormat.FromMicroseconds(RecordFormat.ToMicroseconds(now));
    }

    private Tail TailOf(StoredHead head)
    {
        if (_tail is { } known
            && known.Head.Size == head.Size
            && known.Head.Frontier.AsSpan().SequenceEqual(head.Frontier))
        {
            return known;
        }

        Frontier frontier;
        try
        {
            frontier = Frontier.FromBytes(head.Size, head.Frontier);
        }
        catch (ArgumentException exception)
        {
            throw new AuditStorageException("The log's head is damaged.", isLasting: true, exception);
        }

        IYearReader reader = _store.Reader(Year);
        RightEdge edge = head.Size == 0 ? new RightEdge() : TreeRecovery.Recover(head, reader);
        _signedSize = CheckAgainstEvidence(head, reader);
        return _tail = new Tail(head, frontier, edge);
    }

    /// <summary>
    /// The log must be a continuation of every checkpoint it gave out, else it was rolled back or forked.
    /// </summary>
    private long? CheckAgainstEvidence(StoredHead head, IYearReader reader)
    {
        StoredCheckpoint? newest = head.Size == 0 ? null : Newest();
        foreach (string? note in (string?[])[newest?.Note, _published.Read()])
        {
            if (note is null)
            {
                continue;
            }

            (Checkpoint? checkpoint, string? refusal) = Checkpoint.Open(note, _keys.Signer.Verifier);
            if (checkpoint is null)
            {
                throw new AuditStorageException($"The last checkpoint is not valid: {refusal}.", isLasting: true);
            }

            if (checkpoint.Size > head.Size || TreeRecovery.RootAt(checkpoint.Size, reader) != checkpoint.Root)
            {
                throw new AuditStorageException(
                    "The log contradicts a checkpoint that it signed before: it was restored or forked.",
                    isLasting: true);
            }
        }

        return newest?.Size;
    }

    private StoredCheckpoint? Newest()
    {
        return _store.Reader(Year).FindCheckpointAsync(long.MaxValue, CancellationToken.None)
            .AsTask().GetAwaiter().GetResult();
    }

    private sealed record Tail(StoredHead Head, Frontier Frontier, RightEdge Edge);
}
