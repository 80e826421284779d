using System.Numerics;

namespace GovDataHub.Audit.Merkle;

/// <summary>
/// Tiles of hashes that have been fetched, and the hashes of the tree that follow from them. Which tiles a proof
/// needs is known beforehand (<see cref="ForPath"/>), so fetching and computing stay apart.
/// </summary>
public sealed class HashTiles
{
    private readonly Dictionary<(int Level, long Number), byte[]> _tiles = [];

    /// <summary>
    /// The tiles that hold every hash of an inclusion proof of a leaf, or of a consistency proof from the tree that
    /// ends with the leaf: those on the leaf's path and those at the right edge.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The leaf is not in a tree of that size.</exception>
    public static IReadOnlyList<Tile> ForPath(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var tiles = new List<Tile>();
        for (int level = 0; Tile.CountAt(level, size) > 0; level++)
        {
            int shift = (level + 1) * Tile.Height;
            long onPath = shift < 64 ? index >> shift : 0;
            long atEdge = shift < 64 ? size >> shift : 0;
            if (Tile.In(size, level, onPath) is { } path)
            {
                tiles.Add(path);
            }

            if (atEdge != onPath && Tile.In(size, level, atEdge) is { } edge)
            {
                tiles.Add(edge);
            }
        }

        return tiles;
    }

    /// <summary>Adds a tile that was fetched.</summary>
    /// <exception cref="ArgumentException">It has not the bytes its width says.</exception>
    public void Add(Tile tile, byte[] bytes)
    {
        if (bytes.Length != tile.Width * TreeHash.Length)
        {
            throw new ArgumentException($"{tile} has {bytes.Length} bytes.", nameof(bytes));
        }

        _tiles[(tile.Level, tile.Number)] = bytes;
    }

    /// <summary>
    /// The Merkle tree hash of the leaves from <paramref name="start"/> up to <paramref name="end"/>.
    /// </summary>
    /// <exception cref="KeyNotFoundException">A tile that it needs was not added.</exception>
    internal TreeHash OfRange(long start, long end)
    {
        long length = end - start;
        if (BitOperations.IsPow2(length) && start % length == 0)
        {
            return OfPerfect(start, BitOperations.Log2((ulong)length));
        }

        long split = LargestPowerBelow(length);
        return TreeHash.OfNode(OfRange(start, start + split), OfRange(start + split, end));
    }

    /// <summary>The largest power of two that is smaller than a number of leaves (RFC 6962 section 2.1).</summary>
    internal static long LargestPowerBelow(long leaves)
    {
        return 1L << BitOperations.Log2((ulong)(leaves - 1));
    }

    private TreeHash OfPerfect(long start, int height)
    {
        int level = height / Tile.Height;
        long first = start >> (level * Tile.Height);
        byte[] bytes = _tiles[(level, first / Tile.FullWidth)];
        int place = (int)(first % Tile.FullWidth);
        return Fold(bytes.AsSpan(place * TreeHash.Length, TreeHash.Length << (height % Tile.Height)));
    }

    private static TreeHash Fold(ReadOnlySpan<byte> hashes)
    {
        if (hashes.Length == TreeHash.Length)
        {
            return TreeHash.FromBytes(hashes);
        }

        int half = hashes.Length / 2;
        return TreeHash.OfNode(Fold(hashes[..half]), Fold(hashes[half..]));
    }
}
