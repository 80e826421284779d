using GovDataHub.Audit.Checkpoints;
using GovDataHub.Audit.Merkle;
using GovDataHub.Audit.Notes;
using GovDataHub.Audit.Records;
using GovDataHub.Audit.Storage;

namespace GovDataHub.Audit.Verifying;

/// <summary>
/// Checks one year's log in its store: everything a <see cref="LogVerifier"/> checks, every checkpoint ever signed, and
/// that what stands beside the entries (leaf hashes, search columns, subject index, tiles, heads) says the same as
/// they. May run while the log is written: it verifies up to the head it found.
/// </summary>
/// <param name="reader">The year.</param>
/// <param name="key">The key that signs its checkpoints.</param>
/// <param name="published">The checkpoint given out last, outside the store; null when there is none.</param>
/// <param name="closingNote">The last checkpoint of the year before; null when there was none.</param>
public sealed class StoreVerifier(
    IYearReader reader, NoteVerifier key, string? published = null, string? closingNote = null)
{
    private const int Step = 4_096;

    private readonly FindingList _findings = new();
    private readonly Frontier _frontier = new();
    private readonly RightEdge _edge = new();

    // Signed sizes still to be met by the growing tree, in order.
    private readonly SortedDictionary<long, List<(string Where, Checkpoint Checkpoint)>> _expected = [];
    private DateTimeOffset _lastAt = DateTimeOffset.MinValue;
    private long _subjects;
    private bool _contradicted;

    /// <summary>Verifies the year.</summary>
    public async ValueTask<VerificationReport> VerifyAsync(CancellationToken cancellationToken)
    {
        long entries = 0;
        try
        {
            StoredHead head = await reader.ReadHeadAsync(cancellationToken);
            await CollectEvidenceAsync(head, cancellationToken);
            entries = await CheckRowsAsync(head.Size, cancellationToken);
            CheckHead("head", head);
            await CheckPartitionsAsync(head, cancellationToken);
        }
        catch (Exception exception) when (exception is AuditStorageException or FormatException)
        {
            _findings.Add("store", exception.Message);
        }

        foreach ((string where, Checkpoint checkpoint) in _expected.Values.SelectMany(waiting => waiting))
        {
            _findings.Add(where, $"is of {checkpoint.Size} entries, and the log has {_frontier.Size}: it was cut");
        }

        return new VerificationReport(key.Name, _frontier.Size, entries, _findings.Findings);
    }

    private async ValueTask CollectEvidenceAsync(StoredHead head, CancellationToken cancellationToken)
    {
        Expect("published checkpoint", published, size: null);
        long next = 0;
        while (true)
        {
            IReadOnlyList<StoredCheckpoint> signed = await reader.ReadCheckpointsAsync(next, Step, cancellationToken);
            foreach (StoredCheckpoint checkpoint in signed)
            {
                Expect($"checkpoint {checkpoint.Size}", checkpoint.Note, checkpoint.Size);
                next = checkpoint.Size + 1;
            }

            if (signed.Count < Step)
            {
                break;
            }
        }

        // A checkpoint signed after the head was read is not a finding.
        foreach (long size in _expected.Keys.Where(size => size > head.Size).ToArray())
        {
            StoredHead now = await reader.ReadHeadAsync(cancellationToken);
            if (size <= now.Size)
            {
                _expected.Remove(size);
            }
        }

        Meet();
    }

    private void Expect(string where, string? note, long? size)
    {
        if (note is null)
        {
            return;
        }

        (Checkpoint? checkpoint, string? refusal) = Checkpoint.Open(note, key);
        if (checkpoint is null)
        {
            _findings.Add(where, refusal ?? "is not valid");
            return;
        }

        if (checkpoint.Origin != key.Name || (size is { } column && checkpoint.Size != column))
        {
            _findings.Add(where, "its size or origin is not the one it is kept under");
        }

        if (!_expected.TryGetValue(checkpoint.Size, out List<(string, Checkpoint)>? waiting))
        {
            _expected[checkpoint.Size] = waiting = [];
        }

        waiting.Add((where, checkpoint));
    }

    private async ValueTask<long> CheckRowsAsync(long size, CancellationToken cancellationToken)
    {
        long entries = 0;
        while (_frontier.Size < size)
        {
            long next = _frontier.Size;
            int wanted = (int)Math.Min(Step, size - next);
            IReadOnlyList<StoredRow> rows = await reader.ReadRowsAsync(next, wanted, cancellationToken);
            var subjects = new List<StoredSubject>();
            foreach (StoredRow row in rows)
            {
                if (row.Index != _frontier.Size)
                {
                    _findings.Add($"entry {_frontier.Size}", "is missing");
                    return entries;
                }

                CheckRow(row, subjects);
                entries++;
                Meet();
            }

            _subjects += subjects.Count;
            foreach (StoredSubject missing in await reader.FindMissingAsync(subjects, cancellationToken))
            {
                _findings.Add($"entry {missing.Index} subject {missing.Tag}", "is missing from the subject index");
            }

            await CheckTilesAsync(cancellationToken);
            if (rows.Count == 0)
            {
                _findings.Add($"entry {_frontier.Size}", $"is missing, and the head says {size} entries");
                return entries;
            }
        }

        return entries;
    }

    private void CheckRow(StoredRow row, List<StoredSubject> subjects)
    {
        string where = $"entry {row.Index}";
        var leaf = TreeHash.OfLeaf(row.Bytes);
        if (leaf != row.Leaf)
        {
            _findings.Add($"{where} column leaf", "is not the hash of the entry");
        }

        _frontier.Append(leaf, _edge);
        LogRecord record;
        try
        {
            record = RecordDecoder.Decode(row.Bytes);
        }
        catch (FormatException exception)
        {
            _findings.Add(where, $"is no record: {exception.Message}");
            return;
        }

        foreach (string column in Differing(row, record))
        {
            _findings.Add($"{where} column {column}", "does not say what the entry says");
        }

        if (record.At < _lastAt)
        {
            _findings.Add(where, "is older than the entry before it");
        }

        _lastAt = record.At;
        if (record is TransferRecord transfer)
        {
            subjects.AddRange(transfer.Subjects.Select(tag => new StoredSubject(tag, row.Index)));
        }

        if ((record as OpeningRecord)?.ClosingNote != (row.Index == 0 ? closingNote : null))
        {
            _findings.Add(where, "does not tie the year to the end of the year before");
        }
    }

    private static IEnumerable<string> Differing(StoredRow row, LogRecord record)
    {
        SearchColumns expected = SearchColumns.Of(record);
        (string Column, bool Same)[] columns =
        [
            ("at", row.At == record.At),
            ("caller", row.Columns.Caller == expected.Caller),
            ("department", row.Columns.Department == expected.Department),
            ("purpose", row.Columns.Purpose == expected.Purpose),
            ("outcome", row.Columns.Outcome == expected.Outcome),
        ];
        return columns.Where(column => !column.Same).Select(column => column.Column);
    }

    private async ValueTask CheckTilesAsync(CancellationToken cancellationToken)
    {
        foreach (CompletedTile expected in _edge.TakeCompleted())
        {
            var tile = new Tile(expected.Level, expected.Number);
            IReadOnlyList<StoredTile> stored = await reader.ReadTilesAsync(
                expected.Level, expected.Number, 1, cancellationToken);
            if (stored is not [{ } found] || found.Number != expected.Number)
            {
                _findings.Add(tile.ToString(), "is missing");
                continue;
            }

            if (!found.Bytes.AsSpan().SequenceEqual(expected.ToBytes()))
            {
                _findings.Add(
                    $"{tile} hash {FirstDifference(found.Bytes, expected)}", "is not the hash of what is below it");
            }

            if (found.Root != expected.Root)
            {
                _findings.Add($"{tile} column root", "is not the root over the tile");
            }
        }
    }

    private static int FirstDifference(byte[] found, CompletedTile expected)
    {
        return found.AsSpan().CommonPrefixLength(expected.ToBytes()) / TreeHash.Length;
    }

    private void CheckHead(string where, StoredHead head)
    {
        if (head.Size != _frontier.Size || !head.Frontier.AsSpan().SequenceEqual(_frontier.ToBytes()))
        {
            _findings.Add($"{where} column frontier", "is not where the entries lead");
        }

        if (head.Size > 0 && head.LastAt != _lastAt)
        {
            _findings.Add($"{where} column at", "is not the time of the last entry");
        }
    }

    private async ValueTask CheckPartitionsAsync(StoredHead head, CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredPartition> partitions = await reader.ReadPartitionsAsync(head.Size, cancellationToken);
        StoredHead before = StoredHead.Empty;
        foreach (StoredPartition partition in partitions)
        {
            if (partition.Opening.Size != before.Size
                || !partition.Opening.Frontier.AsSpan().SequenceEqual(before.Frontier))
            {
                _findings.Add($"{partition.Name} opening", "does not repeat the head of the partition before");
            }

            if (partition.LastRow >= partition.Head.Size)
            {
                _findings.Add($"{partition.Name} entry {partition.LastRow}", "stands behind the head");
            }

            before = partition.Head;
        }

        if (partitions.Sum(partition => partition.Tiles) != FullTiles(before.Size))
        {
            _findings.Add("tiles", "are more or fewer than the size makes");
        }

        if (partitions.Sum(partition => partition.Subjects) != _subjects)
        {
            await FindStraySubjectsAsync(head.Size, cancellationToken);
        }
    }

    private async ValueTask FindStraySubjectsAsync(long size, CancellationToken cancellationToken)
    {
        StoredSubject? after = null;
        while (await reader.ReadSubjectsAsync(after, Step, cancellationToken) is { Count: > 0 } pairs)
        {
            foreach (StoredSubject pair in pairs.Where(pair => pair.Index < size))
            {
                IReadOnlyList<StoredRow> rows = await reader.ReadRowsAsync(pair.Index, 1, cancellationToken);
                if (rows is not [{ } row] || row.Index != pair.Index || !Names(row, pair.Tag))
                {
                    _findings.Add($"subject {pair.Tag} of entry {pair.Index}", "is not in the entry");
                }
            }

            after = pairs[^1];
        }
    }

    private static bool Names(StoredRow row, Pseudonym tag)
    {
        try
        {
            return RecordDecoder.Decode(row.Bytes) is TransferRecord record && record.Subjects.Contains(tag);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private void Meet()
    {
        if (!_expected.Remove(_frontier.Size, out List<(string Where, Checkpoint Checkpoint)>? signed))
        {
            return;
        }

        foreach ((string where, Checkpoint checkpoint) in signed)
        {
            // Every later checkpoint contradicts too: the first one tells where to look.
            if (!_contradicted && checkpoint.Root != _frontier.Root())
            {
                _findings.Add(where, "contradicts the entries");
                _contradicted = true;
            }
        }
    }

    private static long FullTiles(long size)
    {
        long tiles = 0;
        for (int level = 1; Tile.CountAt(level, size) > 0; level++)
        {
            tiles += Tile.CountAt(level, size);
        }

        return tiles;
    }
}
