using FsCheck;
using FsCheck.Fluent;
using GovDataHub.Audit.Merkle;

namespace GovDataHub.Audit.Tests.Merkle;

/// <summary>Proofs from tiles against a tree that is computed by the definition, leaf by leaf.</summary>
public sealed class ProofTests
{
    private static readonly TreeHash[] Leaves =
        [.. Enumerable.Range(0, 70_000).Select(n => TreeHash.OfLeaf(BitConverter.GetBytes(n)))];

    public static TheoryData<int> Sizes => [1, 2, 3, 4, 5, 7, 8, 9, 255, 256, 257, 511, 512, 513, 1000, 65_535, 65_537];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_frontier_comes_to_the_root_of_the_definition(int size)
    {
        Assert.Equal(RootByDefinition(0, size), Grow(size).Frontier.Root());
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_frontier_survives_being_written_and_read(int size)
    {
        (Frontier frontier, _) = Grow(size);

        var restored = Frontier.FromBytes(size, frontier.ToBytes());
        restored.Append(Leaves[size]);
        frontier.Append(Leaves[size]);

        Assert.Equal(frontier.Root(), restored.Root());
        Assert.Throws<ArgumentException>(() => Frontier.FromBytes(size, new byte[7]));
    }

    [Fact]
    public void Every_inclusion_proof_holds_and_no_other_leaf_index_or_root_fits_it()
    {
        Prop.ForAll(Positions(), position =>
        {
            (int index, int size) = position;
            HashTiles tiles = TilesFor(index, size);
            IReadOnlyList<TreeHash> proof = InclusionProof.Prove(index, size, tiles);
            TreeHash root = RootByDefinition(0, size);
            bool holds = InclusionProof.Verify(index, size, Leaves[index], root, proof);
            bool otherLeaf = InclusionProof.Verify(index, size, Leaves[index + 1], root, proof);
            bool otherIndex = size > 1 && InclusionProof.Verify((index + 1) % size, size, Leaves[index], root, proof);
            bool longer = InclusionProof.Verify(index, size, Leaves[index], root, [.. proof, root]);
            bool shorter = proof.Count > 0
                && InclusionProof.Verify(index, size, Leaves[index], root, [.. proof.SkipLast(1)]);
            return holds && !otherLeaf && !otherIndex && !longer && !shorter;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_consistency_proof_holds_and_not_for_a_forked_tree()
    {
        Prop.ForAll(Positions(), position =>
        {
            (int index, int size) = position;
            int old = index + 1;
            IReadOnlyList<TreeHash> proof = ConsistencyProof.Prove(old, size, TilesFor(index, size));
            TreeHash oldRoot = RootByDefinition(0, old);
            TreeHash newRoot = RootByDefinition(0, size);
            bool holds = ConsistencyProof.Verify(old, size, oldRoot, newRoot, proof);
            bool forkedOld = ConsistencyProof.Verify(old, size, Leaves[0], newRoot, proof);
            bool forkedNew = ConsistencyProof.Verify(old, size, oldRoot, Leaves[0], proof);
            bool longer = ConsistencyProof.Verify(old, size, oldRoot, newRoot, [.. proof, newRoot]);
            return holds && !longer && (old == 1 || !forkedOld) && (size == 1 || !forkedNew);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Proofs_of_small_trees_hold_for_every_pair_of_sizes()
    {
        for (int size = 1; size <= 70; size++)
        {
            for (int index = 0; index < size; index++)
            {
                HashTiles tiles = TilesFor(index, size);
                TreeHash root = RootByDefinition(0, size);
                Assert.True(InclusionProof.Verify(
                    index, size, Leaves[index], root, InclusionProof.Prove(index, size, tiles)));
                Assert.True(ConsistencyProof.Verify(
                    index + 1,
                    size,
                    RootByDefinition(0, index + 1),
                    root,
                    ConsistencyProof.Prove(index + 1, size, tiles)));
            }
        }
    }

    [Fact]
    public void The_empty_tree_is_the_start_of_every_tree()
    {
        TreeHash root = RootByDefinition(0, 5);

        Assert.True(ConsistencyProof.Verify(0, 5, TreeHash.Empty, root, []));
        Assert.False(ConsistencyProof.Verify(0, 5, root, root, []));
        Assert.False(ConsistencyProof.Verify(6, 5, root, root, []));
    }

    private static Arbitrary<(int Index, int Size)> Positions()
    {
        Gen<(int, int)> positions =
            from size in Gen.Frequency((14, Gen.Choose(1, 600)), (1, Gen.Choose(60_000, 69_000)))
            from index in Gen.Choose(0, size - 1)
            select (index, size);
        return Arb.From(positions);
    }

    private static (Frontier Frontier, RightEdge Edge) Grow(int size)
    {
        var frontier = new Frontier();
        var edge = new RightEdge();
        foreach (TreeHash leaf in Leaves.Take(size))
        {
            frontier.Append(leaf, edge);
        }

        return (frontier, edge);
    }

    private static HashTiles TilesFor(int index, int size)
    {
        var tiles = new HashTiles();
        foreach (Tile tile in HashTiles.ForPath(index, size))
        {
            int width = 1 << (tile.Level * Tile.Height);
            byte[] bytes = [.. Enumerable.Range(0, tile.Width).SelectMany(place =>
            {
                int start = (int)(tile.First + place) * width;
                return RootByDefinition(start, start + width).ToArray();
            })];
            tiles.Add(tile, bytes);
        }

        return tiles;
    }

    // RFC 6962 section 2.1, word by word.
    private static TreeHash RootByDefinition(int start, int end)
    {
        if (end - start <= 1)
        {
            return end == start ? TreeHash.Empty : Leaves[start];
        }

        int split = 1;
        while (split * 2 < end - start)
        {
            split *= 2;
        }

        return TreeHash.OfNode(RootByDefinition(start, start + split), RootByDefinition(start + split, end));
    }
}
