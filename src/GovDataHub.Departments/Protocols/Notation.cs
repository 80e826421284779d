using System.Globalization;

namespace GovDataHub.Departments.Protocols;

/// <summary>Notations found in departments' tables for dates, moments, amounts and flags. Null stays null.</summary>
public static class Notation
{
    private static readonly TimeSpan CityOffset = TimeSpan.FromHours(8);

    /// <summary>A date by a .NET pattern: <c>yyyyMMdd</c>, <c>yyyy/M/d</c>.</summary>
    public static string? Pattern(this DateOnly? date, string pattern)
    {
        return date?.ToString(pattern, CultureInfo.InvariantCulture);
    }

    /// <summary>A date as a whole number, <c>20250901</c>.</summary>
    public static long? Digits(this DateOnly? date)
    {
        return date is { } d ? (d.Year * 10_000) + (d.Month * 100) + d.Day : null;
    }

    /// <summary>A date as days since 1970-01-01.</summary>
    public static long? EpochDays(this DateOnly? date)
    {
        return date is { } d ? d.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber : null;
    }

    /// <summary>A moment by a .NET pattern, in the city's civil time.</summary>
    public static string? Pattern(this DateTimeOffset? moment, string pattern)
    {
        return moment?.ToOffset(CityOffset).ToString(pattern, CultureInfo.InvariantCulture);
    }

    /// <summary>A moment as seconds since 1970.</summary>
    public static long? EpochSeconds(this DateTimeOffset? moment)
    {
        return moment?.ToUnixTimeSeconds();
    }

    /// <summary>A moment as milliseconds since 1970.</summary>
    public static long? EpochMilliseconds(this DateTimeOffset? moment)
    {
        return moment?.ToUnixTimeMilliseconds();
    }

    /// <summary>An amount in fen, the hundredth of a yuan.</summary>
    public static long? Fen(this decimal? yuan)
    {
        return yuan is { } value ? (long)decimal.Round(value * 100m) : null;
    }

    /// <summary>A number as text with the digits it has, or by a .NET pattern such as <c>0.00</c>.</summary>
    public static string? Pattern(this decimal? number, string pattern = "0.############")
    {
        return number?.ToString(pattern, CultureInfo.InvariantCulture);
    }

    /// <summary>A number in another unit: <c>Times(0.0001m)</c> writes yuan as ten thousands of yuan.</summary>
    public static decimal? Times(this decimal? number, decimal factor)
    {
        return number * factor;
    }

    /// <summary>A number as a percentage with its sign.</summary>
    public static string? Percent(this decimal? number)
    {
        return number.Times(100m).Pattern() is { } percentage ? percentage + "%" : null;
    }

    /// <summary>A flag in the department's two words.</summary>
    public static string? Either(this bool? flag, string yes, string no)
    {
        return flag switch { null => null, true => yes, false => no };
    }

    /// <summary>A flag as 1 or 0.</summary>
    public static long? Bit(this bool? flag)
    {
        return flag switch { null => null, true => 1, false => 0 };
    }

    /// <summary>A date read by a .NET pattern.</summary>
    public static DateOnly? ParseDate(string? text, string pattern)
    {
        return text is null ? null : DateOnly.ParseExact(text, pattern, CultureInfo.InvariantCulture);
    }

    /// <summary>A moment in the city's civil time, read by a .NET pattern.</summary>
    public static DateTimeOffset? ParseMoment(string? text, string pattern)
    {
        return text is null
            ? null
            : new DateTimeOffset(DateTime.ParseExact(text, pattern, CultureInfo.InvariantCulture), CityOffset);
    }

    /// <summary>A date from its parts; null when the first is.</summary>
    public static DateOnly? FromParts(long? year, long? month, long? day)
    {
        return year is { } y && month is { } m && day is { } d ? new DateOnly((int)y, (int)m, (int)d) : null;
    }

    /// <summary>A date from days since 1970-01-01.</summary>
    public static DateOnly? FromEpochDays(long? days)
    {
        return days is { } d ? DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)d) : null;
    }

    /// <summary>A moment from seconds since 1970.</summary>
    public static DateTimeOffset? FromEpochSeconds(long? seconds)
    {
        return seconds is { } s ? DateTimeOffset.FromUnixTimeSeconds(s).ToOffset(CityOffset) : null;
    }

    /// <summary>A moment from milliseconds since 1970.</summary>
    public static DateTimeOffset? FromEpochMilliseconds(long? milliseconds)
    {
        return milliseconds is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms).ToOffset(CityOffset) : null;
    }

    /// <summary>An amount from fen.</summary>
    public static decimal? FromFen(long? fen)
    {
        return fen / 100m;
    }

    /// <summary>A number from text.</summary>
    public static decimal? ParseNumber(string? text)
    {
        return text is null ? null : decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
    }

    /// <summary>A number that a department gives a new row.</summary>
    public static string Numbered(string prefix, long row)
    {
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{row:D10}");
    }
}
