using System.Collections.Immutable;
using System.Diagnostics;

namespace GovDataHub.GraphQL.Language;

/// <summary>Type system definitions and extensions.</summary>
public static partial class Printer
{
    private static void WriteTypeSystem(IndentedText text, SyntaxNode node)
    {
        switch (node)
        {
            case SchemaDeclarationNode schema:
                WriteSchema(text, schema);
                break;
            case OperationTypeDefinitionNode root:
                text.Append(NameOf(root.Operation)).Append(": ").Append(root.Type.Name.Value);
                break;
            case DirectiveDefinitionNode directive:
                WriteDirectiveDefinition(text, directive);
                break;
            case TypeDefinitionNode type:
                WriteDescription(text, type.Description);
                WriteTypeDeclaration(text, type);
                break;
            case TypeExtensionNode extension:
                WriteTypeDeclaration(text.Append("extend "), extension);
                break;
            case FieldDefinitionNode field:
                WriteFieldDefinition(text, field);
                break;
            case InputValueDefinitionNode input:
                WriteInputValue(text, input);
                break;
            case EnumValueDefinitionNode value:
                WriteDescription(text, value.Description);
                text.Append(value.Name.Value);
                WriteDirectives(text, value.Directives);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void WriteSchema(IndentedText text, SchemaDeclarationNode schema)
    {
        if (schema is SchemaDefinitionNode definition)
            WriteDescription(text, definition.Description);
        text.Append(schema is SchemaExtensionNode ? "extend schema" : "schema");
        WriteDirectives(text, schema.Directives);
        WriteMembers(text, schema.OperationTypes);
    }

    private static void WriteTypeDeclaration(IndentedText text, TypeDeclarationNode type)
    {
        switch (type)
        {
            case ScalarTypeDefinitionNode or ScalarTypeExtensionNode:
                WriteHead(text, "scalar ", type, []);
                break;
            case ObjectTypeDefinitionNode node:
                WriteHead(text, "type ", type, node.Interfaces);
                WriteMembers(text, node.Fields);
                break;
            case ObjectTypeExtensionNode node:
                WriteHead(text, "type ", type, node.Interfaces);
                WriteMembers(text, node.Fields);
                break;
            case InterfaceTypeDefinitionNode node:
                WriteHead(text, "interface ", type, node.Interfaces);
                WriteMembers(text, node.Fields);
                break;
            case InterfaceTypeExtensionNode node:
                WriteHead(text, "interface ", type, node.Interfaces);
                WriteMembers(text, node.Fields);
                break;
            default:
                WriteOtherDeclaration(text, type);
                break;
        }
    }

    private static void WriteOtherDeclaration(IndentedText text, TypeDeclarationNode type)
    {
        switch (type)
        {
            case UnionTypeDefinitionNode node:
                WriteHead(text, "union ", type, []);
                WriteUnionMembers(text, node.Types);
                break;
            case UnionTypeExtensionNode node:
                WriteHead(text, "union ", type, []);
                WriteUnionMembers(text, node.Types);
                break;
            case EnumTypeDefinitionNode node:
                WriteHead(text, "enum ", type, []);
                WriteMembers(text, node.Values);
                break;
            case EnumTypeExtensionNode node:
                WriteHead(text, "enum ", type, []);
                WriteMembers(text, node.Values);
                break;
            case InputObjectTypeDefinitionNode node:
                WriteHead(text, "input ", type, []);
                WriteMembers(text, node.Fields);
                break;
            case InputObjectTypeExtensionNode node:
                WriteHead(text, "input ", type, []);
                WriteMembers(text, node.Fields);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void WriteHead(
        IndentedText text, string keyword, TypeDeclarationNode type, ImmutableArray<NamedTypeNode> interfaces)
    {
        text.Append(keyword).Append(type.Name.Value);
        if (!interfaces.IsEmpty)
            Join(text.Append(" implements "), interfaces, " & ");
        WriteDirectives(text, type.Directives);
    }

    private static void WriteUnionMembers(IndentedText text, ImmutableArray<NamedTypeNode> types)
    {
        if (!types.IsEmpty)
            Join(text.Append(" = "), types, " | ");
    }

    private static void WriteMembers<T>(IndentedText text, ImmutableArray<T> members)
        where T : SyntaxNode
    {
        if (!members.IsEmpty)
            WriteBlock(text.Append(" "), members);
    }

    private static void WriteDirectiveDefinition(IndentedText text, DirectiveDefinitionNode directive)
    {
        WriteDescription(text, directive.Description);
        text.Append("directive @").Append(directive.Name.Value);
        WriteArgumentDefinitions(text, directive.Arguments);
        text.Append(directive.Repeatable ? " repeatable on " : " on ");
        text.Append(string.Join(" | ", directive.Locations));
    }

    private static void WriteFieldDefinition(IndentedText text, FieldDefinitionNode field)
    {
        WriteDescription(text, field.Description);
        text.Append(field.Name.Value);
        WriteArgumentDefinitions(text, field.Arguments);
        Write(text.Append(": "), field.Type);
        WriteDirectives(text, field.Directives);
    }

    private static void WriteInputValue(IndentedText text, InputValueDefinitionNode input)
    {
        WriteDescription(text, input.Description);
        text.Append(input.Name.Value);
        Write(text.Append(": "), input.Type);
        if (input.DefaultValue is { } value)
            Write(text.Append(" = "), value);
        WriteDirectives(text, input.Directives);
    }

    private static void WriteArgumentDefinitions(
        IndentedText text, ImmutableArray<InputValueDefinitionNode> arguments)
    {
        if (arguments.Any(IsMultiline))
            WriteLines(text, "(", arguments.Select(Print), ")");
        else
            WriteList(text, arguments);
    }
}
