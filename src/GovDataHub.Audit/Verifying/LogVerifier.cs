using System.Buffers.Binary;
using System.Text;
using GovDataHub.Audit.Checkpoints;
using GovDataHub.Audit.Merkle;
using GovDataHub.Audit.Notes;
using GovDataHub.Audit.Records;

namespace GovDataHub.Audit.Verifying;

/// <summary>
/// Checks a log from its files alone: the checkpoint's signature, every entry against its leaf, every hash of every
/// tile, and that they lead to the checkpoint. Knows nothing of who serves the files.
/// </summary>
/// <param name="files">The log's files.</param>
/// <param name="keys">The keys to trust.</param>
public sealed class LogVerifier(ILogFiles files, IReadOnlyList<NoteVerifier> keys)
{
    /// <summary>Verifies the whole log.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public async ValueTask<VerificationReport> VerifyAsync(CancellationToken cancellationToken)
    {
        byte[]? note = await files.ReadAsync("checkpoint", cancellationToken);
        (Checkpoint? checkpoint, string? refusal) = note is null
            ? (null, "is missing")
            : Checkpoint.Open(Encoding.UTF8.GetString(note), keys);
        if (checkpoint is null)
        {
            return new VerificationReport(string.Empty, 0, 0, [new Finding("checkpoint", refusal ?? "is not valid")]);
        }

        var run = new Run(files, checkpoint);
        await run.CheckLeavesAsync(cancellationToken);
        await run.CheckUpperTilesAsync(cancellationToken);
        return run.Report();
    }

    private sealed class Run(ILogFiles files, Checkpoint checkpoint)
    {
        private readonly Frontier _frontier = new();
        private readonly RightEdge _edge = new();
        private readonly FindingList _findings = new();
        private long _entries;
        private DateTimeOffset _lastAt = DateTimeOffset.MinValue;

        public async ValueTask CheckLeavesAsync(CancellationToken cancellationToken)
        {
            for (long number = 0; Tile.In(checkpoint.Size, 0, number) is { } tile; number++)
            {
                byte[]? hashes = await ReadTileAsync(tile, cancellationToken);
                Tile entries = tile with { Level = Tile.Entries };
                byte[]? bundle = await files.ReadAsync(entries.ToString(), cancellationToken);
                if (hashes is null)
                {
                    return;
                }

                if (bundle is not null)
                {
                    CheckBundle(entries, bundle, hashes);
                }

                for (int place = 0; place < tile.Width; place++)
                {
                    _frontier.Append(HashAt(hashes, place), _edge);
                }

                await CheckCompletedAsync(cancellationToken);
            }
        }

        public async ValueTask CheckUpperTilesAsync(CancellationToken cancellationToken)
        {
            for (int level = 1; Tile.CountAt(level, checkpoint.Size) > 0; level++)
            {
                long number = Tile.CountAt(level, checkpoint.Size) / Tile.FullWidth;
                if (Tile.In(checkpoint.Size, level, number) is { } partial)
                {
                    await CompareAsync(partial, _edge.PartialAt(level), cancellationToken);
                }
            }
        }

        public VerificationReport Report()
        {
            if (_frontier.Size != checkpoint.Size || _frontier.Root() != checkpoint.Root)
            {
                _findings.Add("checkpoint", "the leaves do not lead to its root");
            }

            return new VerificationReport(checkpoint.Origin, checkpoint.Size, _entries, _findings.Findings);
        }

        private async ValueTask CheckCompletedAsync(CancellationToken cancellationToken)
        {
            foreach (CompletedTile completed in _edge.TakeCompleted().Where(tile => tile.Level > 0))
            {
                await CompareAsync(new Tile(completed.Level, completed.Number), completed.Hashes, cancellationToken);
            }
        }

        private async ValueTask CompareAsync(
            Tile tile, IReadOnlyList<TreeHash> expected, CancellationToken cancellationToken)
        {
            if (await ReadTileAsync(tile, cancellationToken) is not { } bytes)
            {
                return;
            }

            for (int place = 0; place < tile.Width; place++)
            {
                if (place >= expected.Count || HashAt(bytes, place) != expected[place])
                {
                    _findings.Add($"{tile} hash {place}", "is not the root of the tile below it");
                }
            }
        }

        private async ValueTask<byte[]?> ReadTileAsync(Tile tile, CancellationToken cancellationToken)
        {
            // A partial tile may have been dropped for the full one, of which it is the start.
            byte[]? bytes = await files.ReadAsync(tile.ToString(), cancellationToken)
                ?? (tile.IsFull ? null : await files.ReadAsync(
                    (tile with { Width = Tile.FullWidth }).ToString(), cancellationToken));
            if (bytes is null)
            {
                _findings.Add(tile.ToString(), "is missing");
                return null;
            }

            if (bytes.Length != tile.Width * TreeHash.Length && bytes.Length != Tile.FullBytes)
            {
                _findings.Add(tile.ToString(), $"has {bytes.Length} bytes");
                return null;
            }

            return bytes;
        }

        private void CheckBundle(Tile tile, ReadOnlySpan<byte> bundle, ReadOnlySpan<byte> hashes)
        {
            for (int place = 0; place < tile.Width; place++)
            {
                int length = bundle.Length < sizeof(ushort)
                    ? int.MaxValue
                    : BinaryPrimitives.ReadUInt16BigEndian(bundle);
                if (length > bundle.Length - sizeof(ushort))
                {
                    _findings.Add(tile.ToString(), $"ends before entry {tile.First + place}");
                    return;
                }

                ReadOnlySpan<byte> entry = bundle.Slice(sizeof(ushort), length);
                bundle = bundle[(sizeof(ushort) + length)..];
                if (TreeHash.OfLeaf(entry) != HashAt(hashes, place))
                {
                    _findings.Add($"{tile} entry {tile.First + place}", "does not hash to its leaf");
                }

                CheckRecord($"{tile} entry {tile.First + place}", entry);
                _entries++;
            }

            if (!bundle.IsEmpty)
            {
                _findings.Add(tile.ToString(), "goes on behind its last entry");
            }
        }

        private static TreeHash HashAt(ReadOnlySpan<byte> hashes, int place)
        {
            return TreeHash.FromBytes(hashes.Slice(place * TreeHash.Length, TreeHash.Length));
        }

        private void CheckRecord(string where, ReadOnlySpan<byte> entry)
        {
            try
            {
                LogRecord record = RecordDecoder.Decode(entry);
                if (record.At < _lastAt)
                {
                    _findings.Add(where, "is older than the entry before it");
                }

                _lastAt = record.At;
            }
            catch (FormatException exception)
            {
                _findings.Add(where, $"is no record: {exception.Message}");
            }
        }
    }
}
