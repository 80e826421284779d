using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Types;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Functions;

/// <summary>List functions (DMN 1.5 section 10.3.4.4) and <c>sort</c> (10.3.4.9).</summary>
internal static class ListFunctions
{
    private static readonly FeelType AnyList = FeelType.ListOf(FeelType.Any);

    /// <summary>What only counts or moves items.</summary>
    private static readonly FrozenSet<string> Structural = FrozenSet.ToFrozenSet(
    [
        "count", "sublist", "append", "concatenate", "insert before", "remove", "reverse", "flatten",
    ]);

    public static ImmutableArray<Definition> All { get; } =
    [
        .. Definitions().Select(definition => definition with
        {
            CarriesUnknown = Structural.Contains(definition.Name),
        }),
    ];

    private static ImmutableArray<Definition> Definitions() =>
    [
        new("list contains", "list: list, element: any", FeelType.Boolean, call => FeelValue.Of(
            call.List(0).Any(item => Same(item, call[1])))),
        new("count", "list: list", FeelType.Number, call => FeelValue.Of(call.List(0).Length)),
        new("min", "list: list...", FeelType.Any, call => Extreme(call.List(0), -1)),
        new("max", "list: list...", FeelType.Any, call => Extreme(call.List(0), 1)),
        new("sum", "list: list...", FeelType.Number, call => Statistics.Sum(call.List(0))),
        new("product", "list: list...", FeelType.Number, call => Statistics.Product(call.List(0))),
        new("mean", "list: list...", FeelType.Number, call => Statistics.Mean(call.List(0))),
        new("median", "list: list...", FeelType.Number, call => Statistics.Median(call.List(0))),
        new("stddev", "list: list...", FeelType.Number, call => Statistics.Deviation(call.List(0))),
        new("mode", "list: list...", FeelType.ListOf(FeelType.Number), call => Statistics.Mode(call.List(0))),
        new("sublist", "list: list, start position: number, length: number?", AnyList, Sublist),
        new("append", "list: list, item: any...", AnyList, call => FeelValue.Of(call.List(0).AddRange(call.List(1)))),
        new("concatenate", "list: any...", AnyList, call => Concatenate(call.List(0))),
        new("insert before", "list: list, position: number, newItem: any", AnyList, InsertBefore),
        new("remove", "list: list, position: number", AnyList, call => Position(call) is { } at
            ? FeelValue.Of(call.List(0).RemoveAt(at))
            : FeelValue.None),
        new("list replace", "list: list, position: number, newItem: any", AnyList, call => Position(call) is { } at
            ? FeelValue.Of(call.List(0).SetItem(at, call[2]))
            : FeelValue.None),
        new("list replace", "list: list, match: function, newItem: any", AnyList, ReplaceMatches),
        new("reverse", "list: list", AnyList, call => FeelValue.Of(call.List(0).Reverse())),
        new("index of", "list: list, match: any", FeelType.ListOf(FeelType.Number), IndexOf),
        new("union", "list: any...", AnyList, call => Concatenate(call.List(0)) is FeelValue.List list
            ? FeelValue.Of(Distinct(call.Context, list.Items))
            : FeelValue.None),
        new("distinct values", "list: list", AnyList, call => FeelValue.Of(Distinct(call.Context, call.List(0)))),
        new("flatten", "list: list", AnyList, call => FeelValue.Of(Flatten(call.List(0)))),
        new("sort", "list: list, precedes: function?", AnyList, Sort),
    ];

    private static bool Same(FeelValue left, FeelValue right) => Comparison.AreEqual(left, right) is true;

    private static FeelValue Extreme(ImmutableArray<FeelValue> items, int sign)
    {
        if (items.IsEmpty)
            return FeelValue.None;
        var best = items[0];
        foreach (var item in items)
        {
            if (Comparison.Order(item, best) is not { } order)
                return FeelValue.None;
            best = order * sign > 0 ? item : best;
        }

        return best;
    }

    private static FeelValue Sublist(Call call)
    {
        var items = call.List(0);
        if (call.Whole(1) is not { } start || start == 0 || Math.Abs(start) > items.Length)
            return FeelValue.None;
        var first = (int)(start > 0 ? start - 1 : items.Length + start);
        if (!call.Has(2))
            return FeelValue.Of(items[first..]);
        return call.Whole(2) is { } length && length >= 0 && first + length <= items.Length
            ? FeelValue.Of(items.Slice(first, (int)length))
            : FeelValue.None;
    }

    private static FeelValue Concatenate(ImmutableArray<FeelValue> lists)
    {
        var items = ImmutableArray.CreateBuilder<FeelValue>();
        foreach (var list in lists)
        {
            if (list.IsNull)
                return FeelValue.None;
            if (list is FeelValue.List inner)
                items.AddRange(inner.Items);
            else
                items.Add(list);
        }

        return new FeelValue.List(items.ToImmutable());
    }

    private static FeelValue InsertBefore(Call call) =>
        Position(call) is { } at ? FeelValue.Of(call.List(0).Insert(at, call[2])) : FeelValue.None;

    /// <summary>The index a position from 1, or from -1 backwards, stands for; null outside the list.</summary>
    private static int? Position(Call call)
    {
        var length = call.List(0).Length;
        if (call.Whole(1) is not { } position || position == 0 || Math.Abs(position) > length)
            return null;
        return (int)(position > 0 ? position - 1 : length + position);
    }

    private static FeelValue ReplaceMatches(Call call)
    {
        var match = (FeelValue.Function)call[1];
        var items = call.List(0).ToBuilder();
        if (!match.Accepts(2))
            return FeelValue.None;
        for (var index = 0; index < items.Count; index++)
        {
            var holds = match.Invoke([items[index], call[2]]);
            if (holds is not FeelValue.Boolean)
                return holds.IsUnknown ? holds : FeelValue.None;
            if (holds.IsTrue)
                items[index] = call[2];
        }

        return FeelValue.Of(items);
    }

    private static FeelValue IndexOf(Call call)
    {
        var items = call.List(0);
        return FeelValue.Of(Enumerable.Range(0, items.Length)
            .Where(index => Same(items[index], call[1]))
            .Select(index => FeelValue.Of(index + 1L)));
    }

    private static List<FeelValue> Distinct(FeelContext context, ImmutableArray<FeelValue> items)
    {
        var distinct = new List<FeelValue>();
        foreach (var item in items)
        {
            context.Spend(distinct.Count / 8);
            if (!distinct.Exists(known => Same(known, item)))
                distinct.Add(item);
        }

        return distinct;
    }

    private static IEnumerable<FeelValue> Flatten(ImmutableArray<FeelValue> items) =>
        items.SelectMany(item => item is FeelValue.List list ? Flatten(list.Items) : [item]);

    private static FeelValue Sort(Call call)
    {
        FeelValue? failure = null;
        var sorted = MergeSort([.. call.List(0)], (left, right) =>
        {
            var precedes = call[1] is FeelValue.Function function
                ? function.Accepts(2) ? function.Invoke([left, right]) : FeelValue.None
                : FeelValue.Of(Comparison.Order(left, right) is { } order ? order <= 0 : null);
            if (precedes is not FeelValue.Boolean)
                failure ??= precedes;
            return precedes.IsTrue;
        });
        return failure ?? FeelValue.Of(sorted);
    }

    /// <summary>Stable, and content with an order that is given only as "goes first".</summary>
    private static FeelValue[] MergeSort(FeelValue[] items, Func<FeelValue, FeelValue, bool> precedes)
    {
        if (items.Length < 2)
            return items;
        var left = MergeSort(items[..(items.Length / 2)], precedes);
        var right = MergeSort(items[(items.Length / 2)..], precedes);
        var merged = new FeelValue[items.Length];
        for (int index = 0, i = 0, j = 0; index < merged.Length; index++)
        {
            var takeRight = i == left.Length
                || (j < right.Length && !precedes(left[i], right[j]) && precedes(right[j], left[i]));
            merged[index] = takeRight ? right[j++] : left[i++];
        }

        return merged;
    }
}
