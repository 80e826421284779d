using System.Buffers;
using System.Text;

namespace GovDataHub.Audit.Records;

/// <summary>Writes the pieces a record is made of. Every value has one spelling.</summary>
internal ref struct WireWriter(ArrayBufferWriter<byte> buffer)
{
    private const int LongestNumber = 10;

    /// <summary>The bytes so far.</summary>
    public readonly int Length => buffer.WrittenCount;

    /// <summary>One byte.</summary>
    public readonly void Byte(byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
    }

    /// <summary>An unsigned number, seven bits a byte, the lowest first, without needless bytes (LEB128).</summary>
    public readonly void Number(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Span<byte> bytes = buffer.GetSpan(LongestNumber);
        int length = 0;
        for (; value >= 0x80; value >>= 7)
        {
            bytes[length++] = (byte)(value | 0x80);
        }

        bytes[length++] = (byte)value;
        buffer.Advance(length);
    }

    /// <summary>Bytes as they are; their number is known from what came before.</summary>
    public readonly void Fixed(ReadOnlySpan<byte> bytes)
    {
        buffer.Write(bytes);
    }

    /// <summary>UTF-8 behind its length in bytes; absent is the empty text.</summary>
    public readonly void Text(string? text)
    {
        int length = Encoding.UTF8.GetByteCount(text ?? string.Empty);
        Number(length);
        Encoding.UTF8.GetBytes(text, buffer.GetSpan(length + 1));
        buffer.Advance(length);
    }

    /// <summary>A count and so many texts.</summary>
    public readonly void Texts(IReadOnlyList<string> texts)
    {
        Number(texts.Count);
        foreach (string text in texts)
        {
            Text(text);
        }
    }
}
