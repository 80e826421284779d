using System.Globalization;
using System.Text;

namespace GovDataHub.GraphQL.Language;

/// <summary>
/// Reading of UTF-8 source text outside the hot path: code points, columns and the encoding of strings whose
/// surrogates may be unpaired. An unpaired surrogate travels as the three bytes UTF-8 would give it, which UTF-8
/// forbids, so that the lexer finds and names it.
/// </summary>
internal static class SourceText
{
    private const int InvalidByte = -1;

    /// <summary>Encodes a string, keeping unpaired surrogates visible to the lexer.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Its bytes.</returns>
    public static byte[] Encode(string text)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var count = 0;
        for (var index = 0; index < text.Length; index++)
        {
            var unit = text[index];
            if (unit < 0x80)
            {
                bytes[count++] = (byte)unit;
            }
            else if (Rune.TryGetRuneAt(text, index, out var rune))
            {
                count += rune.EncodeToUtf8(bytes.AsSpan(count));
                index += rune.Utf16SequenceLength - 1;
            }
            else
            {
                bytes[count++] = 0xED;
                bytes[count++] = (byte)(0x80 | ((unit >> 6) & 0x3F));
                bytes[count++] = (byte)(0x80 | (unit & 0x3F));
            }
        }

        return bytes[..count];
    }

    /// <summary>Reads one code point; a surrogate written in three bytes reads as itself.</summary>
    /// <param name="source">The text.</param>
    /// <param name="position">Where to read.</param>
    /// <param name="length">Its bytes; one for an invalid byte.</param>
    /// <returns>The code point, or -1 for a byte that is not UTF-8.</returns>
    public static int CodePointAt(ReadOnlySpan<byte> source, int position, out int length)
    {
        var rest = source[position..];
        if (Rune.DecodeFromUtf8(rest, out var rune, out length) == System.Buffers.OperationStatus.Done)
            return rune.Value;
        if (rest.Length >= 3 && rest[0] == 0xED && (rest[1] & 0xE0) == 0xA0 && (rest[2] & 0xC0) == 0x80)
        {
            length = 3;
            return 0xD000 | ((rest[1] & 0x3F) << 6) | (rest[2] & 0x3F);
        }

        length = 1;
        return InvalidByte;
    }

    /// <summary>Whether a value is a Unicode scalar value, the only thing a source text may hold.</summary>
    /// <param name="codePoint">The value.</param>
    /// <returns>False for surrogates and invalid bytes.</returns>
    public static bool IsScalarValue(int codePoint)
    {
        return Rune.IsValid(codePoint);
    }

    /// <summary>The character at a position as an error message shows it.</summary>
    /// <param name="source">The text.</param>
    /// <param name="position">Where it stands; the end of the text is allowed.</param>
    /// <returns>Quoted when printable ASCII, otherwise <c>U+XXXX</c>, or <c>&lt;EOF&gt;</c>.</returns>
    public static string Describe(ReadOnlySpan<byte> source, int position)
    {
        if (position >= source.Length)
            return "<EOF>";
        var codePoint = CodePointAt(source, position, out _);
        return codePoint switch
        {
            InvalidByte => string.Create(CultureInfo.InvariantCulture, $"byte 0x{source[position]:X2}"),
            '"' => "'\"'",
            >= 0x20 and <= 0x7E => $"\"{(char)codePoint}\"",
            _ => string.Create(CultureInfo.InvariantCulture, $"U+{codePoint:X4}"),
        };
    }

    /// <summary>The beginning of a text, for a message.</summary>
    /// <param name="text">The text.</param>
    /// <param name="units">How many UTF-16 code units at least, when there are that many.</param>
    /// <returns>Whole code points.</returns>
    public static string Take(ReadOnlySpan<byte> text, int units)
    {
        var position = 0;
        for (var taken = 0; taken < units && position < text.Length;)
        {
            taken += CodePointAt(text, position, out var length) > 0xFFFF ? 2 : 1;
            position += length;
        }

        return Encoding.UTF8.GetString(text[..position]);
    }

    /// <summary>Line and column of a byte offset, counted from the start of the text.</summary>
    /// <param name="source">The text.</param>
    /// <param name="position">The offset.</param>
    /// <returns>The place as a person counts.</returns>
    public static SourceLocation Locate(ReadOnlySpan<byte> source, int position)
    {
        var line = 1;
        var lineStart = 0;
        for (var index = 0; index < position; index++)
        {
            var unit = source[index];
            if (unit == '\r' && index + 1 < source.Length && source[index + 1] == '\n')
                index++;
            else if (unit is not ((byte)'\n' or (byte)'\r'))
                continue;
            line++;
            lineStart = index + 1;
        }

        return new(line, 1 + CountUtf16(source[Math.Min(lineStart, position)..position]));
    }

    /// <summary>How many UTF-16 code units a piece of text would take; an invalid byte counts as one.</summary>
    /// <param name="text">The piece.</param>
    /// <returns>The number of units.</returns>
    public static int CountUtf16(ReadOnlySpan<byte> text)
    {
        var units = 0;
        for (var position = 0; position < text.Length;)
        {
            units += CodePointAt(text, position, out var length) > 0xFFFF ? 2 : 1;
            position += length;
        }

        return units;
    }
}
