using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovDataHub.Federation.Catalogue;

namespace GovDataHub.Federation.Connectors;

/// <summary>Values and outcomes as the departments' front-end adapters send and take them, in JSON.</summary>
internal static class AdapterValue
{
    private static readonly ImmutableDictionary<string, PredicateOutcome> OutcomeNames =
        Enum.GetValues<PredicateOutcome>().ToImmutableDictionary(outcome => outcome.ToString().ToUpperInvariant());

    /// <summary>
    /// Named values. Dates and moments are marked, as JSON has neither: <c>{"date": "2026-11-22"}</c>.
    /// </summary>
    public static JsonObject Supplies(ImmutableDictionary<string, object?> values)
    {
        return new(values.Select(entry => KeyValuePair.Create(entry.Key, Marked(entry.Value))));
    }

    /// <summary>A value of a type of the hub's GraphQL schema.</summary>
    public static JsonNode? GraphQL(FieldType type, object? value)
    {
        return value switch
        {
            null => null,
            decimal money when type == FieldType.Money =>
                JsonValue.Create(money.ToString("0.00", CultureInfo.InvariantCulture)),
            DateOnly date => JsonValue.Create(Iso(date)),
            DateTimeOffset moment => JsonValue.Create(Iso(moment)),
            _ => Marked(value),
        };
    }

    /// <summary>The outcomes in an answer.</summary>
    /// <exception cref="SourceException">They are not as many as asked, or no outcomes.</exception>
    public static ImmutableArray<PredicateOutcome> Outcomes(string department, JsonElement? answer, int expected)
    {
        if (answer is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() != expected)
            throw SourceHttp.Garbage(department);
        return [.. list.EnumerateArray().Select(outcome => OutcomeNames.TryGetValue(outcome.ToString(), out var known)
            ? known
            : throw SourceHttp.Garbage(department))];
    }

    /// <summary>What became of a write.</summary>
    /// <exception cref="SourceException">The answer is none of the outcomes.</exception>
    public static WriteOutcome Written(string department, JsonElement? answer)
    {
        return answer?.ToString() switch
        {
            "WRITTEN" => WriteOutcome.Written,
            "GUARD_FAILED" => WriteOutcome.GuardFailed,
            _ => throw SourceHttp.Garbage(department),
        };
    }

    private static JsonNode? Marked(object? value)
    {
        return value switch
        {
            null => null,
            string text => JsonValue.Create(text),
            long number => JsonValue.Create(number),
            int number => JsonValue.Create(number),
            decimal number => JsonValue.Create(number),
            bool flag => JsonValue.Create(flag),
            DateOnly date => new JsonObject { ["date"] = Iso(date) },
            DateTimeOffset moment => new JsonObject { ["moment"] = Iso(moment) },
            JsonElement json => JsonNode.Parse(json.GetRawText()),
            IEnumerable<object?> items => new JsonArray([.. items.Select(Marked)]),
            _ => throw new ArgumentException(
                $"A {value.GetType().Name} is none of the catalogue's values.", nameof(value)),
        };
    }

    private static string Iso(DateOnly date)
    {
        return date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static string Iso(DateTimeOffset moment)
    {
        return moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }
}
