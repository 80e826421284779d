using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Matters.Definitions;

namespace GovDataHub.Matters.Tests.DataSets;

/// <summary>
/// The values worth trying for a field or supply of a matter: its rule's literals, what lies just beside them, and
/// what they mean as days, months and years before and after today.
/// </summary>
internal sealed partial class RuleLiterals
{
    private static readonly decimal[] DaysOfUnit = [1m, 30.44m, 365.25m];
    private readonly DateOnly _today;
    private readonly ImmutableArray<string> _texts;
    private readonly ImmutableArray<decimal> _numbers;
    private readonly ImmutableArray<DateOnly> _dates;

    public RuleLiterals(MatterDefinition matter, DateOnly today)
    {
        _today = today;
        string[] rules =
        [
            .. matter.Eligibility.Select(condition => condition.When),
            .. matter.Supplies.Select(supply => supply.OptionsFrom?.Where ?? ""),
            .. matter.Roles.Select(role => role.When ?? ""),
            .. matter.Effects.SelectMany(Formulas),
            matter.Fee ?? "",
        ];
        _texts =
        [
            .. rules.SelectMany(rule => Quoted().Matches(rule)).Select(text => text.Groups[1].Value)
                .Concat(matter.Supplies.SelectMany(supply => supply.Options).Select(option => option.Value)).Distinct(),
        ];
        ImmutableArray<decimal> numbers =
        [
            .. rules.SelectMany(rule => Number().Matches(Quoted().Replace(rule, "")))
                .Select(number => decimal.Parse(number.Value, CultureInfo.InvariantCulture)).Distinct(),
        ];
        _numbers =
        [
            .. numbers.SelectMany(number => (decimal[])[number, number + 1, number - 1, number + 0.01m])
                .Concat([0m, 1m, 2m, 1000m, 100000m, today.Year, today.Year - 1, today.Year - 2]).Distinct(),
        ];
        _dates =
        [
            .. numbers.Where(number => number < 1000).SelectMany(Around)
                .Concat([today, today.AddDays(-1), today.AddDays(1), today.AddDays(400), today.AddDays(-4000)])
                .Distinct(),
        ];
    }

    public ImmutableArray<JsonElement> Of(RegisterField field)
    {
        ImmutableArray<JsonElement> values = field.Type switch
        {
            FieldType.Enum => Json(field.Values.SelectMany(value =>
                Enumerable.Repeat(value.Code, _texts.Contains(value.Code) ? 3 : 1))),
            FieldType.Bool => Json<bool>([true, false]),
            FieldType.Int => Json(_numbers.Where(number => number == decimal.Truncate(number))),
            FieldType.Number or FieldType.Money => Json(_numbers),
            FieldType.Date => Json(_dates),
            FieldType.DateTime => Json(_dates.Select(Morning)),
            _ => Json(_texts.AddRange("x", "y", "z")),
        };
        return values.Add(DataSet.Null);
    }

    public ImmutableArray<JsonElement> Of(SupplyDefinition supply)
    {
        ImmutableArray<JsonElement> values = supply switch
        {
            { Options: { IsEmpty: false } } => Json(_texts),
            { Type: SupplyType.Bool } => Json<bool>([true, false]),
            { Type: SupplyType.Int } => Json(_numbers.Where(number => number == decimal.Truncate(number))),
            { Type: SupplyType.Number or SupplyType.Money } => Json(_numbers.Where(number => number >= 0)),
            { Type: SupplyType.Date } => Json(_dates),
            { Type: SupplyType.DateTime } => Json(_dates.Select(Morning)),
            _ => Json(_texts.AddRange("x", "y", "")),
        };
        return values.Add(DataSet.Null);
    }

    private static string Morning(DateOnly day)
    {
        return day.ToString("yyyy-MM-dd'T09:00:00+08:00'", CultureInfo.InvariantCulture);
    }

    private static ImmutableArray<JsonElement> Json<T>(IEnumerable<T> values)
    {
        return [.. values.Select(value => JsonSerializer.SerializeToElement(value))];
    }

    private static IEnumerable<string> Formulas(EffectDefinition effect)
    {
        return effect switch
        {
            EffectDefinition.Write write => [.. write.Values.Values, write.Guard ?? ""],
            EffectDefinition.Pay pay => [pay.Amount],
            _ => [],
        };
    }

    private IEnumerable<DateOnly> Around(decimal number)
    {
        foreach (decimal unit in DaysOfUnit.Where(unit => number * unit < 40_000))
        {
            int days = (int)decimal.Floor(number * unit);
            for (int beside = -1; beside <= 2; beside++)
            {
                yield return _today.AddDays(-days - beside);
                yield return _today.AddDays(days + beside);
            }
        }
    }

    [GeneratedRegex("\"([^\"]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<![\w.])\d+(?:\.\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
