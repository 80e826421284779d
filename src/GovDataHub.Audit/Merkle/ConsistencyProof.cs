using System.Numerics;

namespace GovDataHub.Audit.Merkle;

/// <summary>
/// That a tree is the start of a larger one (RFC 6962 section 2.1.2, checked as RFC 9162 section 2.1.4.2).
/// </summary>
public static class ConsistencyProof
{
    /// <summary>
    /// The proof from the tree of <paramref name="oldSize"/> leaves; the tiles are those of
    /// <see cref="HashTiles.ForPath"/> for the leaf before <paramref name="oldSize"/>. Empty when the sizes are equal
    /// or the old tree was empty.
    /// </summary>
    public static IReadOnlyList<TreeHash> Prove(long oldSize, long newSize, HashTiles tiles)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(oldSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, newSize);
        var proof = new List<TreeHash>();
        if (oldSize > 0 && oldSize < newSize)
        {
            AddSubproof(proof, 0, oldSize, newSize, whole: true, tiles);
        }

        return proof;
    }

    /// <summary>Whether the proof shows that the old tree is the start of the new one.</summary>
    public static bool Verify(
        long oldSize, long newSize, in TreeHash oldRoot, in TreeHash newRoot, IReadOnlyList<TreeHash> proof)
    {
        if (oldSize < 0 || oldSize > newSize)
        {
            return false;
        }

        if (oldSize == newSize)
        {
            return proof.Count == 0 && oldRoot == newRoot;
        }

        if (oldSize == 0)
        {
            return proof.Count == 0 && oldRoot == TreeHash.Empty;
        }

        bool startsWithOldRoot = BitOperations.IsPow2(oldSize);
        if (!startsWithOldRoot && proof.Count == 0)
        {
            return false;
        }

        TreeHash seed = startsWithOldRoot ? oldRoot : proof[0];
        return VerifyPath(oldSize - 1, newSize - 1, seed, oldRoot, newRoot, proof, startsWithOldRoot ? 0 : 1);
    }

    private static bool VerifyPath(
        long node,
        long last,
        TreeHash seed,
        TreeHash oldRoot,
        TreeHash newRoot,
        IReadOnlyList<TreeHash> proof,
        int from)
    {
        int perfect = BitOperations.TrailingZeroCount(~node);
        node >>= perfect;
        last >>= perfect;
        TreeHash oldHash = seed;
        TreeHash newHash = seed;
        for (int place = from; place < proof.Count; place++)
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                oldHash = TreeHash.OfNode(proof[place], oldHash);
                newHash = TreeHash.OfNode(proof[place], newHash);
                while ((node & 1) == 0 && node != 0)
                {
                    node >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                newHash = TreeHash.OfNode(newHash, proof[place]);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && oldHash == oldRoot && newHash == newRoot;
    }

    private static void AddSubproof(
        List<TreeHash> proof, long start, long oldEnd, long end, bool whole, HashTiles tiles)
    {
        if (oldEnd == end)
        {
            if (!whole)
            {
                proof.Add(tiles.OfRange(start, end));
            }

            return;
        }

        long middle = start + HashTiles.LargestPowerBelow(end - start);
        if (oldEnd <= middle)
        {
            AddSubproof(proof, start, oldEnd, middle, whole, tiles);
            proof.Add(tiles.OfRange(middle, end));
        }
        else
        {
            AddSubproof(proof, middle, oldEnd, end, whole: false, tiles);
            proof.Add(tiles.OfRange(start, middle));
        }
    }
}
