namespace GovDataHub.GraphQL.Language;

/// <summary>Type system extensions (GraphQL sections 3.3.2 and 3.4.3); each must add something.</summary>
internal ref partial struct SyntaxParser
{
    private DefinitionNode ParseExtension()
    {
        var ahead = LookAhead();
        if (ahead.Kind == TokenKind.Name)
        {
            var word = ahead.Bytes;
            if (word.SequenceEqual("type"u8))
                return ParseObjectExtension();
            if (word.SequenceEqual("interface"u8))
                return ParseInterfaceExtension();
            if (word.SequenceEqual("union"u8))
                return ParseUnionExtension();
            if (word.SequenceEqual("enum"u8))
                return ParseEnumExtension();
            if (word.SequenceEqual("input"u8))
                return ParseInputObjectExtension();
            if (word.SequenceEqual("scalar"u8))
                return ParseScalarExtension();
            if (word.SequenceEqual("schema"u8))
                return ParseSchemaExtension();
        }

        Unexpected(ahead);
        return null!;
    }

    private SchemaExtensionNode ParseSchemaExtension()
    {
        var start = Here();
        ExpectKeyword("extend"u8);
        ExpectKeyword("schema"u8);
        var directives = ParseDirectives(constant: true);
        var roots = OptionalMany<OperationTypeDefinitionNode>(
            TokenKind.BraceLeft, static (ref p) => p.ParseRootType(), TokenKind.BraceRight);
        RequireSome(directives.Length + roots.Length);
        return new(directives, roots, Since(start));
    }

    private ScalarTypeExtensionNode ParseScalarExtension()
    {
        var (start, name) = BeginExtension("scalar"u8);
        var directives = ParseDirectives(constant: true);
        RequireSome(directives.Length);
        return new(name, directives, Since(start));
    }

    private ObjectTypeExtensionNode ParseObjectExtension()
    {
        var (start, name) = BeginExtension("type"u8);
        var interfaces = ParseInterfaces();
        var directives = ParseDirectives(constant: true);
        var fields = ParseFieldDefinitions();
        RequireSome(interfaces.Length + directives.Length + fields.Length);
        return new(name, directives, interfaces, fields, Since(start));
    }

    private InterfaceTypeExtensionNode ParseInterfaceExtension()
    {
        var (start, name) = BeginExtension("interface"u8);
        var interfaces = ParseInterfaces();
        var directives = ParseDirectives(constant: true);
        var fields = ParseFieldDefinitions();
        RequireSome(interfaces.Length + directives.Length + fields.Length);
        return new(name, directives, interfaces, fields, Since(start));
    }

    private UnionTypeExtensionNode ParseUnionExtension()
    {
        var (start, name) = BeginExtension("union"u8);
        var directives = ParseDirectives(constant: true);
        var types = ParseUnionMembers();
        RequireSome(directives.Length + types.Length);
        return new(name, directives, types, Since(start));
    }

    private EnumTypeExtensionNode ParseEnumExtension()
    {
        var (start, name) = BeginExtension("enum"u8);
        var directives = ParseDirectives(constant: true);
        var values = ParseEnumValues();
        RequireSome(directives.Length + values.Length);
        return new(name, directives, values, Since(start));
    }

    private InputObjectTypeExtensionNode ParseInputObjectExtension()
    {
        var (start, name) = BeginExtension("input"u8);
        var directives = ParseDirectives(constant: true);
        var fields = ParseInputFields();
        RequireSome(directives.Length + fields.Length);
        return new(name, directives, fields, Since(start));
    }

    private (Mark Start, NameNode Name) BeginExtension(ReadOnlySpan<byte> keyword)
    {
        var start = Here();
        ExpectKeyword("extend"u8);
        ExpectKeyword(keyword);
        var name = ParseName();
        return (start, name);
    }

    private void RequireSome(int count)
    {
        if (count == 0)
            Unexpected();
    }
}
