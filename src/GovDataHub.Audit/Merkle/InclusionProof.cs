namespace GovDataHub.Audit.Merkle;

/// <summary>
/// That a leaf stands at an index of a tree (RFC 6962 section 2.1.1, checked as RFC 9162 section 2.1.3.2).
/// </summary>
public static class InclusionProof
{
    /// <summary>
    /// The sibling hashes from the leaf up to the root, from <see cref="HashTiles.ForPath"/>'s tiles.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The leaf is not in a tree of that size.</exception>
    public static IReadOnlyList<TreeHash> Prove(long index, long size, HashTiles tiles)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var proof = new List<TreeHash>();
        long start = 0;
        for (long end = size; end - start > 1;)
        {
            long middle = start + HashTiles.LargestPowerBelow(end - start);
            if (index < middle)
            {
                proof.Add(tiles.OfRange(middle, end));
                end = middle;
            }
            else
            {
                proof.Add(tiles.OfRange(start, middle));
                start = middle;
            }
        }

        proof.Reverse();
        return proof;
    }

    /// <summary>Whether the proof leads from the leaf to the root; a proof too short or too long does not.</summary>
    public static bool Verify(
        long index, long size, in TreeHash leaf, in TreeHash root, IReadOnlyList<TreeHash> proof)
    {
        if (index < 0 || index >= size)
        {
            return false;
        }

        TreeHash hash = leaf;
        long node = index;
        long last = size - 1;
        foreach (TreeHash sibling in proof)
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                hash = TreeHash.OfNode(sibling, hash);
                while ((node & 1) == 0 && node != 0)
                {
                    node >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                hash = TreeHash.OfNode(hash, sibling);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && hash == root;
    }
}
