using System.Text.Encodings.Web;
using System.Text.Json;

namespace GovDataHub.Rules.Values;

/// <summary>
/// Values to and from JSON. Numbers keep all their digits, objects are contexts, arrays lists. JSON has no dates: what
/// is written as an ISO 8601 string comes back as a string, which an expression turns into a date by <c>date(x)</c>.
/// </summary>
public static class FeelJson
{
    /// <summary>The value a JSON element stands for.</summary>
    public static FeelValue Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => FeelValue.True,
        JsonValueKind.False => FeelValue.False,
        JsonValueKind.String => FeelValue.Of(element.GetString()),
        JsonValueKind.Number => FeelDecimal.TryParse(element.GetRawText(), out var number)
            ? FeelValue.Of(number)
            : FeelValue.None,
        JsonValueKind.Array => FeelValue.Of(element.EnumerateArray().Select(Read)),
        JsonValueKind.Object => ReadContext(element),
        _ => FeelValue.None,
    };

    /// <summary>The variables a JSON object gives, or none when it is something else.</summary>
    public static FeelValue.Context ReadContext(JsonElement element) => FeelValue.Context.Of(
        element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().Select(property => KeyValuePair.Create(property.Name, Read(property.Value)))
            : []);

    /// <summary>
    /// Writes a value. Dates, times and durations are ISO 8601 strings, ranges and functions their FEEL text, a value
    /// not known is null.
    /// </summary>
    public static void Write(Utf8JsonWriter writer, FeelValue value)
    {
        switch (value)
        {
            case FeelValue.Null or FeelValue.Unknown:
                writer.WriteNullValue();
                break;
            case FeelValue.Boolean boolean:
                writer.WriteBooleanValue(boolean.Value);
                break;
            case FeelValue.Number number:
                writer.WriteRawValue(number.Value.ToString());
                break;
            case FeelValue.List list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case FeelValue.Context context:
                WriteContext(writer, context);
                break;
            default:
                writer.WriteStringValue(FeelText.Convert(value));
                break;
        }
    }

    /// <summary>The value as JSON text.</summary>
    public static string Print(FeelValue value)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(buffer, options))
            Write(writer, value);
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteContext(Utf8JsonWriter writer, FeelValue.Context context)
    {
        writer.WriteStartObject();
        foreach (var name in context.Names)
        {
            writer.WritePropertyName(name);
            Write(writer, context.TryGet(name, out var value) ? value : FeelValue.None);
        }

        writer.WriteEndObject();
    }
}
