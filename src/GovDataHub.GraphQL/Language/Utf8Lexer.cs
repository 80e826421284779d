using System.Text;

namespace GovDataHub.GraphQL.Language;

/// <summary>
/// Reads tokens from UTF-8 source text (GraphQL section 2.1) without allocating. It is a value: a copy looks ahead
/// and leaves the original where it was. After a fault its token is <see cref="TokenKind.Failed"/> for ever.
/// </summary>
internal ref partial struct Utf8Lexer
{
    // Beside the kinds a first byte can tell; above all of them, so that one comparison finds what is to be skipped.
    private const TokenKind Blank = TokenKind.BlockString + 1;
    private const TokenKind LineFeed = TokenKind.BlockString + 2;

    // For each first byte the kind of its token; StartOfFile where more bytes must be looked at.
    private static readonly byte[] FirstBytes = ClassifyFirstBytes();

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
        var source = _source;
        var position = _position;
        while (true)
        {
            var kind = (uint)position < (uint)source.Length
                ? (TokenKind)FirstBytes[source[position]]
                : TokenKind.EndOfFile;
            if (kind > TokenKind.BlockString)
            {
                position++;
                if (kind == LineFeed)
                {
                    // Indentation is most of a document that people wrote.
                    StartLine(position);
                    var indent = source[position..].IndexOfAnyExcept((byte)' ');
                    position = indent < 0 ? source.Length : position + indent;
                }

                continue;
            }

            _position = position;
            if (kind == TokenKind.StartOfFile && SkipIgnored())
            {
                position = _position;
                continue;
            }

            if (Kind != TokenKind.Failed)
                Begin(kind);
            return;
        }
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

    private static byte[] ClassifyFirstBytes()
    {
        var kinds = new byte[256];
        foreach (var blank in " \t,"u8)
            kinds[blank] = (byte)Blank;
        kinds['\n'] = (byte)LineFeed;
        var punctuators = "!$&():=@[]{|}"u8;
        TokenKind[] named =
        [
            TokenKind.Bang, TokenKind.Dollar, TokenKind.Ampersand, TokenKind.ParenLeft, TokenKind.ParenRight,
            TokenKind.Colon, TokenKind.EqualsSign, TokenKind.At, TokenKind.BracketLeft, TokenKind.BracketRight,
            TokenKind.BraceLeft, TokenKind.Pipe, TokenKind.BraceRight,
        ];
        for (var index = 0; index < named.Length; index++)
            kinds[punctuators[index]] = (byte)named[index];
        for (var unit = 0; unit < kinds.Length; unit++)
        {
            if (IsNameStart(unit))
                kinds[unit] = (byte)TokenKind.Name;
        }

        return kinds;
    }

    /// <summary>Takes the token that begins here, of a kind its first byte tells, or told by more bytes.</summary>
    private void Begin(TokenKind kind)
    {
        var start = _position;
        Kind = kind;
        Start = start;
        Line = _line;
        Column = 1 + start - _lineStart - _lineSurplus;
        if (kind == TokenKind.Name)
            ReadName();
        else if (kind == TokenKind.StartOfFile)
            ReadOther(_source[start]);
        else if (kind != TokenKind.EndOfFile)
            _position = start + 1;
        End = _position;
    }

    /// <summary>Skips a carriage return, comment or byte order mark; false when a token begins here.</summary>
    private bool SkipIgnored()
    {
        switch (_source[_position])
        {
            case (byte)'\r':
                StartLine(Peek(1) == '\n' ? _position + 2 : _position + 1);
                return true;
            case (byte)'#':
                SkipComment();
                return Kind != TokenKind.Failed;
            case 0xEF when Peek(1) == 0xBB && Peek(2) == 0xBF:
                _position += 3;
                _lineSurplus += 2;
                return true;
            default:
                return false;
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

    private void ReadName()
    {
        var source = _source;
        var position = _position + 1;
        while ((uint)position < (uint)source.Length && IsNameContinue(source[position]))
            position++;
        _position = position;
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
                var digit = SourceText.Describe(_source, _position);
                Fail(_position, $"Invalid number, unexpected digit after 0: {digit}.");
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
