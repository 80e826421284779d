using GovDataHub.Audit.Merkle;

namespace GovDataHub.Audit.Tests.Merkle;

public sealed class RightEdgeTests
{
    [Fact]
    public void A_full_tile_is_handed_out_once_with_its_root_and_the_levels_above_follow()
    {
        const int Size = (256 * 256) + 300;
        var frontier = new Frontier();
        var edge = new RightEdge();
        var completed = new List<CompletedTile>();
        for (int n = 0; n < Size; n++)
        {
            frontier.Append(TreeHash.OfLeaf(BitConverter.GetBytes(n)), edge);
            if (n % 700 == 0)
            {
                completed.AddRange(edge.TakeCompleted());
            }
        }

        completed.AddRange(edge.TakeCompleted());

        Assert.Equal(
            Enumerable.Range(0, 257).Select(n => (long)n),
            completed.Where(tile => tile.Level == 0).Select(tile => tile.Number));
        CompletedTile upper = completed.Single(tile => tile.Level == 1);
        Assert.Equal(completed.Where(tile => tile.Level == 0).Take(256).Select(tile => tile.Root), upper.Hashes);
        foreach (CompletedTile tile in completed)
        {
            var alone = new Frontier();
            foreach (TreeHash hash in tile.Hashes)
            {
                alone.Append(hash);
            }

            Assert.Equal(alone.Root(), tile.Root);
        }

        Assert.Equal(44, edge.PartialAt(0).Count);
        Assert.Equal([completed.Single(tile => tile is { Level: 0, Number: 256 }).Root], edge.PartialAt(1));
        Assert.Equal([upper.Root], edge.PartialAt(2));
    }
}
