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
    private static readonly string[][] Points = [["point1", "point2"]];
    private static readonly string[][] PointThenRange = [["point", "range"]];
    private static readonly string[][] RangeThenPoint = [["range", "point"]];
    private static readonly string[][] Ranges = [["range1", "range2"]];

    public static ImmutableArray<Definition> All { get; } =
    [
        .. Relation("before", [.. Points, .. PointThenRange, .. RangeThenPoint, .. Ranges], Before),
        .. Relation("after", [.. Points, .. PointThenRange, .. RangeThenPoint, .. Ranges], (a, b) => Before(b, a)),
        .. Relation("meets", Ranges, Meets),
        .. Relation("met by", Ranges, (a, b) => Meets(b, a)),
        .. Relation("overlaps", Ranges, (a, b) => Logic.And(Logic.Not(Before(a, b)), Logic.Not(Before(b, a)))),
        .. Relation("overlaps before", Ranges, OverlapsBefore),
        .. Relation("overlaps after", Ranges, (a, b) => OverlapsBefore(b, a)),
        .. Relation("finishes", [.. PointThenRange, .. Ranges], Finishes),
        .. Relation("finished by", [.. RangeThenPoint, .. Ranges], (a, b) => Finishes(b, a)),
        .. Relation("includes", [.. RangeThenPoint, .. Ranges], Includes),
        .. Relation("during", [.. PointThenRange, .. Ranges], (a, b) => Includes(b, a)),
        .. Relation("starts", [.. PointThenRange, .. Ranges], Starts),
        .. Relation("started by", [.. RangeThenPoint, .. Ranges], (a, b) => Starts(b, a)),
        .. Relation("coincides", [.. Points, .. Ranges], (a, b) => Logic.And(
            CompareLows(a, b, 0), CompareHighs(a, b, 0))),
        new("range", "from: string", FeelType.RangeOf(FeelType.Any), FromText),
    ];

    /// <summary>One definition per pair of parameters; to the relation a point is the range of nothing else.</summary>
    private static IEnumerable<Definition> Relation(
        string name, string[][] signatures, Func<FeelValue.Range, FeelValue.Range, FeelValue> relation) =>
        signatures.Select(names => new Definition(
            name,
            string.Join(", ", names.Select(parameter => $"{parameter}: {(IsRange(parameter) ? "range" : PointTypes)}")),
            FeelType.Boolean,
            call => relation(AsRange(call[0]), AsRange(call[1]))));

    private const string PointTypes = "number|string|date|time|moment|days|months";

    private static bool IsRange(string parameter) => parameter.StartsWith("range", StringComparison.Ordinal);

    private static FeelValue.Range AsRange(FeelValue value) =>
        value as FeelValue.Range ?? new FeelValue.Range(value, true, value, true);

    private static FeelValue Meets(FeelValue.Range a, FeelValue.Range b) =>
        a is not { High: { } end, HighIncluded: true } || b is not { Low: { } start, LowIncluded: true }
            ? FeelValue.False
            : Comparison.Compare(ComparisonOperator.Equal, end, start);

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

    /// <summary>
    /// A range written as text, its ends literals; an open end may be left out. Null when it is none.
    /// </summary>
    private static FeelValue FromText(Call call)
    {
        if (FeelExpression.ParseRange(call.Text(0)) is not { } text || text.LacksAnEnd
            || !IsConstant(text.Low) || !IsConstant(text.High))
            return FeelValue.None;
        FeelValue? End(FeelNode? node) => node is null ? null : Interpreter.Evaluate(node, new RootFrame(call.Context));
        var (low, high) = (End(text.Low), End(text.High));
        if (low is not null && high is not null)
            return Comparison.MakeRange(low, text.LowIncluded, high, text.HighIncluded);
        return low is { IsNull: true } || high is { IsNull: true }
            ? FeelValue.None
            : new FeelValue.Range(low, text.LowIncluded, high, text.HighIncluded);
    }

    private static bool IsConstant(FeelNode? node) => node switch
    {
        null => true,
        Literal => true,
        Negation { Operand: Literal } => true,
        Invocation { Function: NameReference { Name: "date" or "time" or "date and time" or "duration" } } call =>
            call.Arguments is [Literal],
        _ => false,
    };
}
