using System.Collections.Immutable;
using System.Text.Json;

namespace GovDataHub.Federation.Connectors.Mapping;

/// <summary>A place in JSON by names with dots between: <c>body.jls</c>. "" is the place itself.</summary>
public sealed class JsonPath
{
    private readonly ImmutableArray<string> _names;

    /// <summary>Reads <c>a.b.c</c>.</summary>
    public JsonPath(string text)
    {
        _names = [.. text.Split('.', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>The element there; null when a name is missing or null on the way.</summary>
    public JsonElement? Of(JsonElement element)
    {
        foreach (var name in _names)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : element;
    }

    /// <summary>Whether the answer says anything there: null does, a name that was left out does not.</summary>
    public bool IsIn(JsonElement element)
    {
        foreach (var name in _names)
        {
            if (element.ValueKind == JsonValueKind.Null)
                return true;
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        return string.Join('.', _names);
    }
}
