using System.Buffers.Text;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace GovDataHub.GraphQL.Execution;

/// <summary>
/// JSON may escape half a surrogate pair (RFC 8259 section 8.2), which is no text and which the framework's readers
/// throw at. Clients' values are made whole before anything reads them: such an escape becomes U+FFFD.
/// </summary>
internal static class WellFormedJson
{
    private const int EscapeLength = 6;
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = int.MaxValue };

    /// <summary>The value itself when all its strings are text, otherwise a repaired copy.</summary>
    /// <param name="json">The value.</param>
    /// <returns>A value all of whose strings and names can be read.</returns>
    public static JsonElement Of(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Undefined)
            return json;
        var raw = JsonMarshal.GetRawUtf8Value(json);
        byte[]? repaired = null;
        for (var at = NextEscape(raw, 0); at >= 0; at = NextEscape(raw, at))
        {
            var length = LengthOf(raw[at..], out var isWhole);
            if (!isWhole)
            {
                repaired ??= raw.ToArray();
                "\\ufffd"u8.CopyTo(repaired.AsSpan(at));
            }

            at += length;
        }

        return repaired is null ? json : JsonElement.Parse(repaired, Reading);
    }

    private static int NextEscape(ReadOnlySpan<byte> raw, int from)
    {
        var distance = raw[from..].IndexOf((byte)'\\');
        return distance < 0 ? -1 : from + distance;
    }

    /// <summary>The length of an escape, that of a surrogate pair as one, and whether it is whole.</summary>
    private static int LengthOf(ReadOnlySpan<byte> escape, out bool isWhole)
    {
        isWhole = true;
        if (escape[1] != (byte)'u')
            return 2;
        var unit = UnitOf(escape);
        if (!char.IsSurrogate(unit))
            return EscapeLength;
        var next = escape[EscapeLength..];
        isWhole = char.IsHighSurrogate(unit) && next.StartsWith("\\u"u8) && char.IsLowSurrogate(UnitOf(next));
        return isWhole ? 2 * EscapeLength : EscapeLength;
    }

    private static char UnitOf(ReadOnlySpan<byte> escape)
    {
        return Utf8Parser.TryParse(escape.Slice(2, 4), out ushort unit, out _, 'x')
            ? (char)unit
            : throw new UnreachableException();
    }
}
