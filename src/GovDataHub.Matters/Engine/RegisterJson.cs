using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GovDataHub.Federation.Catalogue;

namespace GovDataHub.Matters.Engine;

/// <summary>Register values as JSON and back: money and decimals are numbers, dates ISO texts.</summary>
internal static class RegisterJson
{
    private static readonly JsonWriterOptions Readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A field's values, newest row first, as a JSON list.</summary>
    public static string Write(ImmutableArray<object?> rows)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            writer.WriteStartArray();
            foreach (object? value in rows.IsDefault ? [] : rows)
            {
                Write(writer, value);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>One value as JSON.</summary>
    public static string WriteOne(object? value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            Write(writer, value);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The values by name as a JSON object.</summary>
    public static string Write(IEnumerable<KeyValuePair<string, object?>> values)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                writer.WritePropertyName(name);
                Write(writer, value);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>A value of a field again, typed as the catalogue says.</summary>
    public static object? Read(FieldType type, JsonElement value)
    {
        return (type, value.ValueKind) switch
        {
            (_, JsonValueKind.Null or JsonValueKind.Undefined) => null,
            (FieldType.Int, JsonValueKind.Number) => value.GetInt64(),
            (FieldType.Number or FieldType.Money, JsonValueKind.Number) => value.GetDecimal(),
            (FieldType.Number or FieldType.Money, JsonValueKind.String) =>
                decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture),
            (FieldType.Date, JsonValueKind.String) =>
                DateOnly.ParseExact(value.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            (FieldType.DateTime, JsonValueKind.String) => value.GetDateTimeOffset(),
            (FieldType.Json, _) => value.Clone(),
            (_, JsonValueKind.True) => true,
            (_, JsonValueKind.False) => false,
            (_, JsonValueKind.String) => value.GetString(),
            _ => value.Clone(),
        };
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case DateOnly date:
                writer.WriteStringValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset moment:
                writer.WriteStringValue(moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFzzz", CultureInfo.InvariantCulture));
                break;
            case JsonElement json:
                json.WriteTo(writer);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            default:
                throw new ArgumentException($"A register holds no {value.GetType().Name}.", nameof(value));
        }
    }
}
