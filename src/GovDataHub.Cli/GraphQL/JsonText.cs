using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace GovDataHub.Cli.GraphQL;

/// <summary>
/// JSON strings as JavaScript has them: an escaped surrogate without its partner stays one, so that the GraphQL parser
/// can say where it stands. The framework's own reader refuses it.
/// </summary>
internal static class JsonText
{
    /// <summary>The last property with a name, whatever the others are called; null when there is none.</summary>
    public static JsonElement? Find(JsonElement json, string name)
    {
        JsonElement? found = null;
        foreach (var property in json.EnumerateObject())
        {
            if (Unescape(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(property))) == name)
                found = property.Value;
        }

        return found;
    }

    /// <summary>A string property, or null when there is none.</summary>
    public static string? Property(JsonElement json, string name)
    {
        if (Find(json, name) is not { ValueKind: not JsonValueKind.Null } value)
            return null;
        return value.ValueKind == JsonValueKind.String
            ? Of(value)
            : throw new ArgumentException($"'{name}' is not a string");
    }

    /// <summary>The text of a string value.</summary>
    public static string Of(JsonElement value)
    {
        return Unescape(value.GetRawText().AsSpan()[1..^1]);
    }

    private static string Unescape(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var escape = raw.IndexOf('\\'); escape >= 0; escape = raw.IndexOf('\\'))
        {
            text.Append(raw[..escape]);
            var (unit, length) = ReadEscape(raw[escape..]);
            text.Append(unit);
            raw = raw[(escape + length)..];
        }

        return text.Append(raw).ToString();
    }

    private static (char Unit, int Length) ReadEscape(ReadOnlySpan<char> escape)
    {
        return escape[1] switch
        {
            'b' => ('\b', 2),
            'f' => ('\f', 2),
            'n' => ('\n', 2),
            'r' => ('\r', 2),
            't' => ('\t', 2),
            'u' => ((char)ushort.Parse(escape[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture), 6),
            var other => (other, 2),
        };
    }
}
