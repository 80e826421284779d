using System.Globalization;

namespace GovDataHub.Rules.Values;

/// <summary>
/// A day of the proleptic Gregorian calendar, years -999,999,999 to 999,999,999 as XML Schema dates allow;
/// <see cref="DateOnly"/> ends at 9999.
/// </summary>
public readonly record struct CivilDate : IComparable<CivilDate>
{
    internal const int MaximumYear = 999_999_999;

    /// <summary>The day of this year, month (1-12) and day of the month.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such day.</exception>
    public CivilDate(int year, int month, int day)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(IsDay(year, month, day), true, nameof(day));
        Year = year;
        Month = month;
        Day = day;
    }

    /// <summary>Year; negative before the common era.</summary>
    public int Year { get; }

    /// <summary>Month, 1-12.</summary>
    public int Month { get; }

    /// <summary>Day of the month, 1-31.</summary>
    public int Day { get; }

    /// <summary>Days since 1970-01-01.</summary>
    public long DayNumber
    {
        get
        {
            // Years start in March, so that the leap day is the last of its year.
            long year = Month <= 2 ? Year - 1 : Year;
            var era = FloorDivide(year, 400);
            var yearOfEra = year - (era * 400);
            var dayOfYear = (((153 * ((Month + 9) % 12)) + 2) / 5) + Day - 1;
            return (era * 146_097) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - 719_468;
        }
    }

    /// <summary>Monday is 1, Sunday 7.</summary>
    public int WeekDay => (int)(FloorModulo(DayNumber + 3, 7) + 1);

    /// <summary>1 to 366.</summary>
    public int DayOfYear => (int)(DayNumber - new CivilDate(Year, 1, 1).DayNumber) + 1;

    /// <summary>Whether the calendar has this day.</summary>
    public static bool IsDay(int year, int month, int day) =>
        year is >= -MaximumYear and <= MaximumYear && month is >= 1 and <= 12
        && day >= 1 && day <= MonthLength(year, month);

    /// <summary>Days in a month.</summary>
    public static int MonthLength(int year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>The day so many after 1970-01-01; null beyond the calendar.</summary>
    public static CivilDate? FromDayNumber(long number)
    {
        if (number is < -400_000_000_000 or > 400_000_000_000)
            return null;
        var shifted = number + 719_468;
        var era = FloorDivide(shifted, 146_097);
        var dayOfEra = shifted - (era * 146_097);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var monthFromMarch = ((5 * dayOfYear) + 2) / 153;
        var day = (int)(dayOfYear - (((153 * monthFromMarch) + 2) / 5) + 1);
        var month = (int)(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9);
        var year = yearOfEra + (era * 400) + (month <= 2 ? 1 : 0);
        return Math.Abs(year) > MaximumYear ? null : new CivilDate((int)year, month, day);
    }

    /// <summary>
    /// The same day of the month so many months later, or the month's last; null beyond the calendar.
    /// </summary>
    public CivilDate? AddMonths(long months)
    {
        if (Math.Abs(months) > 12L * 3 * MaximumYear)
            return null;
        var total = (Year * 12L) + Month - 1 + months;
        var year = FloorDivide(total, 12);
        var month = (int)FloorModulo(total, 12) + 1;
        return Math.Abs(year) > MaximumYear
            ? null
            : new CivilDate((int)year, month, Math.Min(Day, MonthLength((int)year, month)));
    }

    /// <inheritdoc/>
    public int CompareTo(CivilDate other) => (Year, Month, Day).CompareTo((other.Year, other.Month, other.Day));

    /// <summary>ISO 8601: <c>2025-09-01</c>, <c>-0044-03-15</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(Year < 0 ? "-" : "")}{Math.Abs(Year):0000}-{Month:00}-{Day:00}");

    /// <summary>Before.</summary>
    public static bool operator <(CivilDate left, CivilDate right) => left.CompareTo(right) < 0;

    /// <summary>Before or the same.</summary>
    public static bool operator <=(CivilDate left, CivilDate right) => left.CompareTo(right) <= 0;

    /// <summary>After.</summary>
    public static bool operator >(CivilDate left, CivilDate right) => left.CompareTo(right) > 0;

    /// <summary>After or the same.</summary>
    public static bool operator >=(CivilDate left, CivilDate right) => left.CompareTo(right) >= 0;

    internal static long FloorDivide(long value, long divisor) =>
        (value / divisor) - (value % divisor != 0 && (value < 0) != (divisor < 0) ? 1 : 0);

    internal static long FloorModulo(long value, long divisor) => value - (FloorDivide(value, divisor) * divisor);
}
