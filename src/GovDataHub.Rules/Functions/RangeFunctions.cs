using System.Collections.Immutable;
using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Types;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Functions;

/// <summary>
/// Range functions (DMN 1.5 section 10.3.4.11, Allen's relations) over points and ranges, and <c>range(from)</c>. Ends
/// that cannot be compared make them null.
/// </summary>
internal static class RangeFunctions
{
    public static ImmutableArray<Definition> All { get; } =
    [
        Relation("before", "point1", "point2", (a, b) => Before(a, b)),
        Relation("after", "point1", "point2", (a, b) => Before(b, a)),
        Ranges("meets", (a, b) => Logic.And(Both(a.HighIncluded && b.LowIncluded), Same(a.High, b.Low))),
        Ranges("met by", (a, b) => Logic.And(Both(a.LowIncluded && b.HighIncluded), Same(a.Low, b.High))),
        Ranges("overlaps", (a, b) => Logic.And(Logic.Not(Before(a, b)), Logic.Not(Before(b, a)))),
        Ranges("overlaps before", (a, b) => OverlapsBefore(a, b)),
        Ranges("overlaps after", (a, b) => OverlapsAfter(a, b)),
        Relation("finishes", "point", "range", (a, b) => Finishes(a, b)),
        Relation("finished by", "range", "point", (a, b) => Finishes(b, a)),
        Relation("includes", "range", "point", (a, b) => Includes(a, b)),
        Relation("during", "point", "range", (a, b) => Includes(b, a)),
        Relation("starts", "point", "range", (a, b) => Starts(a, b)),
        Relation("started by", "range", "point", (a, b) => Starts(b, a)),
        Relation("coincides", "point1", "point2", (a, b) => Logic.And(CompareLows(a, b, 0), CompareHighs(a, b, 0))),
        new("range", "from: string", FeelType.RangeOf(FeelType.Any), FromText),
    ];

    /// <summary>A relation whose sides may be points: a point is the range that holds nothing else.</summary>
    private static Definition Relation(
        string name, string first, string second, Func<FeelValue.Range, FeelValue.Range, FeelValue> relation) => new(
            name,
            $"{first}: any, {second}: any",
            FeelType.Boolean,
            call => AsRange(call[0]) is { } a && AsRange(call[1]) is { } b ? relation(a, b) : FeelValue.None);

    private static Definition Ranges(string name, Func<FeelValue.Range, FeelValue.Range, FeelValue> relation) => new(
        name,
        "range1: range, range2: range",
        FeelType.Boolean,
        call => relation((FeelValue.Range)call[0], (FeelValue.Range)call[1]));

    private static FeelValue.Range? AsRange(FeelValue value) => value switch
    {
        FeelValue.Range range => range,
        _ when Comparison.Order(value, value) is not null => new FeelValue.Range(value, true, value, true),
        _ => null,
    };

    private static FeelValue Before(FeelValue.Range a, FeelValue.Range b)
    {
        if (a.High is null || b.Low is null)
            return FeelValue.False;
        return Comparison.Compare(
            a.HighIncluded && b.LowIncluded ? ComparisonOperator.Less : ComparisonOperator.LessOrEqual, a.High, b.Low);
    }

    private static FeelValue OverlapsBefore(FeelValue.Range a, FeelValue.Range b) => Logic.And(
        CompareLows(a, b, -1),
        Logic.And(Logic.Not(Before(a, b)), Logic.Not(CompareHighs(a, b, 1))));

    private static FeelValue OverlapsAfter(FeelValue.Range a, FeelValue.Range b) => Logic.And(
        CompareHighs(a, b, 1),
        Logic.And(Logic.Not(Before(b, a)), Logic.Not(CompareLows(a, b, -1))));

    private static FeelValue Finishes(FeelValue.Range a, FeelValue.Range b) => Logic.And(
        CompareHighs(a, b, 0), Logic.Not(CompareLows(a, b, -1)));

    private static FeelValue Starts(FeelValue.Range a, FeelValue.Range b) => Logic.And(
        CompareLows(a, b, 0), Logic.Not(CompareHighs(a, b, 1)));

    private static FeelValue Includes(FeelValue.Range a, FeelValue.Range b) => Logic.And(
        Logic.Not(CompareLows(a, b, 1)), Logic.Not(CompareHighs(a, b, -1)));

    /// <summary>
    /// Whether a's lower end stands before (-1), at (0) or behind (1) b's; an included end is before.
    /// </summary>
    private static FeelValue CompareLows(FeelValue.Range a, FeelValue.Range b, int expected)
    {
        if (a.Low is null || b.Low is null)
            return FeelValue.Of((a.Low is null ? (b.Low is null ? 0 : -1) : 1) == expected);
        if (Comparison.Order(a.Low, b.Low) is not { } order)
            return FeelValue.None;
        return FeelValue.Of((order != 0 ? Math.Sign(order) : b.LowIncluded.CompareTo(a.LowIncluded)) == expected);
    }

    /// <summary>The same of the upper ends; an included end is behind.</summary>
    private static FeelValue CompareHighs(FeelValue.Range a, FeelValue.Range b, int expected)
    {
        if (a.High is null || b.High is null)
            return FeelValue.Of((a.High is null ? (b.High is null ? 0 : 1) : -1) == expected);
        if (Comparison.Order(a.High, b.High) is not { } order)
            return FeelValue.None;
        return FeelValue.Of((order != 0 ? Math.Sign(order) : a.HighIncluded.CompareTo(b.HighIncluded)) == expected);
    }

    private static FeelValue Same(FeelValue? a, FeelValue? b) => a is null || b is null
        ? FeelValue.False
        : Comparison.Compare(ComparisonOperator.Equal, a, b);

    private static FeelValue Both(bool value) => FeelValue.Of(value);

    /// <summary>A range of literals, as its text; null when it is none.</summary>
    private static FeelValue FromText(Call call)
    {
        var root = FeelExpression.Parse(call.Text(0)).Expression?.Root;
        var ends = root is null ? [] : NodeSearch.DescendantsAndSelf(root).Skip(1);
        return root is RangeExpression && ends.All(IsConstant)
            ? FeelEvaluator.Evaluate(root, call.Context)
            : FeelValue.None;
    }

    private static bool IsConstant(FeelNode node) => node is Literal or Negation or Invocation
        or NameReference { Name: "date" or "time" or "date and time" or "duration" };
}
