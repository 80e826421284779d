using GovDataHub.Rules.Language;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Evaluation;

/// <summary>
/// Arithmetic on numbers, strings, dates and durations (DMN 1.5 section 10.3.2.13, tables 54 to 58). Every combination
/// the tables do not hold is null.
/// </summary>
internal static class Arithmetic
{
    public static FeelValue Apply(ArithmeticOperator kind, FeelValue left, FeelValue right)
    {
        if (left.IsUnknown || right.IsUnknown)
            return FeelValue.NotKnown;
        if (left is FeelValue.Number a && right is FeelValue.Number b)
            return FeelValue.Of(Numbers(kind, a.Value, b.Value));
        return kind switch
        {
            ArithmeticOperator.Add => Add(left, right),
            ArithmeticOperator.Subtract => Subtract(left, right),
            ArithmeticOperator.Multiply => Multiply(left, right),
            ArithmeticOperator.Divide => Divide(left, right),
            _ => FeelValue.None,
        };
    }

    public static FeelValue Negate(FeelValue value) => value switch
    {
        FeelValue.Number number => FeelValue.Of(FeelDecimal.Negate(number.Value)),
        FeelValue.DayTimeDuration duration => new FeelValue.DayTimeDuration(FeelDecimal.Negate(duration.Seconds)),
        FeelValue.YearMonthDuration duration => new FeelValue.YearMonthDuration(-duration.Months),
        FeelValue.Unknown => value,
        _ => FeelValue.None,
    };

    private static FeelDecimal? Numbers(ArithmeticOperator kind, FeelDecimal left, FeelDecimal right) => kind switch
    {
        ArithmeticOperator.Add => FeelDecimal.Add(left, right),
        ArithmeticOperator.Subtract => FeelDecimal.Subtract(left, right),
        ArithmeticOperator.Multiply => FeelDecimal.Multiply(left, right),
        ArithmeticOperator.Divide => FeelDecimal.Divide(left, right),
        _ => FeelDecimal.Power(left, right),
    };

    private static FeelValue Add(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelValue.Text a, FeelValue.Text b) => FeelValue.Of(a.Value + b.Value),
        (FeelValue.DayTimeDuration a, FeelValue.DayTimeDuration b) => DayTime(FeelDecimal.Add(a.Seconds, b.Seconds)),
        (FeelValue.YearMonthDuration a, FeelValue.YearMonthDuration b) => YearMonth((Int128)a.Months + b.Months),
        (FeelValue.DayTimeDuration or FeelValue.YearMonthDuration, FeelValue.Date or FeelValue.DateTime
            or FeelValue.Time) => Later(right, left),
        _ => Later(left, right),
    };

    private static FeelValue Later(FeelValue point, FeelValue duration) => (point, duration) switch
    {
        (FeelValue.Date date, FeelValue.YearMonthDuration months) => date.Value.AddMonths(months.Months) is { } day
            ? new FeelValue.Date(day)
            : FeelValue.None,
        (FeelValue.Date date, FeelValue.DayTimeDuration days) => Moments.Add(Moments.StartOf(date.Value), days.Seconds)
            is { } moment ? new FeelValue.Date(moment.Day) : FeelValue.None,
        (FeelValue.DateTime moment, FeelValue.YearMonthDuration months) =>
            moment.Day.AddMonths(months.Months) is { } day
                ? new FeelValue.DateTime(day, moment.Clock)
                : FeelValue.None,
        (FeelValue.DateTime moment, FeelValue.DayTimeDuration days) =>
            (FeelValue?)Moments.Add(moment, days.Seconds) ?? FeelValue.None,
        (FeelValue.Time time, FeelValue.DayTimeDuration shift) => Moments.Add(time.Value, shift.Seconds) is { } later
            ? new FeelValue.Time(later)
            : FeelValue.None,
        _ => FeelValue.None,
    };

    private static FeelValue Subtract(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelValue.Date or FeelValue.DateTime, FeelValue.Date or FeelValue.DateTime) => Distance(left, right),
        (FeelValue.Time a, FeelValue.Time b) when a.Value.Zone is null == b.Value.Zone is null => DayTime(
            FeelDecimal.Create(Moments.Utc(a.Value) - Moments.Utc(b.Value), -9)),
        (FeelValue.Text or FeelValue.Time, FeelValue.Time) => FeelValue.None,
        _ => Add(left, Negate(right)),
    };

    private static FeelValue Distance(FeelValue left, FeelValue right)
    {
        if (left is FeelValue.Date from && right is FeelValue.Date to)
        {
            return DayTime(FeelDecimal.Multiply(
                FeelDecimal.FromInt64(from.Value.DayNumber - to.Value.DayNumber), FeelDecimal.FromInt64(86_400)));
        }

        // A date among moments is its midnight, UTC: against a local reading there is no distance.
        var (a, b) = (AsMoment(left), AsMoment(right));
        return a.Clock.Zone is null == b.Clock.Zone is null ? DayTime(Moments.Between(a, b)) : FeelValue.None;
    }

    private static FeelValue.DateTime AsMoment(FeelValue value) =>
        value as FeelValue.DateTime ?? Moments.StartOf(((FeelValue.Date)value).Value);

    private static FeelValue Multiply(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelValue.DayTimeDuration duration, FeelValue.Number number) =>
            DayTime(FeelDecimal.Multiply(duration.Seconds, number.Value)),
        (FeelValue.YearMonthDuration duration, FeelValue.Number number) =>
            Months(FeelDecimal.Multiply(FeelDecimal.FromInt64(duration.Months), number.Value)),
        (FeelValue.Number, FeelValue.DayTimeDuration or FeelValue.YearMonthDuration) => Multiply(right, left),
        _ => FeelValue.None,
    };

    private static FeelValue Divide(FeelValue left, FeelValue right) => (left, right) switch
    {
        (FeelValue.DayTimeDuration duration, FeelValue.Number number) =>
            DayTime(FeelDecimal.Divide(duration.Seconds, number.Value)),
        (FeelValue.YearMonthDuration duration, FeelValue.Number number) =>
            Months(FeelDecimal.Divide(FeelDecimal.FromInt64(duration.Months), number.Value)),
        (FeelValue.DayTimeDuration a, FeelValue.DayTimeDuration b) =>
            FeelValue.Of(FeelDecimal.Divide(a.Seconds, b.Seconds)),
        (FeelValue.YearMonthDuration a, FeelValue.YearMonthDuration b) =>
            FeelValue.Of(FeelDecimal.Divide(FeelDecimal.FromInt64(a.Months), FeelDecimal.FromInt64(b.Months))),
        _ => FeelValue.None,
    };

    private static FeelValue DayTime(FeelDecimal? seconds) =>
        seconds is { } length ? new FeelValue.DayTimeDuration(length) : FeelValue.None;

    private static FeelValue Months(FeelDecimal? months) =>
        months is { } exact && FeelDecimal.Truncate(exact).TryGetInt64(out var whole)
            ? new FeelValue.YearMonthDuration(whole)
            : FeelValue.None;

    private static FeelValue YearMonth(Int128 months) =>
        Int128.Abs(months) < long.MaxValue ? new FeelValue.YearMonthDuration((long)months) : FeelValue.None;
}
