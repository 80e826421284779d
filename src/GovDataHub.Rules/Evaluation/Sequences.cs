using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Evaluation;

/// <summary>What an iteration runs over when it is given by its ends (DMN 1.5 section 10.3.2.14).</summary>
internal static class Sequences
{
    /// <summary>
    /// From one whole number or date to another, up or down, both included; null between anything else.
    /// </summary>
    public static FeelValue Between(FeelValue first, FeelValue last, FeelContext context)
    {
        if (first.IsUnknown || last.IsUnknown)
            return FeelValue.NotKnown;
        if (first is FeelValue.Number a && last is FeelValue.Number b
            && a.Value.TryGetInt64(out var from) && b.Value.TryGetInt64(out var to))
            return Count(from, to, context, FeelValue.Of);
        if (first is FeelValue.Date start && last is FeelValue.Date end)
        {
            return Count(
                start.Value.DayNumber, end.Value.DayNumber, context,
                day => new FeelValue.Date(CivilDate.FromDayNumber(day)!.Value));
        }

        return FeelValue.None;
    }

    /// <summary>The whole numbers or dates in a range, upwards; null when it has no end.</summary>
    public static FeelValue Of(FeelValue.Range range, FeelContext context)
    {
        if (range is not { Low: { } low, High: { } high } || Between(low, high, context) is not FeelValue.List list)
            return FeelValue.None;
        var items = range.LowIncluded ? list.Items : list.Items.RemoveAt(0);
        if (!range.HighIncluded && !items.IsEmpty)
            items = items.RemoveAt(items.Length - 1);
        return new FeelValue.List(items);
    }

    private static FeelValue Count(long from, long to, FeelContext context, Func<long, FeelValue> make)
    {
        context.Spend((long)Int128.Min(Int128.Abs((Int128)to - from), long.MaxValue));
        var step = from <= to ? 1 : -1;
        var items = new List<FeelValue>();
        for (var number = from; number != to + step; number += step)
            items.Add(make(number));
        return FeelValue.Of(items);
    }
}
