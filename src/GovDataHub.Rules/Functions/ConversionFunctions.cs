using System.Collections.Immutable;
using GovDataHub.Rules.Types;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Functions;

/// <summary>Conversion functions (DMN 1.5 section 10.3.4.1).</summary>
internal static class ConversionFunctions
{
    public static ImmutableArray<Definition> All { get; } =
    [
        new("date", "from: string|date|moment", FeelType.Date, DateFrom),
        new("date", "year: number, month: number, day: number", FeelType.Date, DateOf),
        new("time", "from: string|time|moment", FeelType.Time, TimeFrom),
        new("time", "hour: number, minute: number, second: number, offset: days?", FeelType.Time, TimeOf),
        new("date and time", "from: string|moment|date", FeelType.DateTime, MomentFrom),
        new("date and time", "date: date|moment, time: time", FeelType.DateTime, MomentOf),
        new(
            "number", "from: string|number, grouping separator: string?, decimal separator: string?", FeelType.Number,
            Number),
        new("string", "from: any", FeelType.String, call => FeelValue.Of(FeelText.Convert(call[0]))),
        new("duration", "from: string|days|months", FeelType.Any, call => call[0] is FeelValue.Text text
            ? TemporalText.Duration(text.Value)
            : call[0]),
        new("years and months duration", "from: date|moment, to: date|moment", FeelType.YearMonthDuration, Between),
    ];

    private static FeelValue DateFrom(Call call) => call[0] switch
    {
        FeelValue.Text text => TemporalText.Date(text.Value) is { } date ? new FeelValue.Date(date) : FeelValue.None,
        FeelValue.DateTime moment => new FeelValue.Date(moment.Day),
        _ => call[0],
    };

    private static FeelValue DateOf(Call call) =>
        call.Whole(0) is { } year && call.Whole(1) is { } month && call.Whole(2) is { } day
        && year is >= -CivilDate.MaximumYear and <= CivilDate.MaximumYear
        && month is >= 1 and <= 12 && day is >= 1 and <= 31
        && CivilDate.IsDay((int)year, (int)month, (int)day)
            ? new FeelValue.Date(new CivilDate((int)year, (int)month, (int)day))
            : FeelValue.None;

    private static FeelValue TimeFrom(Call call) => call[0] switch
    {
        FeelValue.Text text => TemporalText.Time(text.Value) is { } time ? new FeelValue.Time(time) : FeelValue.None,
        FeelValue.DateTime moment => new FeelValue.Time(moment.Clock),
        _ => call[0],
    };

    private static FeelValue TimeOf(Call call)
    {
        if (call.Whole(0) is not { } hour || hour is < 0 or > 23 || call.Whole(1) is not { } minute
            || minute is < 0 or > 59 || call.Number(2).Sign < 0
            || FeelDecimal.Compare(call.Number(2), FeelDecimal.FromInt64(60)) >= 0)
            return FeelValue.None;
        var fraction = FeelDecimal.Multiply(call.Number(2), FeelDecimal.FromInt64(CivilTime.NanosecondsPerSecond));
        if (!FeelDecimal.Truncate(fraction!.Value).TryGetInt64(out var nanoseconds))
            return FeelValue.None;
        FeelZone? zone = null;
        if (call.Has(3))
        {
            var offset = ((FeelValue.DayTimeDuration)call[3]).Seconds;
            if (!offset.TryGetInt64(out var seconds) || Math.Abs(seconds) > 18 * 3600)
                return FeelValue.None;
            zone = FeelZone.FromOffset(TimeSpan.FromSeconds(seconds));
        }

        return new FeelValue.Time(new CivilTime(
            (((hour * 60) + minute) * 60 * CivilTime.NanosecondsPerSecond) + nanoseconds, zone));
    }

    private static FeelValue MomentFrom(Call call) => call[0] switch
    {
        FeelValue.Text text when TemporalText.Date(text.Value) is { } date =>
            new FeelValue.DateTime(date, new CivilTime(0, null)),
        FeelValue.Text text => (FeelValue?)TemporalText.DateTime(text.Value) ?? FeelValue.None,
        FeelValue.Date date => new FeelValue.DateTime(date.Value, new CivilTime(0, FeelZone.FromOffset(TimeSpan.Zero))),
        _ => call[0],
    };

    private static FeelValue.DateTime MomentOf(Call call) => new(Day(call[0]), ((FeelValue.Time)call[1]).Value);

    private static CivilDate Day(FeelValue value) => value is FeelValue.DateTime moment
        ? moment.Day
        : ((FeelValue.Date)value).Value;

    private static FeelValue Number(Call call)
    {
        var (grouping, point) = (call.Has(1) ? call.Text(1) : "", call.Has(2) ? call.Text(2) : ".");
        if (grouping is not ("" or " " or "," or ".") || point is not ("." or ",") || grouping == point)
            return FeelValue.None;
        if (call[0] is not FeelValue.Text text)
            return call[0];
        var plain = grouping.Length == 0 ? text.Value : text.Value.Replace(grouping, "", StringComparison.Ordinal);
        if (point == ",")
        {
            if (plain.Contains('.', StringComparison.Ordinal))
                return FeelValue.None;
            plain = plain.Replace(',', '.');
        }

        return FeelDecimal.TryParse(plain, out var number) ? FeelValue.Of(number) : FeelValue.None;
    }

    /// <summary>Whole months from one day to another, negative backwards.</summary>
    private static FeelValue.YearMonthDuration Between(Call call)
    {
        var (from, to) = (Day(call[0]), Day(call[1]));
        var months = ((to.Year - (long)from.Year) * 12) + to.Month - from.Month;
        if (months > 0 && to.Day < from.Day)
            months--;
        else if (months < 0 && to.Day > from.Day)
            months++;
        return new FeelValue.YearMonthDuration(months);
    }
}
