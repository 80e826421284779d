using System.Text.Json;
using System.Text.Json.Nodes;
using GovDataHub.Federation.Connectors.Mapping;

namespace GovDataHub.Federation.Connectors.Rest;

/// <summary>Values in JSON, raw.</summary>
internal static class RestValue
{
    /// <summary>
    /// The raw value at a place: null, string, long, decimal or bool; a structure stays an element's text.
    /// </summary>
    /// <exception cref="MalformedValueException">A structure where a value must be.</exception>
    public static object? Raw(JsonElement? element)
    {
        return element switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var whole) => whole,
            { ValueKind: JsonValueKind.Number } number when number.TryGetDecimal(out var exact) => exact,
            { ValueKind: JsonValueKind.Object or JsonValueKind.Array } structure => structure.GetRawText(),
            _ => throw new MalformedValueException(),
        };
    }

    /// <summary>A value as the source wants it in JSON.</summary>
    public static JsonNode? Written(ValueFormat format, object? value)
    {
        return format.Write(value)[0] switch
        {
            null => null,
            string text => JsonValue.Create(text),
            long number => JsonValue.Create(number),
            decimal number => JsonValue.Create(number),
            var other => throw new ArgumentException($"A {other.GetType().Name} is no JSON value.", nameof(value)),
        };
    }
}
