using System.Collections.Immutable;
using GovDataHub.Matters.Definitions;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Values;

namespace GovDataHub.Cli.Matters.Report;

/// <summary>
/// What a synthetic citizen fills in, always the same: the first option of a choice, the least number the form allows
/// (1 where it sets none), today, yes, and a short text. Enough to try a rule, and no guess at what people want.
/// </summary>
internal sealed class SyntheticSupplies(SyntheticRegisters registers, DateOnly today)
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    public ImmutableDictionary<string, object?> Of(MatterDefinition matter, string citizen, string? uscc)
    {
        var given = ImmutableDictionary<string, object?>.Empty;
        foreach (var supply in matter.Supplies)
        {
            given = given.SetItem(supply.Name, supply switch
            {
                { OptionsFrom: { } from } => FirstOffered(from, [citizen, uscc ?? "", ""], given),
                { Options: [var first, ..] } => Typed(supply.Type, first.Value),
                _ => Plain(supply),
            });
        }

        return given;
    }

    private object? FirstOffered(
        RegisterOptions from, ImmutableArray<string> keys, ImmutableDictionary<string, object?> given)
    {
        var where = from.Where is null ? null : FeelExpression.Require(from.Where);
        var supplies = FeelValue.Context.Of(
            given.Select(supply => KeyValuePair.Create(supply.Key, FeelValue.From(supply.Value))));
        var row = keys.SelectMany(key => registers.Rows(from.Register, key))
            .FirstOrDefault(row => where is null || SyntheticRegisters.Holds(where, row, supplies, today));
        return row is not null && row.TryGet(from.Value, out var value) ? SyntheticRegisters.Plain(value) : null;
    }

    private static object Typed(SupplyType type, string value)
    {
        return type switch
        {
            SupplyType.Int => long.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
            SupplyType.Number or SupplyType.Money =>
                decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
            _ => value,
        };
    }

    private object? Plain(SupplyDefinition supply)
    {
        return supply.Type switch
        {
            SupplyType.Int => (long)(supply.Minimum ?? 1),
            SupplyType.Number or SupplyType.Money => supply.Minimum ?? 1m,
            SupplyType.Bool => true,
            SupplyType.Date => today,
            SupplyType.DateTime => new DateTimeOffset(today, new TimeOnly(9, 0), Shanghai),
            SupplyType.Json => null,
            _ => "x",
        };
    }
}
