using System.Collections.Immutable;
using GovDataHub.Rules.Types;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Functions;

/// <summary>
/// The project's own functions: how long ago, how old, and the two that turn a missing value into something. A month is
/// 30.44 days and a year 365.25, as the rules were agreed with.
/// </summary>
internal static class RuleFunctions
{
    private static readonly FeelDecimal DaysPerMonth = FeelDecimal.FromDecimal(30.44m);
    private static readonly FeelDecimal DaysPerYear = FeelDecimal.FromDecimal(365.25m);

    public static ImmutableArray<Definition> All { get; } =
    [
        new("thisYear", "", FeelType.Number, call => FeelValue.Of(call.Context.Today.Year)),
        new("daysSince", "d: date|moment|null", FeelType.Number, call => FeelValue.Of(Days(call))),
        new("daysUntil", "d: date|moment|null", FeelType.Number, call => FeelValue.Of(-Days(call))),
        new("monthsSince", "d: date|moment|null", FeelType.Number, call => FeelValue.Of(Units(call, DaysPerMonth))),
        new("yearsSince", "d: date|moment|null", FeelType.Number, call => FeelValue.Of(Units(call, DaysPerYear))),
        new("age", "d: date|moment|null", FeelType.Number, call => Units(call, DaysPerYear) is { } years
            ? FeelValue.Of(FeelDecimal.Floor(years))
            : FeelValue.None),
        new("size", "x: list|string|null", FeelType.Number, Size) { CarriesUnknown = true },
        new("nz", "x: number|null", FeelType.Number, call => call.Has(0) ? call[0] : FeelValue.Of(0)),
        new("isNone", "x: any", FeelType.Boolean, call => FeelValue.Of(
            call[0].IsNull || call[0] is FeelValue.Text { Value: "none" })) { CarriesUnknown = true },
    ];

    private static FeelValue Size(Call call) => call[0] switch
    {
        FeelValue.List list => FeelValue.Of(list.Items.Length),
        FeelValue.Text text => FeelValue.Of(StringFunctions.Length(text.Value)),
        _ => FeelValue.None,
    };

    private static FeelDecimal? Units(Call call, FeelDecimal unit) =>
        Days(call) is { } days ? FeelDecimal.Divide(FeelDecimal.FromInt64(days), unit) : null;

    private static long? Days(Call call) => call[0] switch
    {
        FeelValue.Date date => call.Context.TodayDate.DayNumber - date.Value.DayNumber,
        FeelValue.DateTime moment => call.Context.TodayDate.DayNumber - moment.Day.DayNumber,
        _ => null,
    };
}
