using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GovDataHub.GraphQL.Execution;

/// <summary>Writes completed values and errors as JSON (GraphQL section 7).</summary>
public static class ResponseWriter
{
    internal static JsonWriterOptions Options { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
        MaxDepth = 1_000_000,
    };

    /// <summary>Writes the property <c>errors</c> with a list of errors.</summary>
    /// <param name="json">Where to, inside an object.</param>
    /// <param name="errors">The errors.</param>
    public static void WriteErrors(Utf8JsonWriter json, ImmutableArray<GraphQLError> errors)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WritePropertyName("errors"u8);
        WriteErrorList(json, errors);
    }

    /// <summary>Writes errors as a list.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="errors">The errors.</param>
    public static void WriteErrorList(Utf8JsonWriter json, ImmutableArray<GraphQLError> errors)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartArray();
        foreach (var error in errors)
            WriteError(json, error);
        json.WriteEndArray();
    }

    /// <summary>Writes one error as an object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="error">The error.</param>
    public static void WriteError(Utf8JsonWriter json, GraphQLError error)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(error);
        json.WriteStartObject();
        json.WriteString("message"u8, error.Message);
        if (!error.Locations.IsEmpty)
            WriteLocations(json, error.Locations);
        if (error.Path is { } path)
            WritePath(json, path);
        if (error.Code is not null || error.Extensions is { Count: > 0 })
        {
            json.WriteStartObject("extensions"u8);
            if (error.Code is { } code)
                json.WriteString("code"u8, code);
            foreach (var (name, value) in error.Extensions ?? ImmutableDictionary<string, object?>.Empty)
            {
                json.WritePropertyName(name);
                WriteValue(json, value);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>
    /// Writes a value: null, string, bool, number, <see cref="JsonElement"/>, dictionary by string, or enumerable of
    /// such; anything else as its invariant text.
    /// </summary>
    /// <param name="json">Where to.</param>
    /// <param name="value">The value.</param>
    public static void WriteValue(Utf8JsonWriter json, object? value)
    {
        ArgumentNullException.ThrowIfNull(json);
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case ResultObject result:
                WriteObject(json, result);
                break;
            case bool boolean:
                json.WriteBooleanValue(boolean);
                break;
            case JsonElement element:
                element.WriteTo(json);
                break;
            case IReadOnlyDictionary<string, object?> entries:
                WriteEntries(json, entries);
                break;
            case IEnumerable items:
                json.WriteStartArray();
                foreach (var item in items)
                    WriteValue(json, item);
                json.WriteEndArray();
                break;
            default:
                WriteNumber(json, value);
                break;
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case int number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter json, ResultObject result)
    {
        json.WriteStartObject();
        for (var index = 0; index < result.Fields.Length; index++)
        {
            var value = result.Values[index];
            if (ReferenceEquals(value, ResultObject.Absent))
                continue;
            json.WritePropertyName(result.Fields[index].Group.Nodes[0].ResponseKey);
            WriteValue(json, value);
        }

        json.WriteEndObject();
    }

    private static void WriteEntries(Utf8JsonWriter json, IReadOnlyDictionary<string, object?> entries)
    {
        json.WriteStartObject();
        foreach (var (name, value) in entries)
        {
            json.WritePropertyName(name);
            WriteValue(json, value);
        }

        json.WriteEndObject();
    }

    private static void WriteLocations(Utf8JsonWriter json, ImmutableArray<SourceLocation> locations)
    {
        json.WriteStartArray("locations"u8);
        foreach (var location in locations)
        {
            json.WriteStartObject();
            json.WriteNumber("line"u8, location.Line);
            json.WriteNumber("column"u8, location.Column);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePath(Utf8JsonWriter json, ResponsePath path)
    {
        json.WriteStartArray("path"u8);
        foreach (var segment in path.ToSegments())
        {
            if (segment is string name)
                json.WriteStringValue(name);
            else
                json.WriteNumberValue((int)segment);
        }

        json.WriteEndArray();
    }
}
