using System.Collections.Immutable;
using GovDataHub.Rules.Evaluation;

namespace GovDataHub.Rules.Values;

/// <summary>
/// What a list or context is made of, known when it is made, so that what is printed, compared or flattened later is
/// never larger than it looks: a list of one list a hundred times over is a hundred lists to whoever walks it.
/// </summary>
/// <param name="Weight">How many values, itself counted; a long string counts as several.</param>
/// <param name="Depth">How many lists and contexts inside one another.</param>
/// <param name="HoldsUnknown">Whether something in it is not known.</param>
internal readonly record struct FeelSize(long Weight, int Depth, bool HoldsUnknown)
{
    /// <summary>The longest string, in UTF-16 units.</summary>
    public const int MaximumText = 1_000_000;

    private const long MaximumWeight = 10_000_000;
    private const int MaximumDepth = 1000;

    /// <summary>The string itself.</summary>
    /// <exception cref="FeelLimitException">It is too long.</exception>
    public static string Checked(string text) => text.Length <= MaximumText
        ? text
        : throw new FeelLimitException($"A string holds at most {MaximumText:#,0} characters.");

    /// <summary>The size of a list of these values.</summary>
    /// <exception cref="FeelLimitException">It is too large or too deep.</exception>
    public static FeelSize Of(ImmutableArray<FeelValue> items)
    {
        var (weight, depth, holdsUnknown) = (1L, 0, false);
        foreach (var item in items)
        {
            weight += item.Weight;
            depth = Math.Max(depth, item.Depth);
            holdsUnknown |= item.HoldsUnknown;
        }

        return new FeelSize(weight, depth, holdsUnknown).Closed();
    }

    /// <summary>The size of a context with these values.</summary>
    /// <exception cref="FeelLimitException">It is too large or too deep.</exception>
    public static FeelSize Of(IEnumerable<FeelValue> values)
    {
        var size = new FeelSize(1, 0, false);
        foreach (var value in values)
            size = size.With(value);
        return size.Closed();
    }

    private FeelSize With(FeelValue value) => new(
        Weight + value.Weight, Math.Max(Depth, value.Depth), HoldsUnknown || value.HoldsUnknown);

    private FeelSize Closed() => Weight <= MaximumWeight && Depth < MaximumDepth
        ? this with { Depth = Depth + 1 }
        : throw new FeelLimitException(
            $"A value holds at most {MaximumWeight:#,0} others, {MaximumDepth:#,0} inside one another.");
}
