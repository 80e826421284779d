using System.Text;

namespace GovDataHub.GraphQL.Language;

/// <summary>Syntax errors: the first one is recorded, placed and worded as in the reference implementation.</summary>
internal ref partial struct SyntaxParser
{
    private void Fail(string message)
    {
        Fail(ReadToken(_index), message);
    }

    private void FailExpected(string expected)
    {
        var token = ReadToken(_index);
        Fail(token, $"Expected {expected}, found {Describe(token)}.");
    }

    private void FailUnexpected()
    {
        FailUnexpected(ReadToken(_index));
    }

    private void FailUnexpected(scoped in Utf8Lexer token)
    {
        Fail(token, $"Unexpected {Describe(token)}.");
    }

    /// <summary>The current token is not what it must be, which is seen when the next one has been read.</summary>
    private void FailUnexpectedAfterNext()
    {
        var next = ReadToken(_index + 1);
        if (next.Error is null)
            FailUnexpected();
        else
            Fail(next, "");
    }

    private void FailAtVariable()
    {
        var name = ReadToken(_index + 1);
        if (name.Error is not null)
            Fail(name, "");
        else if (name.Kind == TokenKind.Name)
            Fail($"Unexpected variable \"${Encoding.UTF8.GetString(name.Bytes)}\" in constant value.");
        else
            FailUnexpected();
    }

    private void FailTooDeep()
    {
        var token = ReadToken(_index);
        _tooDeep = Error is null && token.Error is null;
        Fail(
            token,
            $"Document is nested more than {_limits.MaximumDepth} levels deep. Parsing aborted.",
            ErrorCodes.LimitExceeded);
    }

    /// <summary>Records the fault of a token: its own when it cannot be read, otherwise that it stands there.</summary>
    private void Fail(scoped in Utf8Lexer token, string message, string code = ErrorCodes.ParseFailed)
    {
        Error ??= token.Error ?? new("Syntax Error: " + message)
        {
            Locations = [SourceText.Locate(_source.Text, token.Start)],
            Code = code,
        };
        _index = _starts.Length - 1;
    }

    /// <summary>Further full stops follow a spread: the next token, which the index does not have.</summary>
    private void FailAfterSpread(int next)
    {
        var token = ReadTokenAt(next);
        if (_index + 1 == _limits.MaximumTokens)
            FailTooMany(ref token);
        Fail(token, $"Expected {TokenKind.BraceLeft.Describe()}, found {Describe(token)}.");
    }

    private readonly Utf8Lexer ReadToken(int index)
    {
        if (index < _tokenCount || _fault < 0)
            return ReadTokenAt(_starts[Math.Min(index, _tokenCount)]);
        var token = ReadTokenAt(_fault);
        if (_tooMany)
            FailTooMany(ref token);
        return token;
    }

    private readonly void FailTooMany(scoped ref Utf8Lexer token)
    {
        token.Fail(
            token.Start,
            $"Document contains more than {_limits.MaximumTokens} tokens. Parsing aborted.",
            ErrorCodes.LimitExceeded);
    }

    private readonly Utf8Lexer ReadTokenAt(int position)
    {
        var token = new Utf8Lexer(_source.Text, position);
        token.Advance();
        return token;
    }

    private static string Describe(scoped in Utf8Lexer token)
    {
        return token.Kind switch
        {
            TokenKind.Name or TokenKind.IntValue or TokenKind.FloatValue =>
                $"{token.Kind.Describe()} \"{Encoding.UTF8.GetString(token.Bytes)}\"",
            TokenKind.StringValue or TokenKind.BlockString => $"{token.Kind.Describe()} \"{token.StringText()}\"",
            _ => token.Kind.Describe(),
        };
    }
}
