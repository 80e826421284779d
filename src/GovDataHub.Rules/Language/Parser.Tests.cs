using System.Collections.Immutable;

namespace GovDataHub.Rules.Language;

/// <summary>Unary tests (rules 7-17) and type references.</summary>
internal sealed partial class Parser
{
    /// <summary>What may stand behind <c>in</c>: one test, or several in parentheses.</summary>
    private ImmutableArray<FeelNode> InTests()
    {
        if (Current.Kind == TokenKind.LeftParenthesis && Attempt(TestList) is UnaryTestsExpression list)
            return list.Tests;
        return [ComparisonOperatorHere() is null ? Additive() : ComparisonTestHere()];
    }

    private UnaryTestsExpression TestList()
    {
        var start = Take().Start;
        var tests = Tests();
        Expect(TokenKind.RightParenthesis, ")");
        if (IsKeyword("instance") || Current.Kind is TokenKind.Plus or TokenKind.Minus or TokenKind.Times
            or TokenKind.Divide or TokenKind.Power or TokenKind.Dot or TokenKind.LeftBracket
            or TokenKind.LeftParenthesis)
            FailHere("Not a list of tests.");
        return new UnaryTestsExpression(tests, false, From(start));
    }

    private ImmutableArray<FeelNode> Tests()
    {
        var tests = ImmutableArray.CreateBuilder<FeelNode>();
        do
            tests.Add(ComparisonOperatorHere() is null ? Expression() : ComparisonTestHere());
        while (TryTake(TokenKind.Comma));
        return tests.ToImmutable();
    }

    private ComparisonTest ComparisonTestHere()
    {
        var start = Current.Start;
        var kind = ComparisonOperatorHere()!.Value;
        Take();
        return new ComparisonTest(kind, Additive(), From(start));
    }

    private UnaryTestsExpression UnaryTests()
    {
        var start = Current.Start;
        if (Current.Kind == TokenKind.Minus && Ahead(1) == TokenKind.End)
        {
            Take();
            return new UnaryTestsExpression([], false, From(start));
        }

        return Attempt(NegatedTests) as UnaryTestsExpression ?? new UnaryTestsExpression(Tests(), false, From(start));
    }

    private UnaryTestsExpression NegatedTests()
    {
        var start = Current.Start;
        ExpectKeyword("not");
        Expect(TokenKind.LeftParenthesis, "(");
        var tests = Tests();
        Expect(TokenKind.RightParenthesis, ")");
        if (Current.Kind != TokenKind.End)
            FailHere("Not a negated test.");
        return new UnaryTestsExpression(tests, true, From(start));
    }

    private TypeReference Type()
    {
        if (++_depth > MaximumDepth)
            FailHere($"Nested more than {MaximumDepth} deep.");
        var type = TypeHere();
        _depth--;
        return type;
    }

    private TypeReference TypeHere()
    {
        var name = TypeName();
        var arguments = ImmutableArray.CreateBuilder<TypeReference>();
        var entries = ImmutableArray.CreateBuilder<KeyValuePair<string, TypeReference>>();
        TypeReference? result = null;
        if (Current.Kind == TokenKind.Less && name is "list" or "range" or "context" or "function")
        {
            Take();
            while (Current.Kind is not (TokenKind.Greater or TokenKind.End))
            {
                if (name == "context")
                    entries.Add(EntryType());
                else
                    arguments.Add(Type());
                if (!TryTake(TokenKind.Comma))
                    break;
            }

            Expect(TokenKind.Greater, ">");
            if (name == "function" && TryTake(TokenKind.Minus))
            {
                Expect(TokenKind.Greater, "->");
                result = Type();
            }
        }

        return new TypeReference(name, arguments.ToImmutable(), entries.ToImmutable(), result);
    }

    private KeyValuePair<string, TypeReference> EntryType()
    {
        var name = NewName("an entry's name", token => token.Kind == TokenKind.Colon);
        Expect(TokenKind.Colon, ":");
        return new KeyValuePair<string, TypeReference>(name, Type());
    }

    private string TypeName()
    {
        foreach (var words in BuiltInNamesWithKeywords)
        {
            if (_index + words.Length < _tokens.Count
                && _tokens.GetRange(_index, words.Length).ConvertAll(token => token.Text).SequenceEqual(words))
            {
                _index += words.Length;
                return string.Join(' ', words);
            }
        }

        return TryTakeKeyword("null") ? "null" : Name("a type's name");
    }
}
