using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.Departments.Protocols.Subgraph;

/// <summary>The hub's custom scalars as a department reads and writes them.</summary>
internal static class CatalogueScalars
{
    /// <summary>Coercions by scalar.</summary>
    public static FrozenDictionary<string, ScalarCoercion> All { get; } = new Dictionary<string, ScalarCoercion>
    {
        ["Money"] = new TextScalar(
            value => value is decimal money ? money.ToString("0.00", CultureInfo.InvariantCulture) : null,
            text => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var money)
                ? money
                : null,
            "an amount such as \"1500.00\""),
        ["Date"] = new TextScalar(
            value => value is DateOnly date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            text => DateOnly.TryParseExact(text, "yyyy-MM-dd", out var date) ? date : null,
            "a date such as \"2026-11-22\""),
        ["DateTime"] = new TextScalar(
            value => value is DateTimeOffset moment
                ? moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
                : null,
            text => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var moment) ? moment : null,
            "a moment such as \"2026-11-22T09:30:00+08:00\""),
        ["JSON"] = new JsonScalar(),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A scalar that is a string in JSON.</summary>
    private sealed class TextScalar(Func<object, string?> write, Func<string, object?> read, string form)
        : ScalarCoercion
    {
        public override Coerced Serialize(object value)
        {
            return write(value) is { } text ? Coerced.To(text) : Coerced.Refuse("The register holds another type.");
        }

        public override Coerced Parse(object input)
        {
            return input is string text && read(text) is { } value
                ? Coerced.To(value)
                : Coerced.Refuse($"Expected {form}.");
        }
    }

    /// <summary>Any JSON: a JSON text in the registers.</summary>
    private sealed class JsonScalar : ScalarCoercion
    {
        public override Coerced Serialize(object value)
        {
            return Coerced.To(value is string text ? JsonElement.Parse(text) : value);
        }

        public override Coerced Parse(object input)
        {
            return Coerced.To(input);
        }
    }
}
