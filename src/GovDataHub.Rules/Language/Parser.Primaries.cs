using System.Collections.Immutable;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Language;

/// <summary>Literals, names, brackets and the keyword expressions (rules 19, 32-36, 39, 46-50, 54-60).</summary>
internal sealed partial class Parser
{
    /// <summary>Ranges whose upper end is being read; there, <c>[</c> may close them.</summary>
    private int _openRanges;

    private FeelNode Primary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return NumberLiteral();
            case TokenKind.String when token.Text.Length > FeelSize.MaximumText:
                FailHere($"A string holds at most {FeelSize.MaximumText:#,0} characters.");
                return Nothing(token);
            case TokenKind.String:
                Take();
                return new Literal(FeelValue.Of(token.Text), From(token.Start));
            case TokenKind.Temporal:
                Take();
                return new Literal(TemporalText.Read(token.Text), From(token.Start)) { TemporalText = token.Text };
            case TokenKind.LeftParenthesis:
                return Parenthesised();
            case TokenKind.LeftBracket:
                return ListOrRange();
            case TokenKind.RightBracket:
                return OpenRange();
            case TokenKind.LeftBrace:
                return Context();
            case TokenKind.Name:
                return WordPrimary();
            default:
                FailHere($"Expected an expression{Found()}.");
                return Nothing(token);
        }
    }

    private static Literal Nothing(Token token) => new(FeelValue.None, new SourceSpan(token.Start, token.End));

    private Literal NumberLiteral()
    {
        var token = Take();
        if (!FeelDecimal.TryParse(token.Text, out var value))
            Fail(token.Start, "The number is out of range.");
        return new Literal(FeelValue.Of(value), From(token.Start));
    }

    private FeelNode WordPrimary()
    {
        var token = Current;
        if (_names.Longest(_tokens, _index, out _) is not null)
            return new NameReference(Name("an expression"), From(token.Start));
        switch (token.Text)
        {
            case "true":
                Take();
                return new Literal(FeelValue.True, From(token.Start));
            case "false":
                Take();
                return new Literal(FeelValue.False, From(token.Start));
            case "null":
                Take();
                return new Literal(FeelValue.None, From(token.Start));
            case "if":
                return If();
            case "for":
                return For();
            case "some" or "every":
                return Quantified();
            case "function" when Ahead(1) == TokenKind.LeftParenthesis:
                return Function();
            default:
                return BuiltInName() ?? new NameReference(Name("an expression"), From(token.Start));
        }
    }

    /// <summary>
    /// A built-in function whose name holds a keyword, where it is called: <c>date and time(...)</c>.
    /// </summary>
    private NameReference? BuiltInName()
    {
        foreach (var words in BuiltInNamesWithKeywords)
        {
            var matches = Ahead(words.Length) == TokenKind.LeftParenthesis;
            for (var offset = 0; offset < words.Length && matches; offset++)
                matches = Ahead(offset) == TokenKind.Name && _tokens[_index + offset].Text == words[offset];
            if (!matches)
                continue;
            var start = Current.Start;
            _index += words.Length;
            return new NameReference(string.Join(' ', words), From(start));
        }

        return null;
    }

    private static readonly string[][] BuiltInNamesWithKeywords =
        [["date", "and", "time"], ["years", "and", "months", "duration"], ["days", "and", "time", "duration"]];

    private IfExpression If()
    {
        var start = Take().Start;
        var condition = Expression();
        ExpectKeyword("then");
        var consequence = Expression();
        ExpectKeyword("else");
        return new IfExpression(condition, consequence, Expression(), From(start));
    }

    private ForExpression For()
    {
        var start = Take().Start;
        var iterators = Iterators();
        ExpectKeyword("return");
        return new ForExpression(iterators, Expression(), From(start));
    }

    private QuantifiedExpression Quantified()
    {
        var token = Take();
        var iterators = Iterators();
        ExpectKeyword("satisfies");
        var quantifier = token.Text == "some" ? Quantifier.Some : Quantifier.Every;
        return new QuantifiedExpression(quantifier, iterators, Expression(), From(token.Start));
    }

    private ImmutableArray<Iterator> Iterators()
    {
        var iterators = ImmutableArray.CreateBuilder<Iterator>();
        do
        {
            var name = NewName("a variable's name", token => token is { Kind: TokenKind.Name, Text: "in" });
            ExpectKeyword("in");
            var source = Expression();
            iterators.Add(new Iterator(name, source, TryTake(TokenKind.DotDot) ? Expression() : null));
        }
        while (TryTake(TokenKind.Comma));
        return iterators.ToImmutable();
    }

    private FunctionDefinition Function()
    {
        var start = Take().Start;
        Expect(TokenKind.LeftParenthesis, "(");
        var parameters = ImmutableArray.CreateBuilder<FormalParameter>();
        while (Current.Kind is not (TokenKind.RightParenthesis or TokenKind.End))
        {
            var name = NewName(
                "a parameter's name",
                token => token.Kind is TokenKind.Comma or TokenKind.Colon or TokenKind.RightParenthesis);
            parameters.Add(new FormalParameter(name, TryTake(TokenKind.Colon) ? Type() : null));
            if (!TryTake(TokenKind.Comma))
                break;
        }

        Expect(TokenKind.RightParenthesis, ")");
        var external = IsKeyword("external") && Ahead(1) == TokenKind.LeftBrace;
        if (external)
            Take();
        return new FunctionDefinition(parameters.ToImmutable(), Expression(), From(start)) { IsExternal = external };
    }

    private FeelNode Parenthesised()
    {
        var start = Take().Start;
        var openRanges = _openRanges;
        _openRanges = 0;
        var node = ComparisonOperatorHere() is null ? Expression() : ComparisonTestHere();
        _openRanges = openRanges;
        if (Current.Kind == TokenKind.DotDot)
            return RangeFrom(node, false, start);
        Expect(TokenKind.RightParenthesis, ")");
        return node;
    }

    private FeelNode ListOrRange()
    {
        var start = Take().Start;
        var openRanges = _openRanges;
        _openRanges = 0;
        var items = ImmutableArray.CreateBuilder<FeelNode>();
        while (Current.Kind is not (TokenKind.RightBracket or TokenKind.End))
        {
            items.Add(ComparisonOperatorHere() is null ? Expression() : ComparisonTestHere());
            if (items.Count == 1 && Current.Kind == TokenKind.DotDot)
            {
                _openRanges = openRanges;
                return RangeFrom(items[0], true, start);
            }

            if (!TryTake(TokenKind.Comma))
                break;
        }

        _openRanges = openRanges;
        Expect(TokenKind.RightBracket, "]");
        return new ListExpression(items.ToImmutable(), From(start));
    }

    private RangeExpression OpenRange()
    {
        var start = Take().Start;
        var low = Expression();
        if (Current.Kind != TokenKind.DotDot)
            FailHere($"Expected \"..\"{Found()}.");
        return RangeFrom(low, false, start);
    }

    /// <summary>The rest of a range behind its lower end.</summary>
    private RangeExpression RangeFrom(FeelNode low, bool lowIncluded, int start)
    {
        Take();
        _openRanges++;
        var high = Expression();
        _openRanges--;
        var end = Take();
        if (end.Kind is not (TokenKind.RightBracket or TokenKind.RightParenthesis or TokenKind.LeftBracket))
            Fail(end.Start, "A range ends with \"]\", \")\" or \"[\".");
        return new RangeExpression(low, lowIncluded, high, end.Kind == TokenKind.RightBracket, From(start));
    }

    private ContextExpression Context()
    {
        var start = Take().Start;
        var entries = ImmutableArray.CreateBuilder<KeyValuePair<string, FeelNode>>();
        while (Current.Kind is not (TokenKind.RightBrace or TokenKind.End))
        {
            var key = Current.Kind == TokenKind.String
                ? Take().Text
                : NewName("an entry's name", token => token.Kind == TokenKind.Colon);
            _names.Add(key);
            Expect(TokenKind.Colon, ":");
            entries.Add(new KeyValuePair<string, FeelNode>(key, Expression()));
            if (!TryTake(TokenKind.Comma))
                break;
        }

        Expect(TokenKind.RightBrace, "}");
        return new ContextExpression(entries.ToImmutable(), From(start));
    }
}
