using System.Globalization;
using System.Text;

namespace GovDataHub.Rules.Language;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    End,
    Name,
    Number,
    String,
    Temporal,
    LeftParenthesis,
    RightParenthesis,
    LeftBracket,
    RightBracket,
    LeftBrace,
    RightBrace,
    Comma,
    Colon,
    Dot,
    DotDot,
    Plus,
    Minus,
    Times,
    Power,
    Divide,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Symbol,
}

/// <summary>One token; <paramref name="Text"/> is the content of a string without its quotes and escapes.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Text);

/// <summary>
/// Cuts a text into tokens (DMN 1.5 grammar rules 26-40 and 61-65). A name token is one word: which words make a name
/// is the parser's business, because it depends on the scope. Comments and white space are dropped.
/// </summary>
internal sealed class Lexer(string text)
{
    private int _position;

    /// <summary>The first thing that is no token, or null.</summary>
    public FeelError? Error { get; private set; }

    /// <summary>All tokens; the last one is <see cref="TokenKind.End"/>.</summary>
    public List<Token> Run()
    {
        var tokens = new List<Token>();
        while (SkipSpace() && Error is null)
            tokens.Add(Next());
        tokens.Add(new Token(TokenKind.End, text.Length, text.Length, ""));
        return tokens;
    }

    internal static bool IsNameStart(Rune rune) =>
        Rune.IsLetter(rune) || rune.Value is '_' or '?' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber
        || (rune.Value > 0xFFFF && !Rune.IsWhiteSpace(rune));

    internal static bool IsNamePart(Rune rune) =>
        IsNameStart(rune) || Rune.IsDigit(rune) || rune.Value is 0xB7 || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.ConnectorPunctuation;

    private Token Next()
    {
        var start = _position;
        var current = text[_position];
        if (char.IsAsciiDigit(current) || (current == '.' && char.IsAsciiDigit(Peek(1))))
            return Number();
        if (current == '"')
            return new Token(TokenKind.String, start, _position, QuotedText()) with { End = _position };
        if (current == '@' && Peek(1) == '"')
        {
            _position++;
            return new Token(TokenKind.Temporal, start, _position, QuotedText()) with { End = _position };
        }

        return Rune.TryGetRuneAt(text, _position, out var rune) && IsNameStart(rune) ? Name() : Punctuation();
    }

    private Token Name()
    {
        var start = _position;
        while (_position < text.Length && Rune.TryGetRuneAt(text, _position, out var rune) && IsNamePart(rune))
            _position += rune.Utf16SequenceLength;
        return new Token(TokenKind.Name, start, _position, text[start.._position]);
    }

    private Token Number()
    {
        var start = _position;
        SkipDigits();
        if (Peek(0) == '.' && char.IsAsciiDigit(Peek(1)))
        {
            _position++;
            SkipDigits();
        }

        var sign = Peek(1) is '+' or '-' ? 2 : 1;
        if (Peek(0) is 'e' or 'E' && char.IsAsciiDigit(Peek(sign)))
        {
            _position += sign;
            SkipDigits();
        }

        return new Token(TokenKind.Number, start, _position, text[start.._position]);
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek(0)))
            _position++;
    }

    private string QuotedText()
    {
        var start = _position++;
        var content = new StringBuilder();
        while (_position < text.Length && text[_position] != '"')
        {
            if (text[_position] == '\\')
                Escape(content);
            else
                content.Append(text[_position++]);
        }

        if (_position >= text.Length)
            Fail(start, "The string has no closing quote.");
        _position++;
        return content.ToString();
    }

    private void Escape(StringBuilder content)
    {
        var next = Peek(1);
        var plain = next switch { 'n' => '\n', 'r' => '\r', 't' => '\t', '"' or '\'' or '\\' => next, _ => '\0' };
        if (plain != '\0')
        {
            content.Append(plain);
            _position += 2;
            return;
        }

        var length = next switch { 'u' => 4, 'U' => 6, _ => 0 };
        var digits = text.AsSpan(Math.Min(_position + 2, text.Length));
        if (length > 0 && digits.Length >= length
            && int.TryParse(digits[..length], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code)
            && code <= 0x10FFFF)
        {
            // Two four-digit escapes may be the halves of one character.
            content.Append(code <= 0xFFFF ? ((char)code).ToString() : char.ConvertFromUtf32(code));
            _position += 2 + length;
            return;
        }

        // The standard knows no other escape: the backslash stands for itself, as in a pattern's "\d".
        content.Append('\\');
        _position++;
    }

    private Token Punctuation()
    {
        var start = _position;
        var (kind, length) = (Peek(0), Peek(1)) switch
        {
            ('.', '.') => (TokenKind.DotDot, 2),
            ('*', '*') => (TokenKind.Power, 2),
            ('!', '=') => (TokenKind.NotEqual, 2),
            ('<', '=') => (TokenKind.LessOrEqual, 2),
            ('>', '=') => (TokenKind.GreaterOrEqual, 2),
            ('(', _) => (TokenKind.LeftParenthesis, 1),
            (')', _) => (TokenKind.RightParenthesis, 1),
            ('[', _) => (TokenKind.LeftBracket, 1),
            (']', _) => (TokenKind.RightBracket, 1),
            ('{', _) => (TokenKind.LeftBrace, 1),
            ('}', _) => (TokenKind.RightBrace, 1),
            (',', _) => (TokenKind.Comma, 1),
            (':', _) => (TokenKind.Colon, 1),
            ('.', _) => (TokenKind.Dot, 1),
            ('+', _) => (TokenKind.Plus, 1),
            ('-', _) => (TokenKind.Minus, 1),
            ('*', _) => (TokenKind.Times, 1),
            ('/', _) => (TokenKind.Divide, 1),
            ('=', _) => (TokenKind.Equal, 1),
            ('<', _) => (TokenKind.Less, 1),
            ('>', _) => (TokenKind.Greater, 1),
            ('\'', _) => (TokenKind.Symbol, 1),
            _ => (TokenKind.End, 1),
        };
        if (kind == TokenKind.End)
            FailOnSymbol(start);
        _position += length;
        return new Token(kind, start, _position, text[start.._position]);
    }

    private void FailOnSymbol(int start)
    {
        var (symbol, suggestion) = (Peek(0), Peek(1)) switch
        {
            ('&', '&') => ("&&", "and"),
            ('|', '|') => ("||", "or"),
            ('!', _) => ("!", "not(...)"),
            _ => (text[start].ToString(), (string?)null),
        };
        Error ??= FeelError.At(text, start, $"\"{symbol}\" is not part of FEEL.", suggestion);
    }

    /// <returns>Whether anything is left.</returns>
    private bool SkipSpace()
    {
        while (_position < text.Length)
        {
            if (char.IsWhiteSpace(text[_position]) || text[_position] is '\uFEFF')
                _position++;
            else if (Peek(0) == '/' && Peek(1) is '/' or '*')
                SkipComment();
            else
                return true;
        }

        return false;
    }

    private void SkipComment()
    {
        var start = _position;
        var block = Peek(1) == '*';
        var end = text.IndexOf(block ? "*/" : "\n", _position + 2, StringComparison.Ordinal);
        if (end < 0 && block)
            Fail(start, "The comment has no end.");
        _position = end < 0 ? text.Length : end + (block ? 2 : 1);
    }

    private char Peek(int ahead) => _position + ahead < text.Length ? text[_position + ahead] : '\0';

    private void Fail(int position, string message) => Error ??= FeelError.At(text, position, message);
}
