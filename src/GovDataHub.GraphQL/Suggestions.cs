namespace GovDataHub.GraphQL;

/// <summary>Finds the names a misspelt one was probably meant to be.</summary>
internal static class Suggestions
{
    private const int MostShown = 5;

    /// <summary>The end of a message: which of the options was probably meant.</summary>
    /// <param name="input">What was written.</param>
    /// <param name="options">What there is.</param>
    /// <param name="kind">What the options are, such as "the enum value"; null to say nothing.</param>
    /// <returns>A sentence beginning with a space, or nothing when no option is near.</returns>
    public static string DidYouMean(string input, IEnumerable<string> options, string? kind = null)
    {
        return Ask(Near(input, options), kind);
    }

    /// <summary>The end of a message: which of some names may have been meant.</summary>
    /// <param name="names">The names, the likeliest first.</param>
    /// <param name="kind">What they are, or null.</param>
    /// <returns>A sentence beginning with a space, or nothing when there are no names.</returns>
    public static string Ask(IReadOnlyList<string> names, string? kind = null)
    {
        if (names.Count == 0)
            return "";
        var shown = names.Take(MostShown).Select(name => $"\"{name}\"").ToArray();
        var list = shown.Length switch
        {
            1 => shown[0],
            2 => $"{shown[0]} or {shown[1]}",
            _ => $"{string.Join(", ", shown[..^1])}, or {shown[^1]}",
        };
        return $" Did you mean {(kind is null ? "" : kind + " ")}{list}?";
    }

    /// <summary>Options within a few edits of what was written, the nearest first.</summary>
    /// <param name="input">What was written.</param>
    /// <param name="options">What there is.</param>
    /// <returns>The near ones.</returns>
    public static IReadOnlyList<string> Near(string input, IEnumerable<string> options)
    {
        var threshold = (int)(input.Length * 0.4) + 1;
        return
        [
            .. options.Distinct()
                .Select(option => (Option: option, Distance: Distance(input, option, threshold)))
                .Where(pair => pair.Distance <= threshold)
                .OrderBy(pair => pair.Distance)
                .ThenBy(pair => pair.Option, Comparer<string>.Create(CompareNaturally))
                .Select(pair => pair.Option),
        ];
    }

    /// <summary>Compares names so that numbers in them count by their value: a2 before a10.</summary>
    /// <param name="left">One name.</param>
    /// <param name="right">The other.</param>
    /// <returns>Negative, zero or positive as usual.</returns>
    public static int CompareNaturally(string? left, string? right)
    {
        var (a, b) = (left ?? "", right ?? "");
        int i = 0, j = 0;
        while (i < a.Length && j < b.Length)
        {
            if (char.IsAsciiDigit(a[i]) && char.IsAsciiDigit(b[j]))
            {
                var order = CompareNumbers(TakeDigits(a, ref i), TakeDigits(b, ref j));
                if (order != 0)
                    return order;
                continue;
            }

            if (a[i] != b[j])
                return a[i].CompareTo(b[j]);
            i++;
            j++;
        }

        return a.Length.CompareTo(b.Length);
    }

    private static string TakeDigits(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
            position++;
        return text[start..position].TrimStart('0');
    }

    private static int CompareNumbers(string left, string right)
    {
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);
    }

    /// <summary>
    /// Edits from one name to the other, neighbours swapped counting once and any change of case alone counting once;
    /// more than the threshold when they are further apart than that.
    /// </summary>
    private static int Distance(string input, string option, int threshold)
    {
        if (input == option)
            return 0;
        var left = input.ToUpperInvariant();
        var right = option.ToUpperInvariant();
        if (left == right)
            return 1;
        if (Math.Abs(left.Length - right.Length) > threshold)
            return threshold + 1;
        var rows = new int[3][];
        for (var row = 0; row < rows.Length; row++)
            rows[row] = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
            rows[0][column] = column;
        for (var row = 1; row <= left.Length; row++)
            FillRow(rows, row, left, right);
        return rows[left.Length % 3][right.Length];
    }

    private static void FillRow(int[][] rows, int row, string left, string right)
    {
        var (current, above) = (rows[row % 3], rows[(row + 2) % 3]);
        current[0] = row;
        for (var column = 1; column <= right.Length; column++)
        {
            var cost = left[row - 1] == right[column - 1] ? 0 : 1;
            var edits = Math.Min(Math.Min(above[column] + 1, current[column - 1] + 1), above[column - 1] + cost);
            if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                edits = Math.Min(edits, rows[(row + 1) % 3][column - 2] + 1);
            current[column] = edits;
        }
    }
}
