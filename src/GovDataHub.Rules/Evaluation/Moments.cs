using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Evaluation;

/// <summary>Times and moments on the time line: with a zone by the instant, without by the local reading.</summary>
internal static class Moments
{
    /// <summary>The two are the same instant, or the same local reading; null when only one has a zone.</summary>
    public static bool? AreEqual(FeelValue.DateTime left, FeelValue.DateTime right) => Order(left, right) is { } order
        ? order == 0
        : false;

    /// <inheritdoc cref="AreEqual(FeelValue.DateTime, FeelValue.DateTime)"/>
    public static bool? AreEqual(CivilTime left, CivilTime right) => Order(left, right) is { } order
        ? order == 0
        : false;

    /// <summary>
    /// Their order to the second, which is as far as FEEL tells them apart; null when only one has a zone.
    /// </summary>
    public static int? Order(FeelValue.DateTime left, FeelValue.DateTime right)
    {
        if (left.Clock.Zone is null != right.Clock.Zone is null)
            return null;
        return WholeSeconds(Instant(left)).CompareTo(WholeSeconds(Instant(right)));
    }

    /// <inheritdoc cref="Order(FeelValue.DateTime, FeelValue.DateTime)"/>
    public static int? Order(CivilTime left, CivilTime right)
    {
        if (left.Zone is null != right.Zone is null)
            return null;
        return WholeSeconds(Utc(left)).CompareTo(WholeSeconds(Utc(right)));
    }

    private static Int128 WholeSeconds(Int128 nanoseconds)
    {
        var seconds = nanoseconds / CivilTime.NanosecondsPerSecond;
        return nanoseconds < seconds * CivilTime.NanosecondsPerSecond ? seconds - 1 : seconds;
    }

    /// <summary>Nanoseconds since 1970-01-01, UTC; of a local reading, as if it were UTC.</summary>
    public static Int128 Instant(FeelValue.DateTime moment)
    {
        var local = ((Int128)moment.Day.DayNumber * CivilTime.SecondsPerDay * CivilTime.NanosecondsPerSecond)
            + moment.Clock.Nanoseconds;
        var offset = moment.Clock.Zone?.OffsetSeconds(moment.Day, moment.Clock.Nanoseconds) ?? 0;
        return local - ((Int128)offset * CivilTime.NanosecondsPerSecond);
    }

    /// <summary>A moment so many seconds later, in the same zone; null beyond the calendar.</summary>
    public static FeelValue.DateTime? Add(FeelValue.DateTime moment, FeelDecimal seconds)
    {
        if (Nanoseconds(seconds) is not { } shift)
            return null;
        const long PerDay = CivilTime.SecondsPerDay * CivilTime.NanosecondsPerSecond;
        var total = ((Int128)moment.Day.DayNumber * PerDay) + moment.Clock.Nanoseconds + shift;
        var day = total / PerDay;
        var rest = total % PerDay;
        if (rest < 0)
            (day, rest) = (day - 1, rest + PerDay);
        return Int128.Abs(day) < long.MaxValue && CivilDate.FromDayNumber((long)day) is { } date
            ? new FeelValue.DateTime(date, moment.Clock with { Nanoseconds = (long)rest })
            : null;
    }

    /// <summary>A time so many seconds later, going round at midnight.</summary>
    public static CivilTime? Add(CivilTime time, FeelDecimal seconds)
    {
        const long PerDay = CivilTime.SecondsPerDay * CivilTime.NanosecondsPerSecond;
        if (Nanoseconds(seconds) is not { } shift)
            return null;
        var rest = (time.Nanoseconds + shift) % PerDay;
        return time with { Nanoseconds = (long)(rest < 0 ? rest + PerDay : rest) };
    }

    /// <summary>Seconds from right to left.</summary>
    public static FeelDecimal Between(FeelValue.DateTime left, FeelValue.DateTime right) =>
        FeelDecimal.Create((System.Numerics.BigInteger)(Instant(left) - Instant(right)), -9) ?? FeelDecimal.Zero;

    /// <summary>Nanoseconds since midnight, UTC if there is an offset.</summary>
    public static long Utc(CivilTime time) =>
        time.Nanoseconds - ((time.Zone?.StandardOffsetSeconds ?? 0) * CivilTime.NanosecondsPerSecond);

    /// <summary>A date as the start of its day, UTC.</summary>
    public static FeelValue.DateTime StartOf(CivilDate date) =>
        new(date, new CivilTime(0, FeelZone.FromOffset(TimeSpan.Zero)));

    private static Int128? Nanoseconds(FeelDecimal seconds)
    {
        var scaled = FeelDecimal.Multiply(seconds, FeelDecimal.FromInt64(CivilTime.NanosecondsPerSecond));
        if (scaled is not { } exact || FeelDecimal.Compare(
            FeelDecimal.Abs(exact), FeelDecimal.Create(System.Numerics.BigInteger.Pow(10, 30), 0)!.Value) > 0)
            return null;
        var whole = FeelDecimal.Truncate(exact);
        return (Int128)(whole.Coefficient * System.Numerics.BigInteger.Pow(10, whole.Exponent));
    }
}
