namespace GovDataHub.Rules.Language;

/// <summary>Finds what was probably meant by a misspelt name.</summary>
internal static class Spelling
{
    /// <summary>
    /// The candidate fewest edits away (insert, delete, replace, swap neighbours), if that is at most a third of the
    /// length; the first of equals; null when none is near.
    /// </summary>
    public static string? Closest(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = Math.Max(1, name.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) >= bestDistance || candidate == name)
                continue;
            var distance = string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase)
                ? 0
                : Distance(name, candidate);
            if (distance < bestDistance)
                (best, bestDistance) = (candidate, distance);
        }

        return best;
    }

    private static int Distance(string left, string right)
    {
        var beforePrevious = new int[right.Length + 1];
        var previous = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
            previous[column] = column;
        for (var row = 1; row <= left.Length; row++)
        {
            var current = new int[right.Length + 1];
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var replace = left[row - 1] == right[column - 1] ? 0 : 1;
                var moved = Math.Min(previous[column], current[column - 1]) + 1;
                var edits = Math.Min(moved, previous[column - 1] + replace);
                var swapped = row > 1 && column > 1 && left[row - 1] == right[column - 2]
                    && left[row - 2] == right[column - 1];
                current[column] = swapped ? Math.Min(edits, beforePrevious[column - 2] + 1) : edits;
            }

            (beforePrevious, previous) = (previous, current);
        }

        return previous[right.Length];
    }
}
