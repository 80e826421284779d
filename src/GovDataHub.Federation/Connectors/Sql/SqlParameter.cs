using System.Globalization;
using System.Text.Json;

namespace GovDataHub.Federation.Connectors.Sql;

/// <summary>Values of the catalogue as <see cref="SqlValue"/> expressions compare them.</summary>
internal static class SqlParameter
{
    /// <summary>The value to bind.</summary>
    public static object? Of(object? value)
    {
        return value switch
        {
            null or string or long or bool => value,
            int number => (long)number,
            decimal number => (double)number,
            double number => number,
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTimeOffset moment => moment.ToOffset(Mapping.ValueFormat.CityOffset)
                .ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
            JsonElement json => json.GetRawText(),
            _ => throw new ArgumentException(
                $"A {value.GetType().Name} is none of the catalogue's values.", nameof(value)),
        };
    }
}
