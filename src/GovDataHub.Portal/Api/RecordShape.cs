using System.Collections.Frozen;
using System.Text.Json;

namespace GovDataHub.Portal.Api;

/// <summary>The labels of the citizen record, read from the schema's own descriptions: <c>中文 | English</c>.</summary>
internal sealed class RecordShape
{
    private readonly FrozenDictionary<string, string> _labels;

    private RecordShape(Dictionary<string, string> labels)
    {
        _labels = labels.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Reads the answer of <c>RecordShape.graphql</c>.</summary>
    public static RecordShape From(JsonElement data)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var department in Fields(data.GetProperty("citizen")))
        {
            var code = Name(department);
            Add(labels, code, department);
            foreach (var resource in Fields(department.GetProperty("type")))
            {
                var path = $"{code}.{Name(resource)}";
                Add(labels, path, resource);
                foreach (var field in Fields(Innermost(resource.GetProperty("type"))))
                {
                    Add(labels, $"{path}.{Name(field)}", field);
                    AddValues(labels, $"{path}.{Name(field)}", Innermost(field.GetProperty("type")));
                }
            }
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

    private static void AddValues(Dictionary<string, string> labels, string path, JsonElement type)
    {
        if (type.TryGetProperty("enumValues", out var values) && values.ValueKind == JsonValueKind.Array)
        {
            foreach (var value in values.EnumerateArray())
            {
                Add(labels, $"{path}={Name(value)}", value);
            }
        }
    }

    private static void Add(Dictionary<string, string> labels, string path, JsonElement described)
    {
        if (described.GetProperty("description").GetString() is { Length: > 0 } text)
        {
            labels[path] = text;
        }
    }

    private static JsonElement.ArrayEnumerator Fields(JsonElement type)
    {
        return type.TryGetProperty("fields", out var fields) && fields.ValueKind == JsonValueKind.Array
            ? fields.EnumerateArray()
            : default;
    }

    private static JsonElement Innermost(JsonElement type)
    {
        while (type.TryGetProperty("ofType", out var inner) && inner.ValueKind == JsonValueKind.Object)
        {
            type = inner;
        }

        return type;
    }

    private static string Name(JsonElement element)
    {
        return element.GetProperty("name").GetString() ?? "";
    }
}
