using System.Text;
using GovDataHub.Audit.Checkpoints;
using GovDataHub.Audit.Merkle;
using GovDataHub.Audit.Notes;
using GovDataHub.Audit.Reading;
using GovDataHub.Audit.Storage;

namespace GovDataHub.Audit.Verifying;

/// <summary>Writes a year's log as files that any verifier of c2sp.org/tlog-tiles reads, with the public key.</summary>
public static class LogExporter
{
    /// <summary>
    /// Writes <c>checkpoint</c>, <c>tile/…</c>, <c>tile/entries/…</c> and <c>vkey</c> of the newest checkpoint.
    /// </summary>
    /// <returns>The size of the log as exported.</returns>
    /// <exception cref="AuditStorageException">The log cannot be read, or has no checkpoint yet.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static async ValueTask<long> ExportAsync(
        IYearReader reader, NoteVerifier key, string directory, CancellationToken cancellationToken)
    {
        StoredCheckpoint signed = await reader.FindCheckpointAsync(long.MaxValue, cancellationToken)
            ?? throw new AuditStorageException("The log has no checkpoint yet.");
        (Checkpoint? checkpoint, string? refusal) = Checkpoint.Open(signed.Note, key);
        long size = checkpoint?.Size ?? throw new AuditStorageException($"The checkpoint is not valid: {refusal}.");
        foreach (Tile tile in Tile.AllIn(size))
        {
            await WriteAsync(reader, tile, directory, cancellationToken);
            if (tile.Level == 0)
            {
                await WriteAsync(reader, tile with { Level = Tile.Entries }, directory, cancellationToken);
            }
        }

        Directory.CreateDirectory(directory);
        await File.WriteAllTextAsync(Path.Combine(directory, "vkey"), $"{key}\n", cancellationToken);
        await File.WriteAllBytesAsync(
            Path.Combine(directory, "checkpoint"), Encoding.UTF8.GetBytes(signed.Note), cancellationToken);
        return size;
    }

    private static async ValueTask WriteAsync(
        IYearReader reader, Tile tile, string directory, CancellationToken cancellationToken)
    {
        byte[] bytes = await LogTiles.ReadAsync(reader, tile, cancellationToken)
            ?? throw new AuditStorageException($"{tile} is missing from the log.");
        string path = Path.Combine(directory, tile.ToString());
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? directory);
        await File.WriteAllBytesAsync(path, bytes, cancellationToken);
    }
}
