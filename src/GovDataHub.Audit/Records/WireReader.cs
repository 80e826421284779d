using System.Text;

namespace GovDataHub.Audit.Records;

/// <summary>Reads what <see cref="WireWriter"/> writes, and refuses every other spelling of it.</summary>
internal ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Bytes not read yet.</summary>
    public readonly int Remaining => _rest.Length;

    /// <summary>One byte.</summary>
    /// <exception cref="FormatException">The record ends before it.</exception>
    public byte Byte()
    {
        return Fixed(1)[0];
    }

    /// <summary>A number up to <paramref name="limit"/>.</summary>
    /// <exception cref="FormatException">It is larger, or spelt with needless bytes.</exception>
    public int Number(int limit = int.MaxValue)
    {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            byte next = Byte();
            value |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value <= limit && (next != 0 || shift == 0)
                    ? (int)value
                    : throw new FormatException("A number is too large or spelt too long.");
            }
        }

        throw new FormatException("A number is too large.");
    }

    /// <summary>So many bytes.</summary>
    /// <exception cref="FormatException">The record ends before them.</exception>
    public ReadOnlySpan<byte> Fixed(int length)
    {
        if (length > _rest.Length)
        {
            throw new FormatException("The record ends too early.");
        }

        ReadOnlySpan<byte> taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    /// <summary>A text; null for the empty one.</summary>
    /// <exception cref="FormatException">It is not UTF-8.</exception>
    public string? Text()
    {
        ReadOnlySpan<byte> text = Fixed(Number());
        try
        {
            return text.IsEmpty ? null : StrictUtf8.GetString(text);
        }
        catch (DecoderFallbackException exception)
        {
            throw new FormatException("A text is not UTF-8.", exception);
        }
    }

    /// <summary>A list of texts, none of them empty.</summary>
    /// <exception cref="FormatException">One is empty, or there are more than the record has bytes.</exception>
    public string[] Texts()
    {
        string[] texts = new string[Number(Remaining)];
        for (int place = 0; place < texts.Length; place++)
        {
            texts[place] = Text() ?? throw new FormatException("A listed text is empty.");
        }

        return texts;
    }
}
