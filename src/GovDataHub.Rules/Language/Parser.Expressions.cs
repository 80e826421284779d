using System.Collections.Immutable;

namespace GovDataHub.Rules.Language;

/// <summary>Operators, weakest first (rules 2-14, 44-53).</summary>
internal sealed partial class Parser
{
    internal static bool IsReserved(string word) => Keywords.Contains(word);

    private FeelNode Expression()
    {
        if (++_depth > MaximumDepth)
            FailHere($"Nested more than {MaximumDepth} deep.");
        var node = Disjunction();
        _depth--;
        return node;
    }

    private FeelNode Disjunction()
    {
        var start = Current.Start;
        var left = Conjunction();
        while (TryTakeKeyword("or"))
            left = new LogicalExpression(LogicalOperator.Or, left, Conjunction(), From(start));
        return left;
    }

    private FeelNode Conjunction()
    {
        var start = Current.Start;
        var left = Comparison();
        while (TryTakeKeyword("and"))
            left = new LogicalExpression(LogicalOperator.And, left, Comparison(), From(start));
        return left;
    }

    /// <summary>comparison (rule 51): =, &lt; ..., between, in.</summary>
    private FeelNode Comparison()
    {
        var start = Current.Start;
        var left = Additive();
        while (true)
        {
            if (ComparisonOperatorHere() is { } kind)
            {
                var symbol = Take();
                if (Current.Kind == TokenKind.Equal && Current.Start == symbol.End)
                    FailHere("FEEL compares with a single \"=\".", "=");
                var right = ComparisonOperatorHere() is null ? Additive() : ComparisonTestHere();
                left = new ComparisonExpression(kind, left, right, From(start));
            }
            else if (TryTakeKeyword("between"))
            {
                var low = Additive();
                ExpectKeyword("and");
                left = new BetweenExpression(left, low, Additive(), From(start));
            }
            else if (TryTakeKeyword("in"))
            {
                left = new InExpression(left, InTests(), From(start));
            }
            else
            {
                return left;
            }
        }
    }

    private ComparisonOperator? ComparisonOperatorHere() => Current.Kind switch
    {
        TokenKind.Equal => ComparisonOperator.Equal,
        TokenKind.NotEqual => ComparisonOperator.NotEqual,
        TokenKind.Less => ComparisonOperator.Less,
        TokenKind.LessOrEqual => ComparisonOperator.LessOrEqual,
        TokenKind.Greater => ComparisonOperator.Greater,
        TokenKind.GreaterOrEqual => ComparisonOperator.GreaterOrEqual,
        _ => null,
    };

    private FeelNode Additive()
    {
        var start = Current.Start;
        var left = Multiplicative();
        while (Current.Kind is TokenKind.Plus or TokenKind.Minus)
        {
            var kind = Take().Kind == TokenKind.Plus ? ArithmeticOperator.Add : ArithmeticOperator.Subtract;
            left = new ArithmeticExpression(kind, left, Multiplicative(), From(start));
        }

        return left;
    }

    private FeelNode Multiplicative()
    {
        var start = Current.Start;
        var left = Exponentiation();
        while (Current.Kind is TokenKind.Times or TokenKind.Divide)
        {
            var kind = Take().Kind == TokenKind.Times ? ArithmeticOperator.Multiply : ArithmeticOperator.Divide;
            left = new ArithmeticExpression(kind, left, Exponentiation(), From(start));
        }

        return left;
    }

    private FeelNode Exponentiation()
    {
        var start = Current.Start;
        var left = Unary();
        while (TryTake(TokenKind.Power))
            left = new ArithmeticExpression(ArithmeticOperator.Power, left, Unary(), From(start));
        return left;
    }

    /// <summary>
    /// arithmetic negation (rule 25) binds tighter than <c>**</c>, instance of (rule 53) tighter still.
    /// </summary>
    private FeelNode Unary()
    {
        var start = Current.Start;
        if (TryTake(TokenKind.Minus))
        {
            if (++_depth > MaximumDepth)
                FailHere($"Nested more than {MaximumDepth} deep.");
            var operand = Unary();
            _depth--;
            return new Negation(operand, From(start));
        }

        var node = Postfix();
        while (IsKeyword("instance") && Ahead(1) == TokenKind.Name)
        {
            Take();
            ExpectKeyword("of");
            node = new InstanceOfExpression(node, Type(), From(start));
        }

        return node;
    }

    /// <summary>Paths, filters and invocations (rules 45, 52, 40).</summary>
    private FeelNode Postfix()
    {
        var start = Current.Start;
        var node = Primary();
        while (true)
        {
            if (Current.Kind == TokenKind.Dot)
            {
                Take();
                node = new PathExpression(node, Name("a name after \".\""), From(start));
            }
            else if (Current.Kind == TokenKind.LeftBracket && Filter(node, start) is { } filter)
            {
                node = filter;
            }
            else if (Current.Kind == TokenKind.LeftParenthesis)
            {
                node = InvocationOf(node, start);
            }
            else
            {
                return node;
            }
        }
    }

    /// <summary>
    /// A filter, or null where the bracket closes a range that excludes its end: <c>]1..5[</c>.
    /// </summary>
    private FilterExpression? Filter(FeelNode source, int start)
    {
        if (_openRanges == 0)
            return FilterBody(source, start);
        return (FilterExpression?)Attempt(() => FilterBody(source, start));
    }

    private FilterExpression FilterBody(FeelNode source, int start)
    {
        Take();
        var openRanges = _openRanges;
        _openRanges = 0;
        var condition = Expression();
        _openRanges = openRanges;
        Expect(TokenKind.RightBracket, "]");
        return new FilterExpression(source, condition, From(start));
    }

    private Invocation InvocationOf(FeelNode function, int start)
    {
        Take();
        var arguments = ImmutableArray.CreateBuilder<FeelNode>();
        var names = ImmutableArray.CreateBuilder<string>();
        var named = IsNamedArgument();
        while (Current.Kind is not (TokenKind.RightParenthesis or TokenKind.End))
        {
            if (named)
            {
                names.Add(ParameterName());
                Expect(TokenKind.Colon, ":");
            }

            arguments.Add(Expression());
            if (!TryTake(TokenKind.Comma))
                break;
        }

        Expect(TokenKind.RightParenthesis, ")");
        return new Invocation(function, arguments.ToImmutable(), names.ToImmutable(), From(start));
    }

    private bool IsNamedArgument()
    {
        var offset = 0;
        while (Ahead(offset) == TokenKind.Name)
            offset++;
        return offset > 0 && Ahead(offset) == TokenKind.Colon;
    }

    private string ParameterName()
    {
        var words = new List<Token>();
        while (Current.Kind == TokenKind.Name)
            words.Add(Take());
        if (words.Count == 0)
            FailHere($"Expected a parameter's name{Found()}: name all arguments or none.");
        return NameTable.Join(words);
    }
}
