using System.Buffers;
using System.Buffers.Binary;
using GovDataHub.Audit.Merkle;
using GovDataHub.Audit.Storage;

namespace GovDataHub.Audit.Reading;

/// <summary>
/// A year's tiles and entry bundles as c2sp.org/tlog-tiles serves them: full ones as stored, partial computed.
/// </summary>
public static class LogTiles
{
    /// <summary>The bytes of a tile or bundle of any width the log has reached; null when it has not.</summary>
    /// <exception cref="AuditStorageException">The store failed.</exception>
    public static async ValueTask<byte[]?> ReadAsync(IYearReader reader, Tile tile, CancellationToken cancellationToken)
    {
        if (tile.Level == Tile.Entries)
        {
            return await ReadEntriesAsync(reader, tile, cancellationToken);
        }

        if (tile.IsFull)
        {
            return await reader.ReadTilesAsync(tile.Level, tile.Number, 1, cancellationToken) is [{ } stored]
                ? stored.Bytes
                : null;
        }

        IReadOnlyList<TreeHash> hashes = tile.Level == 0
            ? await reader.ReadLeavesAsync(tile.First, tile.Width, cancellationToken)
            : [.. (await reader.ReadTilesAsync(tile.Level - 1, tile.First, tile.Width, cancellationToken))
                .Select(below => below.Root)];
        return hashes.Count == tile.Width ? Concatenate(hashes) : null;
    }

    /// <summary>The tiles that prove things about a leaf, fetched.</summary>
    /// <exception cref="AuditStorageException">The store failed, or a tile is missing.</exception>
    public static async ValueTask<HashTiles> ReadPathAsync(
        IYearReader reader, long index, long size, CancellationToken cancellationToken)
    {
        var tiles = new HashTiles();
        foreach (Tile tile in HashTiles.ForPath(index, size))
        {
            tiles.Add(
                tile,
                await ReadAsync(reader, tile, cancellationToken)
                    ?? throw new AuditStorageException($"{tile} is missing from the log."));
        }

        return tiles;
    }

    private static async ValueTask<byte[]?> ReadEntriesAsync(
        IYearReader reader, Tile tile, CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredRow> rows = await reader.ReadRowsAsync(tile.First, tile.Width, cancellationToken);
        if (rows.Count < tile.Width)
        {
            return null;
        }

        var bundle = new ArrayBufferWriter<byte>();
        foreach (StoredRow row in rows)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bundle.GetSpan(sizeof(ushort)), (ushort)row.Bytes.Length);
            bundle.Advance(sizeof(ushort));
            bundle.Write(row.Bytes);
        }

        return bundle.WrittenSpan.ToArray();
    }

    private static byte[] Concatenate(IReadOnlyList<TreeHash> hashes)
    {
        byte[] bytes = new byte[hashes.Count * TreeHash.Length];
        for (int place = 0; place < hashes.Count; place++)
        {
            hashes[place].CopyTo(bytes.AsSpan(place * TreeHash.Length));
        }

        return bytes;
    }
}
