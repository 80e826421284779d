using GovDataHub.Rules.Language;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Evaluation;

/// <summary>
/// Equality and order (DMN 1.5 section 10.3.2.13, tables 52 and 53). Null equals null and nothing else; values of
/// different kinds and everything ordered against null compare to null.
/// </summary>
internal static class Comparison
{
    public static FeelValue Compare(ComparisonOperator kind, FeelValue left, FeelValue right)
    {
        if (left.IsUnknown || right.IsUnknown)
            return FeelValue.NotKnown;
        return kind switch
        {
            ComparisonOperator.Equal => Equality(left, right, AreEqual(left, right)),
            ComparisonOperator.NotEqual => Equality(left, right, !AreEqual(left, right)),
            _ => Order(left, right) is not { } order ? FeelValue.None : FeelValue.Of(kind switch
            {
                ComparisonOperator.Less => order < 0,
                ComparisonOperator.LessOrEqual => order <= 0,
                ComparisonOperator.Greater => order > 0,
                _ => order >= 0,
            }),
        };
    }

    /// <summary>Undecided because something inside is not known is not known, rather than null.</summary>
    private static FeelValue Equality(FeelValue left, FeelValue right, bool? equal) =>
        equal is null && (HoldsUnknown(left) || HoldsUnknown(right)) ? FeelValue.NotKnown : FeelValue.Of(equal);

    private static bool HoldsUnknown(FeelValue value) => value switch
    {
        FeelValue.Unknown => true,
        FeelValue.List list => list.Items.Any(HoldsUnknown),
        FeelValue.Context context => context.Names.Any(
            name => context.TryGet(name, out var entry) && HoldsUnknown(entry)),
        _ => false,
    };

    /// <summary>Whether two values are equal; null when they cannot be compared.</summary>
    public static bool? AreEqual(FeelValue left, FeelValue right)
    {
        if (left.IsUnknown || right.IsUnknown)
            return null;
        if (ReferenceEquals(left, right))
            return true;
        return (left, right) switch
        {
            (FeelValue.Null, _) or (_, FeelValue.Null) => left.IsNull && right.IsNull,
            (FeelValue.Text a, FeelValue.Text b) => string.Equals(a.Value, b.Value, StringComparison.Ordinal),
            (FeelValue.Number a, FeelValue.Number b) => a.Value.Equals(b.Value),
            (FeelValue.Boolean a, FeelValue.Boolean b) => a.Value == b.Value,
            (FeelValue.List a, FeelValue.List b) => AreEqual(a, b),
            (FeelValue.Context a, FeelValue.Context b) => AreEqual(a, b),
            (FeelValue.Range a, FeelValue.Range b) => AreEqual(a, b),
            (FeelValue.Function, FeelValue.Function) => null,
            (FeelValue.DateTime a, FeelValue.DateTime b) => Moments.AreEqual(a, b),
            (FeelValue.Time a, FeelValue.Time b) => Moments.AreEqual(a.Value, b.Value),
            _ => Order(left, right) is { } order ? order == 0 : null,
        };
    }

    /// <summary>Negative, 0 or positive; null when there is no order between them.</summary>
    public static int? Order(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelValue.Number a, FeelValue.Number b) => FeelDecimal.Compare(a.Value, b.Value),
        (FeelValue.Date a, FeelValue.Date b) => a.Value.CompareTo(b.Value),
        (FeelValue.Text a, FeelValue.Text b) => CompareCodePoints(a.Value, b.Value),
        (FeelValue.DateTime a, FeelValue.DateTime b) => Moments.Order(a, b),
        (FeelValue.Time a, FeelValue.Time b) => Moments.Order(a.Value, b.Value),
        (FeelValue.DayTimeDuration a, FeelValue.DayTimeDuration b) => FeelDecimal.Compare(a.Seconds, b.Seconds),
        (FeelValue.YearMonthDuration a, FeelValue.YearMonthDuration b) => a.Months.CompareTo(b.Months),
        _ => null,
    };

    /// <summary>Whether a value is what a test says: in the range, in the list, or equal.</summary>
    /// <param name="value">The value.</param>
    /// <param name="test">What it is held against.</param>
    public static FeelValue IsIn(FeelValue value, FeelValue test)
    {
        if (test is FeelValue.Range range && value is not FeelValue.Range)
            return value.IsUnknown ? value : Contains(range, value);
        if (test is FeelValue.List list)
            return IsInList(value, list);
        return Compare(ComparisonOperator.Equal, value, test);
    }

    /// <summary>Whether a value lies in a range.</summary>
    public static FeelValue Contains(FeelValue.Range range, FeelValue value)
    {
        var above = range.Low is { } low
            ? Compare(range.LowIncluded ? ComparisonOperator.GreaterOrEqual : ComparisonOperator.Greater, value, low)
            : FeelValue.True;
        var below = range.High is { } high
            ? Compare(range.HighIncluded ? ComparisonOperator.LessOrEqual : ComparisonOperator.Less, value, high)
            : FeelValue.True;
        return Logic.And(above, below);
    }

    /// <summary>
    /// A range between two comparable values, the lower one first; null between any others. Only a unary comparison
    /// describes a range without an end.
    /// </summary>
    public static FeelValue MakeRange(FeelValue low, bool lowIncluded, FeelValue high, bool highIncluded) =>
        Order(low, high) is <= 0 ? new FeelValue.Range(low, lowIncluded, high, highIncluded) : FeelValue.None;

    /// <summary>The range a unary comparison describes, or null: <c>&lt; 5</c>, <c>= 5</c>.</summary>
    public static FeelValue MakeRange(ComparisonOperator kind, FeelValue end) => kind switch
    {
        _ when end.IsNull => FeelValue.None,
        ComparisonOperator.Less => new FeelValue.Range(null, false, end, false),
        ComparisonOperator.LessOrEqual => new FeelValue.Range(null, false, end, true),
        ComparisonOperator.Greater => new FeelValue.Range(end, false, null, false),
        ComparisonOperator.GreaterOrEqual => new FeelValue.Range(end, true, null, false),
        ComparisonOperator.Equal => new FeelValue.Range(end, true, end, true) { IsPoint = true },
        _ => FeelValue.None,
    };

    private static FeelValue IsInList(FeelValue value, FeelValue.List list)
    {
        if (value.IsUnknown)
            return value;
        var result = AreEqual(value, list) is true ? FeelValue.True : FeelValue.False;
        foreach (var item in list.Items)
        {
            var holds = item is FeelValue.Range range && value is not FeelValue.Range
                ? Contains(range, value)
                : IsSame(value, item);
            result = Logic.Or(result, holds);
            if (result.IsTrue)
                return result;
        }

        return result;
    }

    /// <summary>An item of another kind is simply another value: membership is not an error.</summary>
    private static FeelValue IsSame(FeelValue value, FeelValue item)
    {
        if (AreEqual(value, item) is { } decided)
            return FeelValue.Of(decided);
        return value.HoldsUnknown || item.HoldsUnknown ? FeelValue.NotKnown : FeelValue.False;
    }

    private static bool? AreEqual(FeelValue.List left, FeelValue.List right)
    {
        if (left.Items.Length != right.Items.Length)
            return false;
        bool? result = true;
        for (var index = 0; index < left.Items.Length; index++)
        {
            var equal = AreEqual(left.Items[index], right.Items[index]);
            if (equal is false)
                return false;
            result = equal is null ? null : result;
        }

        return result;
    }

    private static bool? AreEqual(FeelValue.Context left, FeelValue.Context right)
    {
        var names = left.Names.ToHashSet(StringComparer.Ordinal);
        if (!names.SetEquals(right.Names))
            return false;
        bool? result = true;
        foreach (var name in names)
        {
            left.TryGet(name, out var one);
            right.TryGet(name, out var other);
            var equal = AreEqual(one, other);
            if (equal is false)
                return false;
            result = equal is null ? null : result;
        }

        return result;
    }

    private static bool? AreEqual(FeelValue.Range left, FeelValue.Range right)
    {
        if (left.LowIncluded != right.LowIncluded || left.HighIncluded != right.HighIncluded
            || left.IsPoint != right.IsPoint)
            return false;
        var lows = AreEqual(left.Low ?? FeelValue.None, right.Low ?? FeelValue.None);
        var highs = AreEqual(left.High ?? FeelValue.None, right.High ?? FeelValue.None);
        return lows is null || highs is null ? null : lows.Value && highs.Value;
    }

    /// <summary>UTF-16 order puts characters beyond U+FFFF before some below: code points decide.</summary>
    private static int CompareCodePoints(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var index = 0; index < length; index++)
        {
            var (a, b) = (left[index], right[index]);
            if (a == b)
                continue;
            if (char.IsSurrogate(a) != char.IsSurrogate(b))
                return char.IsSurrogate(a) ? 1 : -1;
            return a.CompareTo(b);
        }

        return left.Length.CompareTo(right.Length);
    }
}
