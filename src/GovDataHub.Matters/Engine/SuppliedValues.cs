using System.Globalization;
using System.Text.Json;
using GovDataHub.Matters.Definitions;

namespace GovDataHub.Matters.Engine;

/// <summary>Reads what was supplied as the definition types it.</summary>
public static class SuppliedValues
{
    /// <summary>
    /// The value: string, long, decimal, bool, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/> or
    /// <see cref="JsonElement"/>; null when there is none or it is not of the type.
    /// </summary>
    /// <remarks>Numbers may come as JSON numbers or as texts: money is a text in GraphQL.</remarks>
    public static object? Read(SupplyType type, JsonElement value)
    {
        return type switch
        {
            SupplyType.Int => Number(value) is { } number && number == Math.Truncate(number)
                && number is >= long.MinValue and <= long.MaxValue ? (long)number : null,
            SupplyType.Number or SupplyType.Money => Number(value),
            SupplyType.Bool => value.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                JsonValueKind.String when bool.TryParse(value.GetString(), out bool truth) => truth,
                _ => null,
            },
            SupplyType.Date => value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(
                value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                    ? date : null,
            SupplyType.DateTime => value.ValueKind == JsonValueKind.String
                && value.TryGetDateTimeOffset(out var moment) ? moment : null,
            SupplyType.Json => value.ValueKind == JsonValueKind.Null ? null : value.Clone(),
            _ => value.ValueKind == JsonValueKind.String ? value.GetString() : null,
        };
    }

    private static decimal? Number(JsonElement value)
    {
        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetDecimal(out decimal number) => number,
            JsonValueKind.String when decimal.TryParse(
                value.GetString(), plain, CultureInfo.InvariantCulture, out decimal number) => number,
            _ => null,
        };
    }
}
