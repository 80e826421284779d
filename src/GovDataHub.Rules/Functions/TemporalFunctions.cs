using System.Collections.Immutable;
using GovDataHub.Rules.Types;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Functions;

/// <summary>Temporal functions (DMN 1.5 section 10.3.4.10), and what the context knows of now.</summary>
internal static class TemporalFunctions
{
    private const string Point = "date: date|moment";

    private static readonly string[] WeekDays =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private static readonly string[] Months =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ];

    public static ImmutableArray<Definition> All { get; } =
    [
        new("today", "", FeelType.Date, call => new FeelValue.Date(call.Context.TodayDate)),
        new("now", "", FeelType.DateTime, call => FeelValue.Of(call.Context.Now)),
        new("day of year", Point, FeelType.Number, call => FeelValue.Of(Day(call).DayOfYear)),
        new("day of week", Point, FeelType.String, call => FeelValue.Of(WeekDays[Day(call).WeekDay - 1])),
        new("month of year", Point, FeelType.String, call => FeelValue.Of(Months[Day(call).Month - 1])),
        new("week of year", Point, FeelType.Number, call => FeelValue.Of(WeekOfYear(Day(call)))),
    ];

    private static CivilDate Day(Call call) => call[0] is FeelValue.DateTime moment
        ? moment.Day
        : ((FeelValue.Date)call[0]).Value;

    /// <summary>ISO 8601: the week with the year's first Thursday is its first.</summary>
    private static int WeekOfYear(CivilDate date)
    {
        var thursday = CivilDate.FromDayNumber(date.DayNumber + 4 - date.WeekDay) ?? date;
        return ((thursday.DayOfYear - 1) / 7) + 1;
    }
}
