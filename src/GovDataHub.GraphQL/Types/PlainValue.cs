using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Types;

/// <summary>Values without a type: null, string, bool, int, long, double, lists and dictionaries.</summary>
internal static class PlainValue
{
    private const int LongestList = 10;
    private const int DeepestShown = 2;

    /// <summary>A literal as a plain value; a variable without a value is null.</summary>
    public static object? Of(ValueNode literal, IReadOnlyDictionary<string, object?>? variables)
    {
        return literal switch
        {
            NullValueNode => null,
            IntValueNode number => Number(number.Value),
            FloatValueNode number => double.Parse(number.Value, CultureInfo.InvariantCulture),
            StringValueNode text => text.Value,
            EnumValueNode name => name.Value,
            BooleanValueNode boolean => boolean.Value,
            VariableNode variable => variables?.GetValueOrDefault(variable.Name.Value),
            ListValueNode list => list.Values.Select(item => Of(item, variables)).ToArray(),
            ObjectValueNode fields => Fields(fields, variables),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>A JSON value as a plain value.</summary>
    public static object? Of(JsonElement json)
    {
        return json.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => json.GetString(),
            JsonValueKind.Number => Number(json.GetRawText()),
            JsonValueKind.Array => json.EnumerateArray().Select(Of).ToArray(),
            JsonValueKind.Object => Fields(json),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>A plain value or JSON as an error message shows it, long and deep parts cut.</summary>
    public static string Inspect(object? value, int depth = 0)
    {
        return value switch
        {
            null => "null",
            JsonElement json => Inspect(Of(json), depth),
            string text => JsText.Quote(text),
            bool boolean => boolean ? "true" : "false",
            double number => JsText.Of(number),
            IReadOnlyDictionary<string, object?> fields => InspectFields(fields, depth),
            IReadOnlyList<object?> list => InspectList(list, depth),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => $"[{value.GetType().Name}]",
        };
    }

    private static string InspectFields(IReadOnlyDictionary<string, object?> fields, int depth)
    {
        if (fields.Count == 0)
            return "{}";
        if (depth >= DeepestShown)
            return "[Object]";
        return $"{{ {string.Join(", ", fields.Select(field => $"{field.Key}: {Inspect(field.Value, depth + 1)}"))} }}";
    }

    private static string InspectList(IReadOnlyList<object?> list, int depth)
    {
        if (list.Count == 0)
            return "[]";
        if (depth >= DeepestShown)
            return "[Array]";
        var text = new StringBuilder("[").AppendJoin(", ", list.Take(LongestList).Select(i => Inspect(i, depth + 1)));
        var left = list.Count - LongestList;
        if (left == 1)
            text.Append(", ... 1 more item");
        else if (left > 1)
            text.Append(CultureInfo.InvariantCulture, $", ... {left} more items");
        return text.Append(']').ToString();
    }

    private static object Number(string text)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small))
            return small;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large))
            return large;
        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static Dictionary<string, object?> Fields(
        ObjectValueNode node, IReadOnlyDictionary<string, object?>? variables)
    {
        var fields = new Dictionary<string, object?>(node.Fields.Length);
        foreach (var field in node.Fields)
            fields[field.Name.Value] = Of(field.Value, variables);
        return fields;
    }

    private static Dictionary<string, object?> Fields(JsonElement json)
    {
        var fields = new Dictionary<string, object?>();
        foreach (var property in json.EnumerateObject())
            fields[property.Name] = Of(property.Value);
        return fields;
    }
}
