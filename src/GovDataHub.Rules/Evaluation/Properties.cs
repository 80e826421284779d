using System.Collections.Immutable;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Evaluation;

/// <summary>What stands behind a dot: entries of contexts, properties of the other values (DMN 1.5 table 64).</summary>
internal static class Properties
{
    public static FeelValue Get(FeelValue source, string name) => source switch
    {
        FeelValue.Context context => context.TryGet(name, out var value) ? value : FeelValue.None,
        FeelValue.Unknown => source,
        FeelValue.List list => OfEach(list, name),
        FeelValue.Date date => OfDate(date.Value, name) ?? FeelValue.None,
        FeelValue.Time time => OfTime(time.Value, null, name) ?? FeelValue.None,
        FeelValue.DateTime moment =>
            OfDate(moment.Day, name) ?? OfTime(moment.Clock, moment.Day, name) ?? FeelValue.None,
        FeelValue.DayTimeDuration duration => OfDuration(duration.Seconds, name),
        FeelValue.YearMonthDuration duration => name switch
        {
            "years" => FeelValue.Of(duration.Months / 12),
            "months" => FeelValue.Of(duration.Months % 12),
            _ => FeelValue.None,
        },
        FeelValue.Range range => OfRange(range, name),
        _ => FeelValue.None,
    };

    private static FeelValue OfEach(FeelValue.List list, string name)
    {
        var values = ImmutableArray.CreateBuilder<FeelValue>(list.Items.Length);
        foreach (var item in list.Items)
        {
            var value = Get(item, name);
            if (value.IsUnknown)
                return value;
            values.Add(value);
        }

        return new FeelValue.List(values.MoveToImmutable());
    }

    private static FeelValue? OfDate(CivilDate date, string name) => name switch
    {
        "year" => FeelValue.Of(date.Year),
        "month" => FeelValue.Of(date.Month),
        "day" => FeelValue.Of(date.Day),
        "weekday" => FeelValue.Of(date.WeekDay),
        _ => null,
    };

    private static FeelValue? OfTime(CivilTime time, CivilDate? date, string name) => name switch
    {
        "hour" => FeelValue.Of(time.Hour),
        "minute" => FeelValue.Of(time.Minute),
        "second" => FeelValue.Of(time.Second),
        "time offset" => Offset(time, date) is { } seconds
            ? new FeelValue.DayTimeDuration(FeelDecimal.FromInt64(seconds))
            : FeelValue.None,
        "timezone" => FeelValue.Of(time.Zone?.Name),
        _ => null,
    };

    private static int? Offset(CivilTime time, CivilDate? date) =>
        date is { } day ? time.Zone?.OffsetSeconds(day, time.Nanoseconds) : time.Zone?.StandardOffsetSeconds;

    private static FeelValue OfDuration(FeelDecimal seconds, string name)
    {
        var (unit, cycle) = name switch
        {
            "days" => (86_400L, 0L),
            "hours" => (3600L, 24L),
            "minutes" => (60L, 60L),
            "seconds" => (1L, 60L),
            _ => (0L, 0L),
        };
        if (unit == 0 || FeelDecimal.Divide(seconds, FeelDecimal.FromInt64(unit)) is not { } quotient)
            return FeelValue.None;
        return FeelDecimal.Truncate(quotient).TryGetInt64(out var whole)
            ? FeelValue.Of(cycle == 0 ? whole : whole % cycle)
            : FeelValue.None;
    }

    private static FeelValue OfRange(FeelValue.Range range, string name) => name switch
    {
        "start" => range.Low ?? FeelValue.None,
        "end" => range.High ?? FeelValue.None,
        "start included" => FeelValue.Of(range.LowIncluded),
        "end included" => FeelValue.Of(range.HighIncluded),
        _ => FeelValue.None,
    };
}
