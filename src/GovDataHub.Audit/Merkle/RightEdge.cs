namespace GovDataHub.Audit.Merkle;

/// <summary>
/// The tiles at the right edge of a growing tree, level by level, and those that became full since
/// <see cref="TakeCompleted"/> was last called. Owned by one writer.
/// </summary>
internal sealed class RightEdge
{
    private readonly List<Level> _levels = [];
    private List<CompletedTile> _completed = [];

    /// <summary>The hashes in the partial tile of a level.</summary>
    public IReadOnlyList<TreeHash> PartialAt(int level)
    {
        return level < _levels.Count ? _levels[level].Partial : [];
    }

    /// <summary>Restores the partial tile of a level, when a writer starts on a tree that has leaves.</summary>
    public void Restore(int level, long number, IReadOnlyList<TreeHash> hashes)
    {
        while (_levels.Count <= level)
        {
            _levels.Add(new Level());
        }

        _levels[level].Number = number;
        _levels[level].Partial.AddRange(hashes);
    }

    /// <summary>Adds the next hash of a level.</summary>
    public void Add(int level, in TreeHash hash)
    {
        if (level == _levels.Count)
        {
            _levels.Add(new Level());
        }

        if (level > 0)
        {
            // The hash of a level above is the root of the full tile below it.
            CompletedTile last = _completed[^1];
            _completed[^1] = last with { Root = hash };
        }

        Level edge = _levels[level];
        edge.Partial.Add(hash);
        if (edge.Partial.Count == Tile.FullWidth)
        {
            _completed.Add(new CompletedTile(level, edge.Number++, [.. edge.Partial], default));
            edge.Partial.Clear();
        }
    }

    /// <summary>The tiles completed since the last call, lower levels before upper ones.</summary>
    public List<CompletedTile> TakeCompleted()
    {
        List<CompletedTile> completed = _completed;
        _completed = [];
        return completed;
    }

    private sealed class Level
    {
        public List<TreeHash> Partial { get; } = new(Tile.FullWidth);

        public long Number { get; set; }
    }
}

/// <summary>A full tile with its root, which is its hash in the level above.</summary>
/// <param name="Level">The tile's level.</param>
/// <param name="Number">The tile's number within the level.</param>
/// <param name="Hashes">256 hashes.</param>
/// <param name="Root">The root over them.</param>
public sealed record CompletedTile(int Level, long Number, IReadOnlyList<TreeHash> Hashes, TreeHash Root)
{
    /// <summary>The 8,192 bytes of the tile.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Hashes.Count * TreeHash.Length];
        for (int place = 0; place < Hashes.Count; place++)
        {
            Hashes[place].CopyTo(bytes.AsSpan(place * TreeHash.Length));
        }

        return bytes;
    }
}
