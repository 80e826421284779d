using System.Globalization;

namespace GovDataHub.Rules.Values;

/// <summary>A time of day in nanoseconds since midnight, with an offset or a zone's name if it has one.</summary>
/// <param name="Nanoseconds">Below 24 hours.</param>
/// <param name="Zone">Null for a local time.</param>
public readonly record struct CivilTime(long Nanoseconds, FeelZone? Zone)
{
    internal const long NanosecondsPerSecond = 1_000_000_000;
    internal const long SecondsPerDay = 86_400;

    /// <summary>0-23.</summary>
    public int Hour => (int)(Nanoseconds / (3600 * NanosecondsPerSecond));

    /// <summary>0-59.</summary>
    public int Minute => (int)(Nanoseconds / (60 * NanosecondsPerSecond) % 60);

    /// <summary>0-59.</summary>
    public int Second => (int)(Nanoseconds / NanosecondsPerSecond % 60);

    /// <summary>ISO 8601, a zone's name behind <c>@</c>.</summary>
    public override string ToString()
    {
        var fraction = Nanoseconds % NanosecondsPerSecond;
        var digits = fraction == 0
            ? ""
            : "." + fraction.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0');
        return string.Create(CultureInfo.InvariantCulture, $"{Hour:00}:{Minute:00}:{Second:00}{digits}{Zone}");
    }
}

/// <summary>An offset from UTC, or a place whose offset depends on the day.</summary>
public sealed record FeelZone
{
    private readonly TimeZoneInfo? _place;
    private readonly int _offsetSeconds;

    private FeelZone(TimeZoneInfo? place, int offsetSeconds, string? name)
    {
        _place = place;
        _offsetSeconds = offsetSeconds;
        Name = name;
    }

    /// <summary>The place's name in the IANA time zone database, or null for a fixed offset.</summary>
    public string? Name { get; }

    /// <summary>A fixed offset.</summary>
    public static FeelZone FromOffset(TimeSpan offset) => new(null, (int)offset.TotalSeconds, null);

    /// <summary>A place; null when the database does not know it.</summary>
    public static FeelZone? FromName(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var place) ? new FeelZone(place, 0, name) : null;

    /// <summary>The offset at a local time of a day, in seconds.</summary>
    public int OffsetSeconds(CivilDate date, long nanoseconds)
    {
        if (_place is null)
            return _offsetSeconds;

        // The database's rules hold for years 1 to 9999; the nearest of them stands in beyond.
        var year = Math.Clamp(date.Year, 1, 9999);
        var local = new System.DateTime(
            year, date.Month, Math.Min(date.Day, CivilDate.MonthLength(year, date.Month))).AddTicks(nanoseconds / 100);
        return (int)_place.GetUtcOffset(local).TotalSeconds;
    }

    /// <summary>The offset in seconds of a time without a day: a place's when no summer time is kept.</summary>
    public int StandardOffsetSeconds => _place is null ? _offsetSeconds : (int)_place.BaseUtcOffset.TotalSeconds;

    /// <summary><c>Z</c>, <c>+08:00</c>, <c>@Asia/Shanghai</c>.</summary>
    public override string ToString()
    {
        if (Name is not null)
            return "@" + Name;
        if (_offsetSeconds == 0)
            return "Z";
        var magnitude = Math.Abs(_offsetSeconds);
        var seconds = magnitude % 60 == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $":{magnitude % 60:00}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(_offsetSeconds < 0 ? "-" : "+")}{magnitude / 3600:00}:{magnitude / 60 % 60:00}{seconds}");
    }
}
