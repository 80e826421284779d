using System.Globalization;
using System.Text;

namespace GovDataHub.Audit.Merkle;

/// <summary>
/// The address of a tile (c2sp.org/tlog-tiles): up to 256 consecutive hashes of one level of the tree, or the bundle of
/// the entries under a tile of level 0.
/// </summary>
/// <param name="Level">0 for leaf hashes, 1 for roots of full tiles of level 0, and so on; -1 for entries.</param>
/// <param name="Number">The tile's place within its level, from 0.</param>
/// <param name="Width">Hashes or entries in it: 256 when full, else 1 to 255.</param>
public readonly record struct Tile(int Level, long Number, int Width = Tile.FullWidth)
{
    /// <summary>Hashes in a full tile.</summary>
    public const int FullWidth = 256;

    /// <summary>Levels of the binary tree in a tile.</summary>
    public const int Height = 8;

    /// <summary>Bytes of a full tile of hashes.</summary>
    public const int FullBytes = FullWidth * TreeHash.Length;

    /// <summary>The <see cref="Level"/> of entry bundles.</summary>
    public const int Entries = -1;

    private const int LargestLevel = 63;
    private const int LongestPath = 64;

    /// <summary>The first of the level's hashes that is in the tile.</summary>
    public long First => Number * FullWidth;

    /// <summary>Whether it holds 256.</summary>
    public bool IsFull => Width == FullWidth;

    /// <summary>
    /// How many hashes a level has in a tree of a size: the number of perfect subtrees of that height.
    /// </summary>
    public static long CountAt(int level, long size)
    {
        return level * Height > LargestLevel - 1 ? 0 : size >> (level * Height);
    }

    /// <summary>The tile as wide as a tree of that size makes it; null when it would be empty.</summary>
    public static Tile? In(long size, int level, long number)
    {
        long width = Math.Min(FullWidth, CountAt(Math.Max(level, 0), size) - (number * FullWidth));
        return width > 0 ? new Tile(level, number, (int)width) : null;
    }

    /// <summary>All tiles of hashes of a tree of a size, level by level.</summary>
    public static IEnumerable<Tile> AllIn(long size)
    {
        for (int level = 0; CountAt(level, size) > 0; level++)
        {
            for (long number = 0; In(size, level, number) is { } tile; number++)
            {
                yield return tile;
            }
        }
    }

    /// <summary>The path below the log's prefix, such as <c>tile/0/x001/x234/067.p/1</c>.</summary>
    public override string ToString()
    {
        var path = new StringBuilder("tile/");
        path.Append(Level == Entries ? "entries" : Level.ToString(CultureInfo.InvariantCulture)).Append('/');
        AppendNumber(path, Number);
        if (!IsFull)
        {
            path.Append(".p/").Append(Width.ToString(CultureInfo.InvariantCulture));
        }

        return path.ToString();
    }

    /// <summary>
    /// Parses a path as <see cref="ToString"/> prints it; any other spelling of the same tile is refused.
    /// </summary>
    public static bool TryParse(string? path, out Tile tile)
    {
        tile = default;
        if (path is null || path.Length > LongestPath || !path.StartsWith("tile/", StringComparison.Ordinal))
        {
            return false;
        }

        string[] halves = path["tile/".Length..].Split(".p/");
        string[] parts = halves[0].Split('/');
        int width = FullWidth;
        if (halves.Length > 2 || (halves.Length == 2 && !TryDigits(halves[1], out width)) || parts.Length < 2)
        {
            return false;
        }

        int level = Entries;
        if (parts[0] != "entries" && (!TryDigits(parts[0], out level) || level > LargestLevel))
        {
            return false;
        }

        long number = 0;
        foreach (string part in parts[1..])
        {
            if (!TryDigits(part.TrimStart('x'), out int group) || number > long.MaxValue / 1_000_000)
            {
                return false;
            }

            number = (number * 1000) + group;
        }

        tile = new Tile(level, number, width);
        return width is > 0 and <= FullWidth && tile.ToString() == path;
    }

    private static void AppendNumber(StringBuilder path, long number)
    {
        string groups = (number % 1000).ToString("000", CultureInfo.InvariantCulture);
        for (number /= 1000; number > 0; number /= 1000)
        {
            groups = $"x{(number % 1000).ToString("000", CultureInfo.InvariantCulture)}/{groups}";
        }

        path.Append(groups);
    }

    private static bool TryDigits(string text, out int value)
    {
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
