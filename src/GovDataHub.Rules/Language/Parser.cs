using System.Collections.Frozen;

namespace GovDataHub.Rules.Language;

/// <summary>
/// Recursive descent over the FEEL grammar (DMN 1.5 section 10.3.1.2). After the first error the cursor stands at the
/// end, so that every production runs out by itself. This part holds the cursor and the names.
/// </summary>
internal sealed partial class Parser
{
    /// <summary>How deep brackets and keywords may nest.</summary>
    private const int MaximumDepth = 150;

    /// <summary>How high the tree may be: a long chain of operators leans to the left.</summary>
    private const int MaximumHeight = 1000;

    /// <summary>Nested attempts would double the work at each level; no real expression comes near.</summary>
    private const int MaximumAttempts = 2000;

    private static readonly FrozenSet<string> Keywords = FrozenSet.ToFrozenSet(
    [
        "and", "or", "between", "in", "if", "then", "else", "for", "return", "some", "every", "satisfies", "instance",
        "true", "false", "null",
    ]);

    private readonly string _text;
    private readonly List<Token> _tokens;
    private readonly NameTable _names;
    private int _index;
    private int _depth;
    private int _attempts;
    private FeelError? _error;

    public Parser(string text, IEnumerable<string> names)
    {
        var lexer = new Lexer(text);
        _text = text;
        _tokens = lexer.Run();
        _error = lexer.Error;
        _names = new NameTable(names);
        if (_error is not null)
            _index = _tokens.Count - 1;
    }

    private Token Current => _tokens[_index];

    private int PreviousEnd => _index == 0 ? 0 : _tokens[_index - 1].End;

    /// <summary>expression (rule 1).</summary>
    public FeelParseResult ParseExpressionText() => Finish(Expression());

    /// <summary>unary tests (rule 15).</summary>
    public FeelParseResult ParseUnaryTestsText() => Finish(UnaryTests());

    /// <summary>A range whose open ends may be left out: <c>[2..)</c>.</summary>
    public RangeText? ParseRangeText()
    {
        var open = Take();
        var low = Current.Kind == TokenKind.DotDot ? null : Expression();
        Expect(TokenKind.DotDot, "..");
        var isUnbounded = Ahead(1) == TokenKind.End;
        _openRanges++;
        var high = isUnbounded ? null : Expression();
        var close = Take();
        var isRange = _error is null && Current.Kind == TokenKind.End
            && open.Kind is TokenKind.LeftBracket or TokenKind.LeftParenthesis or TokenKind.RightBracket
            && close.Kind is TokenKind.RightBracket or TokenKind.RightParenthesis or TokenKind.LeftBracket;
        return isRange
            ? new RangeText(low, open.Kind == TokenKind.LeftBracket, high, close.Kind == TokenKind.RightBracket)
            : null;
    }

    private FeelParseResult Finish(FeelNode root)
    {
        if (Current.Kind != TokenKind.End)
            FailHere($"Unexpected \"{Current.Text}\": the expression should end here.");
        if (_error is null && NodeSearch.Height(root) > MaximumHeight)
            Fail(root.Span.Start, $"More than {MaximumHeight} operators build on one another.");
        return _error is { } error
            ? new FeelParseResult(null, [error])
            : new FeelParseResult(new FeelExpression(_text, root), []);
    }

    private Token Take()
    {
        var token = Current;
        if (_index < _tokens.Count - 1)
            _index++;
        return token;
    }

    private TokenKind Ahead(int count) => _tokens[Math.Min(_index + count, _tokens.Count - 1)].Kind;

    private bool TryTake(TokenKind kind)
    {
        if (Current.Kind != kind)
            return false;
        Take();
        return true;
    }

    private void Expect(TokenKind kind, string symbol)
    {
        if (!TryTake(kind))
            FailHere($"Expected \"{symbol}\"{Found()}.");
    }

    private bool IsKeyword(string word) =>
        Current.Kind == TokenKind.Name && string.Equals(Current.Text, word, StringComparison.Ordinal);

    private bool TryTakeKeyword(string word)
    {
        if (!IsKeyword(word))
            return false;
        Take();
        return true;
    }

    private void ExpectKeyword(string word)
    {
        if (TryTakeKeyword(word))
            return;
        var near = Current.Kind == TokenKind.Name && Spelling.Closest(Current.Text, [word]) is { } ? word : null;
        FailHere($"Expected \"{word}\"{Found()}.", near);
    }

    private string Found() => Current.Kind == TokenKind.End ? " but the text ends" : $" but found \"{Current.Text}\"";

    private void FailHere(string message, string? suggestion = null) => Fail(Current.Start, message, suggestion);

    private void Fail(int position, string message, string? suggestion = null)
    {
        _error ??= FeelError.At(_text, position, message, suggestion);
        _index = _tokens.Count - 1;
    }

    private SourceSpan From(int start) => new(start, PreviousEnd);

    /// <summary>Tries a production and takes back all it did when it fails.</summary>
    private FeelNode? Attempt(Func<FeelNode> production)
    {
        if (++_attempts > MaximumAttempts)
            FailHere("The expression is too complicated.");
        var (index, error, depth) = (_index, _error, _depth);
        var node = production();
        if (_error == error)
            return node;
        (_index, _error, _depth) = (index, error, depth);
        return null;
    }

    /// <summary>
    /// name (rule 27): the longest name in scope that stands here, else all words up to the next keyword.
    /// </summary>
    private string Name(string what)
    {
        if (Current.Kind != TokenKind.Name)
        {
            FailHere($"Expected {what}{Found()}.");
            return "";
        }

        if (_names.Longest(_tokens, _index, out var length) is { } known)
        {
            _index += length;
            return known;
        }

        if (Keywords.Contains(Current.Text))
        {
            FailHere($"Expected {what} but found the keyword \"{Current.Text}\".");
            return "";
        }

        var name = Take().Text;
        while (Current.Kind == TokenKind.Name && !Keywords.Contains(Current.Text))
            name += " " + Take().Text;
        return name;
    }

    /// <summary>
    /// The name of a new variable: everything up to what must follow it, so that it may hold operators and keywords.
    /// </summary>
    private string NewName(string what, Func<Token, bool> isEnd)
    {
        var start = _index;
        var words = new List<Token>();
        while (Current.Kind is not TokenKind.End && !isEnd(Current)
            && Current.Kind is TokenKind.Name or TokenKind.Number or TokenKind.Minus or TokenKind.Plus
                or TokenKind.Times or TokenKind.Divide or TokenKind.Dot or TokenKind.Symbol)
            words.Add(Take());
        if (words.Count == 0 || words[0].Kind != TokenKind.Name || !isEnd(Current))
        {
            _index = start;
            FailHere($"Expected {what}{Found()}.");
            return "";
        }

        var name = NameTable.Join(words);
        _names.Add(name);
        return name;
    }
}
