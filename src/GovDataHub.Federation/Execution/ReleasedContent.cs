using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using GovDataHub.Federation.Connectors;

namespace GovDataHub.Federation.Execution;

/// <summary>
/// The canonical form of what a department released, for the record's content hash: JSON, resources, keys and field
/// names in ordinal order, rows in the source's, no white space.
/// </summary>
internal static class ReleasedContent
{
    /// <summary>Hash and length of the canonical form.</summary>
    public static (byte[] Hash, int Bytes) Digest(
        IEnumerable<(string Resource, string Key, ImmutableArray<SourceRow> Rows)> parts)
    {
        ArrayBufferWriter<byte> buffer = new(512);
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            writer.WriteStartArray();
            foreach ((string resource, string key, ImmutableArray<SourceRow> rows) in parts
                .OrderBy(part => part.Resource, StringComparer.Ordinal)
                .ThenBy(part => part.Key, StringComparer.Ordinal))
            {
                WritePart(writer, resource, key, rows);
            }

            writer.WriteEndArray();
        }

        return (SHA256.HashData(buffer.WrittenSpan), buffer.WrittenCount);
    }

    private static void WritePart(Utf8JsonWriter writer, string resource, string key, ImmutableArray<SourceRow> rows)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(resource);
        writer.WriteStringValue(key);
        foreach (SourceRow row in rows)
        {
            writer.WriteStartObject();
            foreach ((string name, object? value) in row.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                writer.WritePropertyName(name);
                WriteValue(writer, value);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
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
                writer.WriteStringValue(moment.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));
                break;
            case JsonElement json:
                json.WriteTo(writer);
                break;
            default:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
