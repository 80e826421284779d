using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Execution;

/// <summary>Input coercion of JSON values; every fault is reported with its path inside the value.</summary>
/// <param name="report">Takes the path, the value found there and why it is wrong.</param>
internal sealed class JsonCoercion(Action<ResponsePath?, JsonElement, string> report)
{
    /// <summary>Coerces a value to a type.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The type.</param>
    /// <param name="path">Where the value stands; null at the top.</param>
    /// <returns>The coerced value; meaningless where a fault was reported.</returns>
    public object? Coerce(JsonElement value, GraphQLType type, ResponsePath? path)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            if (type.IsNonNull)
                report(path, value, $"Expected non-nullable type \"{type}\" not to be null.");
            return null;
        }

        return type.Nullable switch
        {
            ListType list => CoerceList(value, list.Of, path),
            InputObjectType input => CoerceObject(value, input, path),
            EnumType values => CoerceEnum(value, values, path),
            ScalarType scalar => CoerceScalar(value, scalar, path),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>A path as it would be written in JavaScript: <c>.field[0]</c>.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The text.</returns>
    public static string Print(ResponsePath path)
    {
        return string.Concat(path.ToSegments().Select(segment =>
            segment is string name ? "." + name : string.Create(CultureInfo.InvariantCulture, $"[{segment}]")));
    }

    private object?[] CoerceList(JsonElement value, GraphQLType itemType, ResponsePath? path)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return [Coerce(value, itemType, path)];
        var items = new object?[value.GetArrayLength()];
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            items[index] = Coerce(item, itemType, ResponsePath.Item(path, index));
            index++;
        }

        return items;
    }

    private Dictionary<string, object?>? CoerceObject(JsonElement value, InputObjectType type, ResponsePath? path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            report(path, value, $"Expected type \"{type.Name}\" to be an object.");
            return null;
        }

        var fields = new Dictionary<string, object?>();
        foreach (var field in type.Fields)
        {
            if (value.TryGetProperty(field.Name, out var given))
                fields[field.Name] = Coerce(given, field.Type, ResponsePath.Field(path, field.Name));
            else if (LiteralCoercion.TryGetDefault(field, out var fallback))
                fields[field.Name] = fallback;
            else if (field.Type.IsNonNull)
                report(path, value, $"Field \"{field.Name}\" of required type \"{field.Type}\" was not provided.");
        }

        foreach (var property in value.EnumerateObject())
        {
            if (type.Fields.Find(property.Name) is null)
            {
                report(path, value, $"Field \"{property.Name}\" is not defined by type \"{type.Name}\"."
                    + Suggestions.DidYouMean(property.Name, type.Fields.Select(field => field.Name)));
            }
        }

        if (type.IsOneOf)
            CheckOneOf(value, type, fields, path);
        return fields;
    }

    private void CheckOneOf(
        JsonElement value, InputObjectType type, Dictionary<string, object?> fields, ResponsePath? path)
    {
        if (fields.Count != 1)
            report(path, value, $"Exactly one key must be specified for OneOf type \"{type.Name}\".");
        foreach (var (name, given) in fields.Take(1))
        {
            if (given is null && value.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Null)
                report(ResponsePath.Field(path, name), found, $"Field \"{name}\" must be non-null.");
        }
    }

    private string? CoerceEnum(JsonElement value, EnumType type, ResponsePath? path)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            var shown = PlainValue.Inspect(value);
            report(path, value, $"Enum \"{type.Name}\" cannot represent non-string value: {shown}."
                + Suggestions.DidYouMean(shown, type.Values.Select(one => one.Name), "the enum value"));
            return null;
        }

        var name = value.GetString()!;
        if (type.Values.Find(name) is { } found)
            return found.Name;
        report(path, value, $"Value \"{name}\" does not exist in \"{type.Name}\" enum."
            + Suggestions.DidYouMean(name, type.Values.Select(one => one.Name), "the enum value"));
        return null;
    }

    private object? CoerceScalar(JsonElement value, ScalarType type, ResponsePath? path)
    {
        var coerced = type.Coercion.ParseJson(value);
        if (coerced.Refusal is { } reason)
        {
            var isBuiltIn = BuiltInScalars.Find(type.Name) is not null;
            report(path, value, isBuiltIn ? reason : $"Expected type \"{type.Name}\". {reason}");
        }

        return coerced.Value;
    }
}
