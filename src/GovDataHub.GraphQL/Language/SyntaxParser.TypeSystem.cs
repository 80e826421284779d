using System.Text;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Language;

/// <summary>Type system definitions and extensions (GraphQL section 3); an extension must add something.</summary>
internal ref partial struct SyntaxParser
{
    /// <summary>Reads the definition a keyword begins; false, with nothing read, when it begins none.</summary>
    private bool ParseTypeSystemDefinition(int keyword)
    {
        if (IsKeyword(keyword, "type"u8))
            ParseType(EntryKind.ObjectType);
        else if (IsKeyword(keyword, "input"u8))
            ParseType(EntryKind.InputType);
        else if (IsKeyword(keyword, "enum"u8))
            ParseType(EntryKind.EnumType);
        else if (IsKeyword(keyword, "interface"u8))
            ParseType(EntryKind.InterfaceType);
        else if (IsKeyword(keyword, "union"u8))
            ParseType(EntryKind.UnionType);
        else if (IsKeyword(keyword, "scalar"u8))
            ParseType(EntryKind.ScalarType);
        else if (IsKeyword(keyword, "directive"u8))
            ParseDirectiveDefinition();
        else if (IsKeyword(keyword, "schema"u8))
            ParseSchema();
        else
            return false;
        return true;
    }

    private void ParseExtension()
    {
        var keyword = LookAhead();
        if (IsKeyword(keyword, "type"u8))
            ParseTypeExtension(EntryKind.ObjectExtension);
        else if (IsKeyword(keyword, "interface"u8))
            ParseTypeExtension(EntryKind.InterfaceExtension);
        else if (IsKeyword(keyword, "union"u8))
            ParseTypeExtension(EntryKind.UnionExtension);
        else if (IsKeyword(keyword, "enum"u8))
            ParseTypeExtension(EntryKind.EnumExtension);
        else if (IsKeyword(keyword, "input"u8))
            ParseTypeExtension(EntryKind.InputExtension);
        else if (IsKeyword(keyword, "scalar"u8))
            ParseTypeExtension(EntryKind.ScalarExtension);
        else if (IsKeyword(keyword, "schema"u8))
            ParseSchemaExtension();
        else
            FailUnexpected(ReadTokenAt(keyword));
    }

    private void ParseSchema()
    {
        Write(EntryKind.Schema);
        Skip(TokenKind.StringValue);
        _index++;
        ParseDirectives(constant: true);
        if (Kind != TokenKind.BraceLeft)
            Expect(TokenKind.BraceLeft);
        ParseRootTypes();
    }

    private void ParseSchemaExtension()
    {
        Write(EntryKind.SchemaExtension);
        _index += 2;
        var before = _index;
        ParseDirectives(constant: true);
        ParseRootTypes();
        RequireSome(before);
    }

    private void ParseRootTypes()
    {
        if (!Skip(TokenKind.BraceLeft))
            return;
        do
        {
            Write(EntryKind.RootType);
            var known = SkipKeyword("query"u8) || SkipKeyword("mutation"u8) || SkipKeyword("subscription"u8);
            if (!known && Kind == TokenKind.Name)
                FailUnexpectedAfterNext();
            else if (!known)
                Expect(TokenKind.Name);
            Expect(TokenKind.Colon);
            ParseNamedType();
        }
        while (!Skip(TokenKind.BraceRight) && !Failed);
    }

    private void ParseType(EntryKind kind)
    {
        Write(kind);
        Skip(TokenKind.StringValue);
        _index++;
        ParseName();
        ParseParts(kind);
    }

    private void ParseTypeExtension(EntryKind kind)
    {
        Write(kind);
        _index += 2;
        ParseName();
        var before = _index;
        ParseParts(kind);
        RequireSome(before);
    }

    /// <summary>What may follow the name in a type's definition or extension.</summary>
    private void ParseParts(EntryKind kind)
    {
        var implementing = kind is EntryKind.ObjectType or EntryKind.ObjectExtension
            or EntryKind.InterfaceType or EntryKind.InterfaceExtension;
        if (implementing && SkipKeyword("implements"u8))
            ParseNamedTypes(TokenKind.Ampersand);
        ParseDirectives(constant: true);
        if (implementing)
            ParseFieldDefinitions();
        else if (kind is EntryKind.InputType or EntryKind.InputExtension)
            ParseInputValues(TokenKind.BraceLeft, TokenKind.BraceRight);
        else if (kind is EntryKind.EnumType or EntryKind.EnumExtension)
            ParseEnumValues();
        else if (kind is EntryKind.UnionType or EntryKind.UnionExtension && Skip(TokenKind.EqualsSign))
            ParseNamedTypes(TokenKind.Pipe);
    }

    private void RequireSome(int before)
    {
        if (_index == before)
            FailUnexpected();
    }

    private void ParseNamedTypes(TokenKind delimiter)
    {
        Skip(delimiter);
        do
        {
            ParseNamedType();
        }
        while (Skip(delimiter));
    }

    private void ParseFieldDefinitions()
    {
        if (!Skip(TokenKind.BraceLeft))
            return;
        do
        {
            Write(EntryKind.FieldDefinition);
            ParseDescribedName(Skip(TokenKind.StringValue));
            ParseInputValues(TokenKind.ParenLeft, TokenKind.ParenRight);
            Expect(TokenKind.Colon);
            ParseTypeReference();
            ParseDirectives(constant: true);
        }
        while (!Skip(TokenKind.BraceRight) && !Failed);
    }

    private void ParseInputValues(TokenKind open, TokenKind close)
    {
        if (!Skip(open))
            return;
        do
        {
            Write(EntryKind.InputValue);
            ParseDescribedName(Skip(TokenKind.StringValue));
            Expect(TokenKind.Colon);
            ParseTypeReference();
            if (Skip(TokenKind.EqualsSign))
                ParseValue(constant: true);
            ParseDirectives(constant: true);
        }
        while (!Skip(close) && !Failed);
    }

    private void ParseEnumValues()
    {
        if (!Skip(TokenKind.BraceLeft))
            return;
        do
        {
            Write(EntryKind.EnumValue);
            var described = Skip(TokenKind.StringValue);
            if (PeekKeyword("true"u8) || PeekKeyword("false"u8) || PeekKeyword("null"u8))
                Fail($"{Describe(ReadToken(_index))} is reserved and cannot be used for an enum value.");
            ParseDescribedName(described);
            ParseDirectives(constant: true);
        }
        while (!Skip(TokenKind.BraceRight) && !Failed);
    }

    /// <summary>A name: an entry of its own after a description, otherwise its node begins with it.</summary>
    private void ParseDescribedName(bool described)
    {
        if (described)
            ParseName();
        else
            Expect(TokenKind.Name);
    }

    private void ParseDirectiveDefinition()
    {
        Write(EntryKind.DirectiveDefinition);
        Skip(TokenKind.StringValue);
        _index++;
        Expect(TokenKind.At);
        ParseName();
        ParseInputValues(TokenKind.ParenLeft, TokenKind.ParenRight);
        if (PeekKeyword("repeatable"u8))
        {
            Write(EntryKind.Repeatable);
            _index++;
        }

        ExpectKeyword("on"u8);
        Skip(TokenKind.Pipe);
        do
        {
            ParseDirectiveLocation();
        }
        while (Skip(TokenKind.Pipe));
    }

    private void ParseDirectiveLocation()
    {
        if (Kind == TokenKind.Name && !IsDirectiveLocation())
            FailUnexpectedAfterNext();
        ParseName();
    }

    private readonly bool IsDirectiveLocation()
    {
        return DirectiveLocations.TryParse(Encoding.ASCII.GetString(ReadToken(_index).Bytes), out _);
    }
}
