using System.Collections;
using System.Text.Json;

namespace GovDataHub.GraphQL.Execution;

/// <summary>
/// What objects and lists look like when no resolver says otherwise: dictionaries, enumerables and JSON.
/// </summary>
internal static class DefaultResolution
{
    /// <summary>The entry of an object with a field's name; null when there is none.</summary>
    public static object? Resolve(object? source, string field)
    {
        return source switch
        {
            IReadOnlyDictionary<string, object?> entries => entries.GetValueOrDefault(field),
            JsonElement { ValueKind: JsonValueKind.Object } json =>
                json.TryGetProperty(field, out var value) ? value : null,
            _ => null,
        };
    }

    /// <summary>The object type an object names as its own; null when it names none.</summary>
    public static string? TypeName(object source)
    {
        return Resolve(source, "__typename") switch
        {
            string name => name,
            JsonElement { ValueKind: JsonValueKind.String } json => json.GetString(),
            _ => null,
        };
    }

    /// <summary>The items of a list; null when the value is none.</summary>
    public static IEnumerable? Items(object value)
    {
        return value switch
        {
            string or IReadOnlyDictionary<string, object?> => null,
            JsonElement { ValueKind: JsonValueKind.Array } json => json.EnumerateArray(),
            IEnumerable items => items,
            _ => null,
        };
    }
}
