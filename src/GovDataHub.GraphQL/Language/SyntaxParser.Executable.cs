using System.Buffers.Binary;

namespace GovDataHub.GraphQL.Language;

/// <summary>Operations, fragments, values and type references (GraphQL sections 2.3 to 2.12).</summary>
internal ref partial struct SyntaxParser
{
    // Three full stops and not a fourth, as the lowest byte first.
    private const uint SpreadMask = 0x00FFFFFF;
    private const uint Spread = 0x002E2E2E;

    private void ParseShorthand()
    {
        Write(EntryKind.Operation);
        ParseSelectionSet();
    }

    private void ParseOperation(OperationKind operation)
    {
        _entries[Write(EntryKind.Operation)].Count = (int)operation;
        Skip(TokenKind.StringValue);
        _index++;
        if (Kind == TokenKind.Name)
            ParseName();
        if (Skip(TokenKind.ParenLeft))
        {
            do
            {
                ParseVariableDefinition();
            }
            while (!Skip(TokenKind.ParenRight) && !Failed);
        }

        ParseDirectives(constant: false);
        ParseSelectionSet();
    }

    private void ParseVariableDefinition()
    {
        var entry = Write(EntryKind.VariableDefinition);
        Skip(TokenKind.StringValue);
        ParseVariable();
        Expect(TokenKind.Colon);
        ParseTypeReference();
        if (Skip(TokenKind.EqualsSign))
            ParseValue(constant: true);
        _entries[entry].Count = ParseDirectives(constant: true);
    }

    private void ParseVariable()
    {
        Write(EntryKind.Variable);
        Expect(TokenKind.Dollar);
        ParseName();
    }

    private void ParseSelectionSet()
    {
        var entry = Write(EntryKind.SelectionSet);
        Expect(TokenKind.BraceLeft);
        if (Failed || !Enter())
            return;
        var count = 0;
        do
        {
            switch (Kind)
            {
                case TokenKind.Name:
                    ParseField();
                    break;
                case TokenKind.Dot:
                    ParseFragment();
                    break;
                default:
                    Expect(TokenKind.Name);
                    break;
            }

            count++;
        }
        while (!Skip(TokenKind.BraceRight) && !Failed);
        _entries[entry].Count = count;
        _depth--;
    }

    private void ParseField()
    {
        var entry = Write(EntryKind.Field);
        _index++;
        var kind = Kind;
        if (kind is TokenKind.Name or TokenKind.BraceRight)
            return;
        if (kind == TokenKind.Colon)
        {
            _index++;
            _entries[entry].Kind = EntryKind.AliasedField;
            ParseName();
        }

        if (Kind == TokenKind.ParenLeft)
            _entries[entry].Count = ParseArguments(constant: false);
        if (Kind == TokenKind.At)
            ParseDirectives(constant: false);
        if (Kind == TokenKind.BraceLeft)
            ParseSelectionSet();
    }

    private int ParseArguments(bool constant)
    {
        var count = 0;
        if (!Skip(TokenKind.ParenLeft))
            return count;
        do
        {
            ParseNamedValue(EntryKind.Argument, constant);
            count++;
        }
        while (!Skip(TokenKind.ParenRight) && !Failed);
        return count;
    }

    /// <summary>An argument or the field of an object: <c>Name : Value</c>.</summary>
    private void ParseNamedValue(EntryKind kind, bool constant)
    {
        Write(kind);
        Expect(TokenKind.Name);
        Expect(TokenKind.Colon);
        ParseValue(constant);
    }

    private void ParseFragment()
    {
        var start = _starts[_index];
        var dots = BinaryPrimitives.ReadUInt32LittleEndian(_text[start..]);
        if ((dots & SpreadMask) != Spread)
        {
            FailUnexpected();
            return;
        }

        if (dots >> 24 == '.')
        {
            FailAfterSpread(start + 3);
            return;
        }

        var entry = Write(EntryKind.FragmentSpread);
        _index++;
        if (Kind == TokenKind.Name && !PeekKeyword("on"u8))
        {
            ParseName();
            ParseDirectives(constant: false);
            return;
        }

        _entries[entry].Kind = EntryKind.InlineFragment;
        if (SkipKeyword("on"u8))
            ParseNamedType();
        ParseDirectives(constant: false);
        ParseSelectionSet();
    }

    private void ParseFragmentDefinition()
    {
        Write(EntryKind.FragmentDefinition);
        Skip(TokenKind.StringValue);
        _index++;
        if (PeekKeyword("on"u8))
            FailUnexpected();
        ParseName();
        ExpectKeyword("on"u8);
        ParseNamedType();
        ParseDirectives(constant: false);
        ParseSelectionSet();
    }

    private void ParseValue(bool constant)
    {
        switch (Kind)
        {
            case TokenKind.BracketLeft:
                ParseList(constant);
                break;
            case TokenKind.BraceLeft:
                ParseObject(constant);
                break;
            case TokenKind.IntValue:
                Write(EntryKind.Number);
                _index++;
                break;
            case TokenKind.StringValue:
                Write(EntryKind.String);
                _index++;
                break;
            case TokenKind.Name:
                Write(EntryKind.Word);
                _index++;
                break;
            case TokenKind.Dollar when !constant:
                ParseVariable();
                break;
            case TokenKind.Dollar:
                FailAtVariable();
                break;
            default:
                FailUnexpected();
                break;
        }
    }

    private void ParseList(bool constant)
    {
        var entry = Write(EntryKind.List);
        _index++;
        if (!Enter())
            return;
        var count = 0;
        for (; !Failed && !Skip(TokenKind.BracketRight); count++)
            ParseValue(constant);
        _entries[entry].Count = count;
        _depth--;
    }

    private void ParseObject(bool constant)
    {
        var entry = Write(EntryKind.Object);
        _index++;
        if (!Enter())
            return;
        var count = 0;
        for (; !Failed && !Skip(TokenKind.BraceRight); count++)
            ParseNamedValue(EntryKind.ObjectField, constant);
        _entries[entry].Count = count;
        _depth--;
    }

    private int ParseDirectives(bool constant)
    {
        var count = 0;
        for (; Kind == TokenKind.At; count++)
        {
            var entry = Write(EntryKind.Directive);
            _index++;
            ParseName();
            _entries[entry].Count = ParseArguments(constant);
        }

        return count;
    }

    /// <summary>
    /// <c>Type : NamedType | ListType | NonNullType</c>; a type and the same type that is not null begin at one place.
    /// </summary>
    private void ParseTypeReference()
    {
        var entry = Write(EntryKind.NamedType);
        if (Skip(TokenKind.BracketLeft))
        {
            if (!Enter())
                return;
            ParseTypeReference();
            _depth--;
            Expect(TokenKind.BracketRight);
            _entries[entry].Kind = Skip(TokenKind.Bang) ? EntryKind.NonNullListType : EntryKind.ListType;
        }
        else
        {
            Expect(TokenKind.Name);
            if (Skip(TokenKind.Bang))
                _entries[entry].Kind = EntryKind.NonNullNamedType;
        }
    }

    private void ParseNamedType()
    {
        Write(EntryKind.NamedType);
        Expect(TokenKind.Name);
    }
}
