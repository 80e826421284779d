using System.Text;

namespace GovDataHub.GraphQL.Language;

/// <summary>
/// Reads tokens from UTF-8 source text (GraphQL section 2.1) without allocating. It is a value: a copy looks ahead
/// and leaves the original where it was. After a fault its token is <see cref="TokenKind.Failed"/> for ever.
/// </summary>
internal ref partial struct Utf8Lexer
{
    private readonly ReadOnlySpan<byte> _source;
    private int _position;
    private int _line;
    private int _lineStart;

    // Bytes on the current line before _position that are not a UTF-16 unit of their own.
    private int _lineSurplus;

    // Whether the current string token is the plain text between its quotes.
    private bool _plain;

    public Utf8Lexer(ReadOnlySpan<byte> source)
    {
        _source = source;
        _line = 1;
        Kind = TokenKind.StartOfFile;
        Line = 1;
        Column = 1;
    }

    /// <summary>The current token.</summary>
    public TokenKind Kind { get; private set; }

    /// <summary>Offset of its first byte.</summary>
    public int Start { get; private set; }

    /// <summary>Offset after its last byte.</summary>
    public int End { get; private set; }

    /// <summary>Its line, from one.</summary>
    public int Line { get; private set; }

    /// <summary>Its column in UTF-16 units, from one.</summary>
    public int Column { get; private set; }

    /// <summary>What was wrong with the text; set once, with kind <see cref="TokenKind.Failed"/>.</summary>
    public GraphQLError? Error { get; private set; }

    /// <summary>The bytes of the current token.</summary>
    public readonly ReadOnlySpan<byte> Bytes => _source[Start..End];

    /// <summary>Moves to the next token that is not ignored.</summary>
    public void Advance()
    {
        if (Kind == TokenKind.Failed)
            return;
        SkipIgnored();
        if (Kind == TokenKind.Failed)
            return;
        Start = _position;
        Line = _line;
        Column = 1 + _position - _lineStart - _lineSurplus;
        if (_position >= _source.Length)
        {
            Kind = TokenKind.EndOfFile;
            End = _position;
            return;
        }

        ReadToken(_source[_position]);
        if (Kind != TokenKind.Failed)
            End = _position;
    }

    /// <summary>Records a fault at an offset, unless one is recorded already, and stops.</summary>
    /// <param name="position">Where the fault is.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="code">The error's code.</param>
    public void Fail(int position, string message, string code = ErrorCodes.ParseFailed)
    {
        Error ??= new("Syntax Error: " + message)
        {
            Locations = [SourceText.Locate(_source, position)],
            Code = code,
        };
        Kind = TokenKind.Failed;
    }

    private void SkipIgnored()
    {
        while (_position < _source.Length)
        {
            switch (_source[_position])
            {
                case (byte)' ' or (byte)'\t' or (byte)',':
                    _position++;
                    continue;
                case (byte)'\n':
                    StartLine(_position + 1);
                    continue;
                case (byte)'\r':
                    StartLine(Peek(1) == '\n' ? _position + 2 : _position + 1);
                    continue;
                case (byte)'#':
                    SkipComment();
                    continue;
                case 0xEF when Peek(1) == 0xBB && Peek(2) == 0xBF:
                    _position += 3;
                    _lineSurplus += 2;
                    continue;
                default:
                    return;
            }
        }
    }

    private void SkipComment()
    {
        var rest = _source[_position..];
        var length = rest.IndexOfAny((byte)'\n', (byte)'\r');
        var comment = length < 0 ? rest : rest[..length];
        if (Ascii.IsValid(comment))
        {
            _position += comment.Length;
            return;
        }

        var end = _position + comment.Length;
        while (_position < end && TakeSourceCharacter())
        {
        }

        if (_position < end)
            Fail(_position, $"Invalid character: {SourceText.Describe(_source, _position)}.");
    }

    private void ReadToken(byte first)
    {
        var punctuator = first switch
        {
            (byte)'{' => TokenKind.BraceLeft,
            (byte)'}' => TokenKind.BraceRight,
            (byte)'(' => TokenKind.ParenLeft,
            (byte)')' => TokenKind.ParenRight,
            (byte)':' => TokenKind.Colon,
            (byte)'$' => TokenKind.Dollar,
            (byte)'!' => TokenKind.Bang,
            (byte)'[' => TokenKind.BracketLeft,
            (byte)']' => TokenKind.BracketRight,
            (byte)'@' => TokenKind.At,
            (byte)'=' => TokenKind.EqualsSign,
            (byte)'|' => TokenKind.Pipe,
            (byte)'&' => TokenKind.Ampersand,
            _ => TokenKind.Failed,
        };
        if (punctuator != TokenKind.Failed)
        {
            Kind = punctuator;
            _position++;
        }
        else if (IsNameStart(first))
        {
            ReadName();
        }
        else
        {
            ReadOther(first);
        }
    }

    private void ReadName()
    {
        var position = _position + 1;
        while (position < _source.Length && IsNameContinue(_source[position]))
            position++;
        _position = position;
        Kind = TokenKind.Name;
    }

    private void ReadOther(byte first)
    {
        if (first == '.' && Peek(1) == '.' && Peek(2) == '.')
        {
            _position += 3;
            Kind = TokenKind.Spread;
        }
        else if (first == '"')
        {
            if (Peek(1) == '"' && Peek(2) == '"')
                ReadBlockString();
            else
                ReadString();
        }
        else if (first == '-' || IsDigit(first))
        {
            ReadNumber(first);
        }
        else
        {
            FailAtUnknown(first);
        }
    }

    private void FailAtUnknown(byte first)
    {
        if (first == '\'')
        {
            Fail(_position, "Unexpected single quote character ('), did you mean to use a double quote (\")?");
            return;
        }

        var known = SourceText.IsScalarValue(SourceText.CodePointAt(_source, _position, out _));
        Fail(_position, $"{(known ? "Unexpected" : "Invalid")} character: {SourceText.Describe(_source, _position)}.");
    }

    private void ReadNumber(int unit)
    {
        Kind = TokenKind.IntValue;
        if (unit == '-')
            unit = Next();
        if (unit == '0')
        {
            unit = Next();
            if (IsDigit(unit))
            {
                Fail(_position, $"Invalid number, unexpected digit after 0: {SourceText.Describe(_source, _position)}.");
                return;
            }
        }
        else if (!TakeDigits(ref unit))
        {
            return;
        }

        if (unit == '.')
        {
            Kind = TokenKind.FloatValue;
            unit = Next();
            if (!TakeDigits(ref unit))
                return;
        }

        if (unit is 'e' or 'E')
        {
            Kind = TokenKind.FloatValue;
            unit = Next();
            if (unit is '+' or '-')
                unit = Next();
            if (!TakeDigits(ref unit))
                return;
        }

        if (unit == '.' || IsNameStart(unit))
            FailAtDigit();
    }

    private bool TakeDigits(ref int unit)
    {
        if (!IsDigit(unit))
        {
            FailAtDigit();
            return false;
        }

        while (IsDigit(unit))
            unit = Next();
        return true;
    }

    private void FailAtDigit()
    {
        Fail(_position, $"Invalid number, expected digit but got: {SourceText.Describe(_source, _position)}.");
    }

    private int Next()
    {
        _position++;
        return Peek(0);
    }

    private readonly int Peek(int ahead)
    {
        var position = _position + ahead;
        return (uint)position < (uint)_source.Length ? _source[position] : -1;
    }

    private void StartLine(int position)
    {
        _position = position;
        _line++;
        _lineStart = position;
        _lineSurplus = 0;
    }

    /// <summary>Takes one code point that may stand in a comment or string, or stays where it is.</summary>
    private bool TakeSourceCharacter()
    {
        if (_source[_position] < 0x80)
        {
            _position++;
            return true;
        }

        var codePoint = SourceText.CodePointAt(_source, _position, out var length);
        if (!SourceText.IsScalarValue(codePoint))
            return false;
        _position += length;
        _lineSurplus += length - (codePoint > 0xFFFF ? 2 : 1);
        return true;
    }

    private static bool IsDigit(int unit)
    {
        return (uint)(unit - '0') <= 9;
    }

    private static bool IsNameStart(int unit)
    {
        return (uint)((unit | 0x20) - 'a') <= 'z' - 'a' || unit == '_';
    }

    private static bool IsNameContinue(int unit)
    {
        return (uint)((unit | 0x20) - 'a') <= 'z' - 'a' || unit == '_' || IsDigit(unit);
    }
}
