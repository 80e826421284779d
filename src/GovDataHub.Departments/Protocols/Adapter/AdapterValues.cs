using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using GovDataHub.Departments.Protocols.Schemas;
using GovDataHub.Rules.Values;

namespace GovDataHub.Departments.Protocols.Adapter;

/// <summary>
/// Values as the hub sends them to an adapter: JSON's own, and <c>{"date": "2026-11-22"}</c>,
/// <c>{"moment": "2026-11-22T09:30:00+08:00"}</c> for what JSON has no type for.
/// </summary>
internal static class AdapterValues
{
    /// <summary>What a rule sees as <c>supply</c>.</summary>
    /// <exception cref="FormatException">A date or moment is none.</exception>
    public static FeelValue.Context Supplies(JsonElement? supplies)
    {
        return FeelValue.Context.Of(
            supplies is { ValueKind: JsonValueKind.Object } values
                ? values.EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name, Feel(entry.Value)))
                : []);
    }

    /// <summary>A row's values for a register, typed as the city's rows are.</summary>
    /// <exception cref="FormatException">A value is not of its field's type.</exception>
    public static ImmutableDictionary<string, object?> Row(RegisterSchema register, JsonElement values)
    {
        var types = register.Fields.ToDictionary(field => field.Name, field => field.Type);
        return values.EnumerateObject().ToImmutableDictionary(
            entry => entry.Name,
            entry => types.TryGetValue(entry.Name, out var type)
                ? Typed(type, entry.Value)
                : throw new FormatException("The register has no such field."));
    }

    private static FeelValue Feel(JsonElement value)
    {
        if (Marked(value, "date") is { } date)
            return FeelValue.Of(DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (Marked(value, "moment") is { } moment)
            return FeelValue.Of(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture));
        return FeelValue.From(value);
    }

    private static object? Typed(string type, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return null;
        return type switch
        {
            "int" => value.GetInt64(),
            "number" or "money" => value.GetDecimal(),
            "bool" => value.GetBoolean(),
            "date" => DateOnly.ParseExact(Marked(value, "date") ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture),
            "datetime" => DateTimeOffset.Parse(Marked(value, "moment") ?? "", CultureInfo.InvariantCulture),
            "json" => value.GetRawText(),
            _ => value.GetString(),
        };
    }

    private static string? Marked(JsonElement value, string mark)
    {
        return value.ValueKind == JsonValueKind.Object && value.TryGetProperty(mark, out var text)
            && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;
    }
}
