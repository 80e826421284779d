using System.Text.Json;
using GovDataHub.Audit.Merkle;

namespace GovDataHub.Audit.Tests.Merkle;

/// <summary>The tree against the published vectors of RFC 6962 and tlog-tiles.</summary>
public sealed class ReferenceTreeTests
{
    private static readonly JsonElement Tree = Read("rfc6962-tree.json");

    [Fact]
    public void Leaves_nodes_and_roots_are_those_of_the_reference_tree()
    {
        byte[][] inputs = [.. Tree.GetProperty("leaf_inputs").EnumerateArray().Select(Bytes)];
        string[] roots = [.. Tree.GetProperty("roots").EnumerateArray().Select(root => root.GetString()!)];
        var frontier = new Frontier();
        var edge = new RightEdge();

        Assert.Equal(roots[0], frontier.Root().ToString());
        for (int size = 1; size <= inputs.Length; size++)
        {
            var leaf = TreeHash.OfLeaf(inputs[size - 1]);
            Assert.Equal(Tree.GetProperty("node_hashes")[0][size - 1].GetString(), leaf.ToString());
            frontier.Append(leaf, edge);
            Assert.Equal(roots[size], frontier.Root().ToString());
        }
    }

    [Fact]
    public void Single_hashes_are_those_of_the_reference()
    {
        Assert.Equal(Tree.GetProperty("empty_leaf").GetString(), TreeHash.OfLeaf([]).ToString());
        Assert.Equal(Tree.GetProperty("leaf_L123456").GetString(), TreeHash.OfLeaf("L123456"u8).ToString());

        // The reference hashes the node over the texts themselves, not over hashes.
        byte[] node = System.Security.Cryptography.SHA256.HashData([1, .. "N123"u8, .. "N456"u8]);
        Assert.Equal(Tree.GetProperty("node_N123_N456").GetString(), Convert.ToHexStringLower(node));
    }

    [Fact]
    public void Paths_are_those_of_the_reference_and_parse_back()
    {
        foreach (JsonElement vector in Read("tile-paths.json").EnumerateArray())
        {
            JsonElement level = vector.GetProperty("level");
            var tile = new Tile(
                level.ValueKind == JsonValueKind.String ? Tile.Entries : level.GetInt32(),
                vector.GetProperty("n").GetInt64(),
                vector.GetProperty("w").GetInt32());

            Assert.Equal(vector.GetProperty("path").GetString(), tile.ToString());
            Assert.True(Tile.TryParse(tile.ToString(), out Tile parsed));
            Assert.Equal(tile, parsed);
        }
    }

    [Theory]
    [InlineData("tile/0/0")]
    [InlineData("tile/00/000")]
    [InlineData("tile/64/000")]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/0/000.p/01")]
    [InlineData("tile/0/x000/001")]
    [InlineData("tile/0/001/001")]
    [InlineData("tile/0/x001")]
    [InlineData("tile/-1/000")]
    [InlineData("tile/0/000/")]
    [InlineData("tile/entries/../000")]
    [InlineData("tile/0/999999999999999999999999")]
    [InlineData("/tile/0/000")]
    [InlineData("")]
    public void Any_other_spelling_is_refused(string path)
    {
        Assert.False(Tile.TryParse(path, out _));
    }

    [Fact]
    public void A_tree_of_70000_has_the_tiles_that_the_specification_names()
    {
        Tile[] tiles = [.. Tile.AllIn(70_000)];

        Assert.Equal(273, tiles.Count(tile => tile is { Level: 0, IsFull: true }));
        Assert.Equal(new Tile(0, 273, 112), tiles.Single(tile => tile is { Level: 0, IsFull: false }));
        Assert.Equal([new Tile(1, 0), new Tile(1, 1, 17)], tiles.Where(tile => tile.Level == 1));
        Assert.Equal([new Tile(2, 0, 1)], tiles.Where(tile => tile.Level == 2));
        Assert.Equal(["tile/0/000", "tile/1/000.p/1"], Tile.AllIn(256).Select(tile => tile.ToString()));
    }

    private static JsonElement Read(string name)
    {
        return JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "data", name))).RootElement;
    }

    private static byte[] Bytes(JsonElement hex)
    {
        return Convert.FromHexString(hex.GetString()!);
    }
}
