using System.Collections.Immutable;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Language;

/// <summary>Type system definitions (GraphQL section 3).</summary>
internal ref partial struct SyntaxParser
{
    private readonly bool PeekDescription()
    {
        return _lexer.Kind is TokenKind.StringValue or TokenKind.BlockString;
    }

    private StringValueNode? ParseDescription()
    {
        return PeekDescription() ? ParseString() : null;
    }

    /// <summary>The definition a keyword begins; null, with nothing read, when it begins none.</summary>
    private DefinitionNode? ParseTypeSystemDefinition(ReadOnlySpan<byte> keyword)
    {
        if (keyword.SequenceEqual("type"u8))
            return ParseObjectType();
        if (keyword.SequenceEqual("interface"u8))
            return ParseInterfaceType();
        if (keyword.SequenceEqual("union"u8))
            return ParseUnionType();
        if (keyword.SequenceEqual("enum"u8))
            return ParseEnumType();
        if (keyword.SequenceEqual("input"u8))
            return ParseInputObjectType();
        if (keyword.SequenceEqual("scalar"u8))
            return ParseScalarType();
        if (keyword.SequenceEqual("directive"u8))
            return ParseDirectiveDefinition();
        return keyword.SequenceEqual("schema"u8) ? ParseSchema() : null;
    }

    private SchemaDefinitionNode ParseSchema()
    {
        var start = Here();
        var description = ParseDescription();
        ExpectKeyword("schema"u8);
        var directives = ParseDirectives(constant: true);
        var roots = Many<OperationTypeDefinitionNode>(
            TokenKind.BraceLeft, static (ref p) => p.ParseRootType(), TokenKind.BraceRight);
        return new(directives, roots, Since(start)) { Description = description };
    }

    private OperationTypeDefinitionNode ParseRootType()
    {
        var start = Here();
        var operation = ParseOperationType();
        Expect(TokenKind.Colon);
        var type = ParseNamedType();
        return new(operation, type, Since(start));
    }

    private ScalarTypeDefinitionNode ParseScalarType()
    {
        var (start, description, name) = BeginType("scalar"u8);
        var directives = ParseDirectives(constant: true);
        return new(name, directives, Since(start)) { Description = description };
    }

    private ObjectTypeDefinitionNode ParseObjectType()
    {
        var (start, description, name) = BeginType("type"u8);
        var interfaces = ParseInterfaces();
        var directives = ParseDirectives(constant: true);
        var fields = ParseFieldDefinitions();
        return new(name, directives, interfaces, fields, Since(start)) { Description = description };
    }

    private InterfaceTypeDefinitionNode ParseInterfaceType()
    {
        var (start, description, name) = BeginType("interface"u8);
        var interfaces = ParseInterfaces();
        var directives = ParseDirectives(constant: true);
        var fields = ParseFieldDefinitions();
        return new(name, directives, interfaces, fields, Since(start)) { Description = description };
    }

    private UnionTypeDefinitionNode ParseUnionType()
    {
        var (start, description, name) = BeginType("union"u8);
        var directives = ParseDirectives(constant: true);
        var types = ParseUnionMembers();
        return new(name, directives, types, Since(start)) { Description = description };
    }

    private EnumTypeDefinitionNode ParseEnumType()
    {
        var (start, description, name) = BeginType("enum"u8);
        var directives = ParseDirectives(constant: true);
        var values = ParseEnumValues();
        return new(name, directives, values, Since(start)) { Description = description };
    }

    private InputObjectTypeDefinitionNode ParseInputObjectType()
    {
        var (start, description, name) = BeginType("input"u8);
        var directives = ParseDirectives(constant: true);
        var fields = ParseInputFields();
        return new(name, directives, fields, Since(start)) { Description = description };
    }

    private DirectiveDefinitionNode ParseDirectiveDefinition()
    {
        var start = Here();
        var description = ParseDescription();
        ExpectKeyword("directive"u8);
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        var repeatable = SkipKeyword("repeatable"u8);
        ExpectKeyword("on"u8);
        var locations = ParseDirectiveLocations();
        return new(name, arguments, repeatable, locations, Since(start)) { Description = description };
    }

    private ImmutableArray<NameNode> ParseDirectiveLocations()
    {
        var locations = ImmutableArray.CreateBuilder<NameNode>();
        Skip(TokenKind.Pipe);
        do
        {
            var token = _lexer;
            var name = ParseName();
            if (!Failed && !DirectiveLocations.TryParse(name.Value, out _))
                Unexpected(token);
            locations.Add(name);
        }
        while (Skip(TokenKind.Pipe));
        return locations.ToImmutable();
    }

    private (Mark Start, StringValueNode? Description, NameNode Name) BeginType(ReadOnlySpan<byte> keyword)
    {
        var start = Here();
        var description = ParseDescription();
        ExpectKeyword(keyword);
        var name = ParseName();
        return (start, description, name);
    }

    private ImmutableArray<NamedTypeNode> ParseInterfaces()
    {
        return SkipKeyword("implements"u8)
            ? Delimited<NamedTypeNode>(TokenKind.Ampersand, static (ref p) => p.ParseNamedType())
            : [];
    }

    private ImmutableArray<FieldDefinitionNode> ParseFieldDefinitions()
    {
        return OptionalMany<FieldDefinitionNode>(
            TokenKind.BraceLeft, static (ref p) => p.ParseFieldDefinition(), TokenKind.BraceRight);
    }

    private FieldDefinitionNode ParseFieldDefinition()
    {
        var start = Here();
        var description = ParseDescription();
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var directives = ParseDirectives(constant: true);
        return new(name, arguments, type, directives, Since(start)) { Description = description };
    }

    private ImmutableArray<InputValueDefinitionNode> ParseArgumentDefinitions()
    {
        return OptionalMany<InputValueDefinitionNode>(
            TokenKind.ParenLeft, static (ref p) => p.ParseInputValue(), TokenKind.ParenRight);
    }

    private ImmutableArray<InputValueDefinitionNode> ParseInputFields()
    {
        return OptionalMany<InputValueDefinitionNode>(
            TokenKind.BraceLeft, static (ref p) => p.ParseInputValue(), TokenKind.BraceRight);
    }

    private InputValueDefinitionNode ParseInputValue()
    {
        var start = Here();
        var description = ParseDescription();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var value = Skip(TokenKind.EqualsSign) ? ParseValue(constant: true) : null;
        var directives = ParseDirectives(constant: true);
        return new(name, type, value, directives, Since(start)) { Description = description };
    }

    private ImmutableArray<NamedTypeNode> ParseUnionMembers()
    {
        return Skip(TokenKind.EqualsSign)
            ? Delimited<NamedTypeNode>(TokenKind.Pipe, static (ref p) => p.ParseNamedType())
            : [];
    }

    private ImmutableArray<EnumValueDefinitionNode> ParseEnumValues()
    {
        return OptionalMany<EnumValueDefinitionNode>(
            TokenKind.BraceLeft, static (ref p) => p.ParseEnumValue(), TokenKind.BraceRight);
    }

    private EnumValueDefinitionNode ParseEnumValue()
    {
        var start = Here();
        var description = ParseDescription();
        if (PeekKeyword("true"u8) || PeekKeyword("false"u8) || PeekKeyword("null"u8))
            Fail(_lexer.Start, $"{Describe(_lexer)} is reserved and cannot be used for an enum value.");
        var name = ParseName();
        var directives = ParseDirectives(constant: true);
        return new(name, directives, Since(start)) { Description = description };
    }
}
