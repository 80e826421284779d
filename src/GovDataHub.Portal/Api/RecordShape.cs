using System.Collections.Frozen;
using System.Text.Json;

namespace GovDataHub.Portal.Api;

/// <summary>The labels of the citizen record, read from the schema's own descriptions: <c>中文 | English</c>.</summary>
internal sealed class RecordShape
{
    private const string Root = "Citizen";
    private readonly FrozenDictionary<string, string> _labels;

    private RecordShape(Dictionary<string, string> labels)
    {
        _labels = labels.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Reads the answer of <c>RecordShape.graphql</c>.</summary>
    public static RecordShape From(JsonElement data)
    {
        var types = data.GetProperty("__schema").GetProperty("types").EnumerateArray()
            .ToDictionary(Name, StringComparer.Ordinal);
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var department in Members(types[Root], "fields"))
        {
            Add(labels, types, Name(department), department, deeper: 2);
        }

        return new RecordShape(labels);
    }

    /// <summary>
    /// The description of <c>hpf</c>, <c>hpf.account</c>, <c>hpf.account.status</c> or, for a code,
    /// <c>hpf.account.status=active</c>; the last part of the path where the schema has none.
    /// </summary>
    public string Description(string path)
    {
        return _labels.TryGetValue(path, out var text) ? text : path[(path.LastIndexOfAny(['.', '=']) + 1)..];
    }

    private static void Add(
        Dictionary<string, string> labels,
        Dictionary<string, JsonElement> types,
        string path,
        JsonElement described,
        int deeper)
    {
        if (described.GetProperty("description").GetString() is { Length: > 0 } text)
        {
            labels[path] = text;
        }

        if (!described.TryGetProperty("type", out var reference))
        {
            return;
        }

        var type = types[Innermost(reference)];
        foreach (var value in Members(type, "enumValues"))
        {
            Add(labels, types, $"{path}={Name(value)}", value, deeper: 0);
        }

        foreach (var field in deeper > 0 ? Members(type, "fields") : default)
        {
            Add(labels, types, $"{path}.{Name(field)}", field, deeper - 1);
        }
    }

    private static JsonElement.ArrayEnumerator Members(JsonElement type, string kind)
    {
        return type.TryGetProperty(kind, out var members) && members.ValueKind == JsonValueKind.Array
            ? members.EnumerateArray()
            : default;
    }

    private static string Innermost(JsonElement type)
    {
        while (type.TryGetProperty("ofType", out var inner) && inner.ValueKind == JsonValueKind.Object)
        {
            type = inner;
        }

        return Name(type);
    }

    private static string Name(JsonElement element)
    {
        return element.GetProperty("name").GetString() ?? "";
    }
}
