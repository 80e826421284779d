using System.Collections.Immutable;
using System.Text;

namespace GovDataHub.GraphQL.Language;

/// <summary>Operations, fragments, values and type references (GraphQL sections 2.3 to 2.12).</summary>
internal ref partial struct SyntaxParser
{
    private OperationDefinitionNode ParseOperation()
    {
        var start = Here();
        if (_lexer.Kind == TokenKind.BraceLeft)
        {
            var shorthand = ParseSelectionSet();
            return new(OperationKind.Query, null, [], shorthand, Since(start));
        }

        var description = ParseDescription();
        var operation = ParseOperationType();
        NameNode? name = _lexer.Kind == TokenKind.Name ? ParseName() : null;
        var variables = OptionalMany<VariableDefinitionNode>(
            TokenKind.ParenLeft, static (ref p) => p.ParseVariableDefinition(), TokenKind.ParenRight);
        var directives = ParseDirectives(constant: false);
        var selections = ParseSelectionSet();
        return new(operation, name, directives, selections, Since(start))
        {
            Description = description,
            VariableDefinitions = variables,
        };
    }

    private OperationKind ParseOperationType()
    {
        if (SkipKeyword("query"u8))
            return OperationKind.Query;
        if (SkipKeyword("mutation"u8))
            return OperationKind.Mutation;
        if (SkipKeyword("subscription"u8))
            return OperationKind.Subscription;
        var token = _lexer;
        Expect(TokenKind.Name);
        if (!Failed)
            Unexpected(token);
        return default;
    }

    private VariableDefinitionNode ParseVariableDefinition()
    {
        var start = Here();
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var value = Skip(TokenKind.EqualsSign) ? ParseValue(constant: true) : null;
        var directives = ParseDirectives(constant: true);
        return new(variable, type, value, directives, Since(start)) { Description = description };
    }

    private VariableNode ParseVariable()
    {
        var start = Here();
        Expect(TokenKind.Dollar);
        var name = ParseName();
        return new(name, Since(start));
    }

    private SelectionSetNode ParseSelectionSet()
    {
        var start = Here();
        Expect(TokenKind.BraceLeft);
        var mark = _pendingCount;
        if (!Failed && Enter())
        {
            while (!Failed)
            {
                Push(_lexer.Kind == TokenKind.Spread ? ParseFragment() : ParseField());
                if (Skip(TokenKind.BraceRight))
                    break;
            }
        }

        _depth--;
        var selections = Pop<SelectionNode>(mark);
        return new(selections, Since(start));
    }

    private FieldNode ParseField()
    {
        var start = new Location(_lexer.Start, _lexer.End, _lexer.Line, _lexer.Column);
        var nameLocation = start;
        string? alias = null;
        var name = TakeName();
        if (_lexer.Kind == TokenKind.Colon)
        {
            Advance();
            alias = name;
            nameLocation = new(_lexer.Start, _lexer.End, _lexer.Line, _lexer.Column);
            name = TakeName();
        }

        var arguments = ParseArguments(constant: false);
        var directives = ParseDirectives(constant: false);
        var selections = _lexer.Kind == TokenKind.BraceLeft ? ParseSelectionSet() : null;
        return new(alias, name, nameLocation, arguments, directives, selections, start with { End = _previousEnd });
    }

    /// <summary>The name that must stand here; empty, with the fault recorded, when none does.</summary>
    private string TakeName()
    {
        if (_lexer.Kind != TokenKind.Name)
        {
            Expect(TokenKind.Name);
            return "";
        }

        var name = NameCache.Get(_names, _lexer.Bytes);
        Advance();
        return name;
    }

    private ImmutableArray<ArgumentNode> ParseArguments(bool constant)
    {
        if (!Skip(TokenKind.ParenLeft))
            return [];
        var mark = _pendingCount;
        while (!Failed)
        {
            var start = Here();
            var name = ParseName();
            Expect(TokenKind.Colon);
            var value = ParseValue(constant);
            Push(new ArgumentNode(name, value, Since(start)));
            if (Skip(TokenKind.ParenRight))
                break;
        }

        return Pop<ArgumentNode>(mark);
    }

    private SelectionNode ParseFragment()
    {
        var start = Here();
        Expect(TokenKind.Spread);
        var conditioned = SkipKeyword("on"u8);
        if (!conditioned && _lexer.Kind == TokenKind.Name)
        {
            var name = ParseName();
            var spreadDirectives = ParseDirectives(constant: false);
            return new FragmentSpreadNode(name, spreadDirectives, Since(start));
        }

        var condition = conditioned ? ParseNamedType() : null;
        var directives = ParseDirectives(constant: false);
        var selections = ParseSelectionSet();
        return new InlineFragmentNode(condition, directives, selections, Since(start));
    }

    private FragmentDefinitionNode ParseFragmentDefinition()
    {
        var start = Here();
        var description = ParseDescription();
        ExpectKeyword("fragment"u8);
        if (PeekKeyword("on"u8))
            Unexpected();
        var name = ParseName();
        ExpectKeyword("on"u8);
        var condition = ParseNamedType();
        var directives = ParseDirectives(constant: false);
        var selections = ParseSelectionSet();
        return new(name, condition, directives, selections, Since(start)) { Description = description };
    }

    private ValueNode ParseValue(bool constant)
    {
        var start = Here();
        switch (_lexer.Kind)
        {
            case TokenKind.BracketLeft:
                return ParseList(constant);
            case TokenKind.BraceLeft:
                return ParseObject(constant);
            case TokenKind.IntValue:
                return new IntValueNode(TakeText(), Since(start));
            case TokenKind.FloatValue:
                return new FloatValueNode(TakeText(), Since(start));
            case TokenKind.StringValue or TokenKind.BlockString:
                return ParseString();
            case TokenKind.Name:
                return ParseWord(start);
            case TokenKind.Dollar when !constant:
                return ParseVariable();
            case TokenKind.Dollar:
                FailAtVariable();
                return null!;
            default:
                Unexpected();
                return null!;
        }
    }

    private string TakeText()
    {
        var text = Encoding.ASCII.GetString(_lexer.Bytes);
        Advance();
        return text;
    }

    private ValueNode ParseWord(Mark start)
    {
        var word = NameCache.Get(_names, _lexer.Bytes);
        Advance();
        return word switch
        {
            "true" => new BooleanValueNode(true, Since(start)),
            "false" => new BooleanValueNode(false, Since(start)),
            "null" => new NullValueNode(Since(start)),
            _ => new EnumValueNode(word, Since(start)),
        };
    }

    private void FailAtVariable()
    {
        var dollar = _lexer;
        Advance();
        if (_lexer.Kind == TokenKind.Name)
            Fail(dollar.Start, $"Unexpected variable \"${NameCache.Get(_names, _lexer.Bytes)}\" in constant value.");
        else if (!Failed)
            Unexpected(dollar);
    }

    private StringValueNode ParseString()
    {
        var start = Here();
        var block = _lexer.Kind == TokenKind.BlockString;
        var text = _lexer.StringText();
        Advance();
        return new(text, block, Since(start));
    }

    private ListValueNode ParseList(bool constant)
    {
        var start = Here();
        Expect(TokenKind.BracketLeft);
        var mark = _pendingCount;
        if (Enter())
        {
            while (!Failed && !Skip(TokenKind.BracketRight))
                Push(ParseValue(constant));
        }

        _depth--;
        var values = Pop<ValueNode>(mark);
        return new(values, Since(start));
    }

    private ObjectValueNode ParseObject(bool constant)
    {
        var start = Here();
        Expect(TokenKind.BraceLeft);
        var mark = _pendingCount;
        if (Enter())
        {
            while (!Failed && !Skip(TokenKind.BraceRight))
                Push(ParseObjectField(constant));
        }

        _depth--;
        var fields = Pop<ObjectFieldNode>(mark);
        return new(fields, Since(start));
    }

    private ObjectFieldNode ParseObjectField(bool constant)
    {
        var start = Here();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var value = ParseValue(constant);
        return new(name, value, Since(start));
    }

    private ImmutableArray<DirectiveNode> ParseDirectives(bool constant)
    {
        if (_lexer.Kind != TokenKind.At)
            return [];
        var mark = _pendingCount;
        while (_lexer.Kind == TokenKind.At)
        {
            var start = Here();
            Advance();
            var name = ParseName();
            var arguments = ParseArguments(constant);
            Push(new DirectiveNode(name, arguments, Since(start)));
        }

        return Pop<DirectiveNode>(mark);
    }

    private TypeNode ParseTypeReference()
    {
        var start = Here();
        TypeNode type;
        if (Skip(TokenKind.BracketLeft))
        {
            var inner = Enter() ? ParseTypeReference() : null!;
            _depth--;
            Expect(TokenKind.BracketRight);
            type = new ListTypeNode(inner, Since(start));
        }
        else
        {
            type = ParseNamedType();
        }

        return Skip(TokenKind.Bang) ? new NonNullTypeNode(type, Since(start)) : type;
    }

    private NamedTypeNode ParseNamedType()
    {
        return new(ParseName());
    }
}
