using System.Buffers;
using System.Text;

namespace GovDataHub.GraphQL.Language;

/// <summary>Strings and block strings (GraphQL section 2.9.4).</summary>
internal ref partial struct Utf8Lexer
{
    // What may stand in a string and means nothing but itself.
    private static readonly SearchValues<byte> PlainBytes = SearchValues.Create(
        [.. Enumerable.Range(0, 0x80).Select(unit => (byte)unit).Except("\"\\\n\r"u8.ToArray())]);

    /// <summary>The text the current string or block string token stands for.</summary>
    /// <returns>Escapes resolved, a block string's indentation removed.</returns>
    public readonly string StringText()
    {
        if (Kind == TokenKind.BlockString)
            return BlockString.Dedent(Encoding.UTF8.GetString(_source[(Start + 3)..(End - 3)]));
        var inner = _source[(Start + 1)..(End - 1)];
        return _plain ? Encoding.UTF8.GetString(inner) : Unescape(inner);
    }

    private void ReadString()
    {
        Kind = TokenKind.StringValue;
        _plain = true;
        _position++;
        for (SkipPlain(); _position < _source.Length; SkipPlain())
        {
            var unit = _source[_position];
            if (unit == '"')
            {
                _position++;
                return;
            }

            if (unit is (byte)'\n' or (byte)'\r')
                break;
            if (unit == '\\')
            {
                _plain = false;
                if (!TakeEscape())
                    return;
            }
            else if (!TakeSourceCharacter())
            {
                FailInString();
                return;
            }
        }

        Fail(_position, "Unterminated string.");
    }

    private void ReadBlockString()
    {
        Kind = TokenKind.BlockString;
        _position += 3;
        for (SkipPlain(); _position < _source.Length; SkipPlain())
        {
            var unit = _source[_position];
            if (unit == '"' && Peek(1) == '"' && Peek(2) == '"')
            {
                _position += 3;
                return;
            }

            if (unit == '\\' && Peek(1) == '"' && Peek(2) == '"' && Peek(3) == '"')
            {
                _position += 4;
            }
            else if (unit is (byte)'\n' or (byte)'\r')
            {
                _position++;
            }
            else if (!TakeSourceCharacter())
            {
                FailInString();
                return;
            }
        }

        Fail(_position, "Unterminated string.");
    }

    private void SkipPlain()
    {
        var plain = _source[_position..].IndexOfAnyExcept(PlainBytes);
        _position = plain < 0 ? _source.Length : _position + plain;
    }

    private void FailInString()
    {
        Fail(_position, $"Invalid character within String: {SourceText.Describe(_source, _position)}.");
    }

    private bool TakeEscape()
    {
        var length = ReadEscape(_source[_position..], out _);
        if (length > 0)
        {
            _position += length;
            return true;
        }

        var unicode = Peek(1) == 'u';
        var shown = SourceText.Take(_source[_position..], unicode ? EscapeExtent() : 2);
        Fail(_position, $"Invalid {(unicode ? "Unicode" : "character")} escape sequence: \"{shown}\".");
        return false;
    }

    /// <summary>How many UTF-16 units of a faulty Unicode escape a message shows.</summary>
    private readonly int EscapeExtent()
    {
        if (Peek(2) != '{')
            return 6;
        var length = 3;
        for (var point = 0; length < 12 && point >= 0;)
            point = (point << 4) | HexDigit(Peek(length++));
        return length;
    }

    private static string Unescape(ReadOnlySpan<byte> inner)
    {
        var text = new StringBuilder(inner.Length);
        while (!inner.IsEmpty)
        {
            var plain = inner.IndexOf((byte)'\\');
            if (plain < 0)
                plain = inner.Length;
            text.Append(Encoding.UTF8.GetString(inner[..plain]));
            inner = inner[plain..];
            if (inner.IsEmpty)
                break;
            inner = inner[ReadEscape(inner, out var rune)..];
            text.Append(rune.ToString());
        }

        return text.ToString();
    }

    /// <summary>Reads one escape; returns its length in bytes, or zero when it is none.</summary>
    private static int ReadEscape(ReadOnlySpan<byte> text, out Rune rune)
    {
        var simple = text.Length < 2 ? -1 : text[1] switch
        {
            (byte)'"' => '"',
            (byte)'\\' => '\\',
            (byte)'/' => '/',
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            (byte)'u' => -2,
            _ => -1,
        };
        if (simple >= 0)
        {
            rune = new(simple);
            return 2;
        }

        rune = default;
        if (simple == -1)
            return 0;
        return text.Length > 2 && text[2] == '{' ? ReadBracedEscape(text, out rune) : ReadFixedEscape(text, out rune);
    }

    private static int ReadBracedEscape(ReadOnlySpan<byte> text, out Rune rune)
    {
        rune = default;
        var point = 0L;
        for (var position = 3; position < Math.Min(text.Length, 12); position++)
        {
            if (text[position] == '}')
                return position > 3 && point <= 0x10FFFF && Rune.TryCreate((int)point, out rune) ? position + 1 : 0;
            var digit = HexDigit(text[position]);
            if (digit < 0)
                return 0;
            point = (point << 4) | (uint)digit;
        }

        return 0;
    }

    private static int ReadFixedEscape(ReadOnlySpan<byte> text, out Rune rune)
    {
        var first = FourHexDigits(text, 2);
        if (Rune.TryCreate(first, out rune))
            return 6;
        if (first is < 0xD800 or > 0xDBFF || text.Length < 8 || text[6] != '\\' || text[7] != 'u')
            return 0;
        var second = FourHexDigits(text, 8);
        return second >= 0 && Rune.TryCreate((char)first, (char)second, out rune) ? 12 : 0;
    }

    private static int FourHexDigits(ReadOnlySpan<byte> text, int position)
    {
        if (text.Length < position + 4)
            return -1;
        var value = 0;
        for (var index = 0; index < 4; index++)
            value = (value << 4) | HexDigit(text[position + index]);
        return value;
    }

    private static int HexDigit(int unit)
    {
        return unit switch
        {
            >= '0' and <= '9' => unit - '0',
            >= 'A' and <= 'F' => unit - 'A' + 10,
            >= 'a' and <= 'f' => unit - 'a' + 10,
            _ => -1,
        };
    }
}
