using System.Numerics;

namespace GovDataHub.Audit.Merkle;

/// <summary>
/// The whole state a writer needs to append to a Merkle tree: one hash per set bit of the size, the roots of the
/// perfect subtrees from right to left. At most 64 hashes of 32 bytes, whatever the size.
/// </summary>
public sealed class Frontier
{
    private const int Levels = 64;

    private readonly TreeHash[] _hashes = new TreeHash[Levels];

    /// <summary>The number of leaves.</summary>
    public long Size { get; private set; }

    /// <summary>Restores a frontier from <see cref="ToBytes"/>.</summary>
    /// <exception cref="ArgumentException">The bytes are not one hash per set bit of the size.</exception>
    public static Frontier FromBytes(long size, ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        if (bytes.Length != BitOperations.PopCount((ulong)size) * TreeHash.Length)
        {
            throw new ArgumentException("A frontier holds one hash per set bit of the size.", nameof(bytes));
        }

        var frontier = new Frontier { Size = size };
        int offset = 0;
        for (int level = 0; level < Levels; level++)
        {
            if ((size >> level & 1) == 1)
            {
                frontier._hashes[level] = TreeHash.FromBytes(bytes.Slice(offset, TreeHash.Length));
                offset += TreeHash.Length;
            }
        }

        return frontier;
    }

    /// <summary>The hashes of the set bits, the lowest first, 32 bytes each.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[BitOperations.PopCount((ulong)Size) * TreeHash.Length];
        int offset = 0;
        for (int level = 0; level < Levels; level++)
        {
            if ((Size >> level & 1) == 1)
            {
                _hashes[level].CopyTo(bytes.AsSpan(offset));
                offset += TreeHash.Length;
            }
        }

        return bytes;
    }

    /// <summary>The root: the frontier folded from right to left.</summary>
    public TreeHash Root()
    {
        if (Size == 0)
        {
            return TreeHash.Empty;
        }

        int level = BitOperations.TrailingZeroCount(Size);
        TreeHash root = _hashes[level];
        for (level++; level < Levels; level++)
        {
            if ((Size >> level & 1) == 1)
            {
                root = TreeHash.OfNode(_hashes[level], root);
            }
        }

        return root;
    }

    /// <summary>
    /// Appends a leaf, and tells <paramref name="tiles"/> the root of each full tile that it completes.
    /// </summary>
    internal void Append(in TreeHash leaf, RightEdge? tiles = null)
    {
        TreeHash hash = leaf;
        int level = 0;
        tiles?.Add(0, leaf);
        for (long size = Size; (size & 1) == 1; size >>= 1)
        {
            hash = TreeHash.OfNode(_hashes[level], hash);
            level++;
            if (tiles is not null && level % Tile.Height == 0)
            {
                tiles.Add(level / Tile.Height, hash);
            }
        }

        _hashes[level] = hash;
        Size++;
    }
}
