using GovDataHub.Audit.Merkle;
using GovDataHub.Audit.Storage;

namespace GovDataHub.Audit.Chaining;

/// <summary>
/// Rebuilds the right edge of a stored tree when a writer starts on it, and checks it against the head.
/// </summary>
internal static class TreeRecovery
{
    /// <summary>The tiles at the right edge of the tree the head names.</summary>
    /// <exception cref="AuditStorageException">Leaves and tiles do not lead to the head's root.</exception>
    public static RightEdge Recover(StoredHead head, IYearReader reader)
    {
        var edge = new RightEdge();
        for (int level = 0; Tile.CountAt(level, head.Size) > 0; level++)
        {
            long count = Tile.CountAt(level, head.Size);
            long number = count / Tile.FullWidth;
            int width = (int)(count % Tile.FullWidth);
            edge.Restore(level, number, ReadHashes(reader, level, number * Tile.FullWidth, width));
        }

        if (head.Size > 0 && RootOf(edge, head.Size) != head.Root())
        {
            throw new AuditStorageException("The log's leaves do not lead to its head.", isLasting: true);
        }

        return edge;
    }

    /// <summary>The root of a tree of a size that a store holds, from its right edge.</summary>
    /// <exception cref="AuditStorageException">Leaves or tiles are missing.</exception>
    public static TreeHash RootAt(long size, IYearReader reader)
    {
        var edge = new RightEdge();
        for (int level = 0; Tile.CountAt(level, size) > 0; level++)
        {
            long count = Tile.CountAt(level, size);
            long number = count / Tile.FullWidth;
            edge.Restore(
                level, number, ReadHashes(reader, level, number * Tile.FullWidth, (int)(count % Tile.FullWidth)));
        }

        return RootOf(edge, size);
    }

    private static IReadOnlyList<TreeHash> ReadHashes(IYearReader reader, int level, long first, int width)
    {
        if (width == 0)
        {
            return [];
        }

        // The writer's own thread waits here; the reads run on the pool.
        IReadOnlyList<TreeHash> hashes = level == 0
            ? Wait(reader.ReadLeavesAsync(first, width, CancellationToken.None))
            : [.. Wait(reader.ReadTilesAsync(level - 1, first, width, CancellationToken.None))
                .Select(tile => tile.Root)];
        return hashes.Count == width
            ? hashes
            : throw new AuditStorageException("Leaves or tiles of the log are missing.", isLasting: true);
    }

    private static T Wait<T>(ValueTask<T> read)
    {
        return read.AsTask().GetAwaiter().GetResult();
    }

    private static TreeHash RootOf(RightEdge edge, long size)
    {
        if (size == 0)
        {
            return TreeHash.Empty;
        }

        // Perfect subtrees from the smallest, at the right, to the largest: each is a run of hashes of one edge tile.
        TreeHash? root = null;
        for (int height = 0; height < 63; height++)
        {
            if ((size >> height & 1) == 0)
            {
                continue;
            }

            int level = height / Tile.Height;
            int width = 1 << (height % Tile.Height);
            int start = (int)((size >> (level * Tile.Height)) % Tile.FullWidth) & ~((width * 2) - 1);
            TreeHash subtree = Fold(edge.PartialAt(level), start, width);
            root = root is { } right ? TreeHash.OfNode(subtree, right) : subtree;
        }

        return root ?? TreeHash.Empty;
    }

    private static TreeHash Fold(IReadOnlyList<TreeHash> hashes, int start, int width)
    {
        return width == 1
            ? hashes[start]
            : TreeHash.OfNode(Fold(hashes, start, width / 2), Fold(hashes, start + (width / 2), width / 2));
    }
}
