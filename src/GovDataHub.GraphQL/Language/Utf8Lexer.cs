using System.Text;

namespace GovDataHub.GraphQL.Language;

/// <summary>
/// Reads one token at a time from UTF-8 source text (GraphQL section 2.1), exactly and without allocating: the tokens
/// whose end a vector cannot find, and any token an error has to describe. After a fault its token is
/// <see cref="TokenKind.Failed"/> for ever.
/// </summary>
internal ref partial struct Utf8Lexer
{
    private readonly ReadOnlySpan<byte> _source;
    private int _position;

    // Whether the current string token is the plain text between its quotes.
    private bool _plain;

    /// <summary>Creates a lexer that has read nothing yet.</summary>
    /// <param name="source">The text.</param>
    /// <param name="position">Where to begin, between two tokens.</param>
    public Utf8Lexer(ReadOnlySpan<byte> source, int position)
    {
        _source = source;
        _position = position;
        Kind = TokenKind.StartOfFile;
    }

    /// <summary>The current token.</summary>
    public TokenKind Kind { get; private set; }

    /// <summary>Offset of its first byte.</summary>
    public int Start { get; private set; }

    /// <summary>Offset after its last byte.</summary>
    public int End { get; private set; }

    /// <summary>What was wrong with the text; set once, with kind <see cref="TokenKind.Failed"/>.</summary>
    public GraphQLError? Error { get; private set; }

    /// <summary>The bytes of the current token.</summary>
    public readonly ReadOnlySpan<byte> Bytes => _source[Start..End];

    /// <summary>Moves to the next token that is not ignored.</summary>
    public void Advance()
    {
        if (Kind == TokenKind.Failed)
            return;
        while (SkipIgnored())
        {
        }

        if (Kind == TokenKind.Failed)
            return;
        Start = _position;
        Read(Peek(0));
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

    /// <summary>Skips one comment or byte order mark.</summary>
    /// <param name="source">The text.</param>
    /// <param name="position">Where it begins.</param>
    /// <returns>Its end; -1 when none begins there or it holds a character it may not.</returns>
    public static int SkipIgnored(ReadOnlySpan<byte> source, int position)
    {
        var lexer = new Utf8Lexer(source, position);
        return lexer.SkipIgnored() ? lexer._position : -1;
    }

    private void Read(int first)
    {
        Kind = first < 0 ? TokenKind.EndOfFile : (TokenKind)Characters.Kinds[first];
        switch (Kind)
        {
            case TokenKind.EndOfFile when first < 0:
                break;
            case TokenKind.Name:
                ReadName();
                break;
            case TokenKind.StringValue when Peek(1) == '"' && Peek(2) == '"':
                ReadBlockString();
                break;
            case TokenKind.StringValue:
                ReadString();
                break;
            case TokenKind.IntValue:
                ReadNumber(first);
                break;
            case TokenKind.Dot when Peek(1) == '.' && Peek(2) == '.':
                _position += 3;
                Kind = TokenKind.Spread;
                break;
            case TokenKind.Dot or TokenKind.EndOfFile or TokenKind.Failed:
                FailAtUnknown(first);
                break;
            default:
                _position++;
                break;
        }
    }

    /// <summary>Skips white space, a comma, a comment or a byte order mark; false when a token begins here.</summary>
    private bool SkipIgnored()
    {
        switch (Peek(0))
        {
            case ' ' or '\t' or ',' or '\n' or '\r':
                _position++;
                return true;
            case '#':
                SkipComment();
                return Kind != TokenKind.Failed;
            case 0xEF when Peek(1) == 0xBB && Peek(2) == 0xBF:
                _position += 3;
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
        while ((uint)position < (uint)source.Length && Characters.IsNameContinue(source[position]))
            position++;
        _position = position;
    }

    private void FailAtUnknown(int first)
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
            if (Characters.IsDigit(unit))
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

        if (unit == '.' || Characters.IsNameStart(unit))
            FailAtDigit();
    }

    private bool TakeDigits(ref int unit)
    {
        if (!Characters.IsDigit(unit))
        {
            FailAtDigit();
            return false;
        }

        while (Characters.IsDigit(unit))
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
        return true;
    }
}
