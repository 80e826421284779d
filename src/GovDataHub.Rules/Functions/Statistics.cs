using System.Collections.Immutable;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Functions;

/// <summary>Sums and means over lists; null when an item is of another kind or there is nothing to add up.</summary>
internal static class Statistics
{
    public static FeelValue Sum(ImmutableArray<FeelValue> items) => items switch
    {
        [] => FeelValue.None,
        [FeelValue.DayTimeDuration, ..] when All<FeelValue.DayTimeDuration>(items) is { } durations =>
            Fold(durations.Select(duration => duration.Seconds), FeelDecimal.Zero, FeelDecimal.Add) is { } seconds
                ? new FeelValue.DayTimeDuration(seconds)
                : FeelValue.None,
        [FeelValue.YearMonthDuration, ..] when All<FeelValue.YearMonthDuration>(items) is { } durations =>
            new FeelValue.YearMonthDuration(durations.Sum(duration => duration.Months)),
        _ => Numbers(items) is { } numbers
            ? FeelValue.Of(Fold(numbers, FeelDecimal.Zero, FeelDecimal.Add))
            : FeelValue.None,
    };

    public static FeelValue Product(ImmutableArray<FeelValue> items) => Numbers(items) is { Count: > 0 } numbers
        ? FeelValue.Of(Fold(numbers, FeelDecimal.One, FeelDecimal.Multiply))
        : FeelValue.None;

    public static FeelValue Mean(ImmutableArray<FeelValue> items) =>
        Numbers(items) is { Count: > 0 } numbers ? FeelValue.Of(MeanOf(numbers)) : FeelValue.None;

    public static FeelValue Median(ImmutableArray<FeelValue> items)
    {
        if (Numbers(items) is not { Count: > 0 } numbers)
            return FeelValue.None;
        numbers.Sort(FeelDecimal.Compare);
        var middle = numbers.Count / 2;
        return FeelValue.Of(numbers.Count % 2 == 1 ? numbers[middle] : MeanOf([numbers[middle - 1], numbers[middle]]));
    }

    /// <summary>The deviation of a sample: at least two numbers.</summary>
    public static FeelValue Deviation(ImmutableArray<FeelValue> items)
    {
        if (Numbers(items) is not { Count: > 1 } numbers || MeanOf(numbers) is not { } mean)
            return FeelValue.None;
        var squares = numbers.Select(number =>
        {
            var distance = FeelDecimal.Subtract(number, mean) ?? FeelDecimal.Zero;
            return FeelDecimal.Multiply(distance, distance) ?? FeelDecimal.Zero;
        });
        return Fold(squares, FeelDecimal.Zero, FeelDecimal.Add) is { } sum
            && FeelDecimal.Divide(sum, FeelDecimal.FromInt64(numbers.Count - 1)) is { } variance
                ? FeelValue.Of(FeelDecimal.SquareRoot(variance))
                : FeelValue.None;
    }

    public static FeelValue Mode(ImmutableArray<FeelValue> items)
    {
        if (Numbers(items) is not { } numbers)
            return FeelValue.None;
        var groups = numbers.GroupBy(number => number).ToList();
        var most = groups.Count == 0 ? 0 : groups.Max(group => group.Count());
        var modes = groups.FindAll(group => group.Count() == most).ConvertAll(group => group.Key);
        modes.Sort(FeelDecimal.Compare);
        return FeelValue.Of(modes.Select(mode => FeelValue.Of(mode)));
    }

    private static FeelDecimal? MeanOf(List<FeelDecimal> numbers) =>
        Fold(numbers, FeelDecimal.Zero, FeelDecimal.Add) is { } sum
            ? FeelDecimal.Divide(sum, FeelDecimal.FromInt64(numbers.Count))
            : null;

    private static FeelDecimal? Fold(
        IEnumerable<FeelDecimal> numbers, FeelDecimal start, Func<FeelDecimal, FeelDecimal, FeelDecimal?> combine)
    {
        FeelDecimal? result = start;
        foreach (var number in numbers)
            result = result is { } soFar ? combine(soFar, number) : null;
        return result;
    }

    private static List<FeelDecimal>? Numbers(ImmutableArray<FeelValue> items) =>
        All<FeelValue.Number>(items)?.ConvertAll(number => number.Value);

    private static List<T>? All<T>(ImmutableArray<FeelValue> items)
        where T : FeelValue
    {
        var all = items.OfType<T>().ToList();
        return all.Count == items.Length ? all : null;
    }
}
