using System.Collections.Immutable;

namespace GovDataHub.GraphQL.Language;

/// <summary>What a type's definition or extension lists, whichever of the two it is.</summary>
internal static class TypeDeclarationParts
{
    public static ImmutableArray<NamedTypeNode> InterfacesOf(this TypeDeclarationNode node)
    {
        return node switch
        {
            ObjectTypeDefinitionNode type => type.Interfaces,
            ObjectTypeExtensionNode type => type.Interfaces,
            InterfaceTypeDefinitionNode type => type.Interfaces,
            InterfaceTypeExtensionNode type => type.Interfaces,
            _ => [],
        };
    }

    public static ImmutableArray<FieldDefinitionNode> FieldsOf(this TypeDeclarationNode node)
    {
        return node switch
        {
            ObjectTypeDefinitionNode type => type.Fields,
            ObjectTypeExtensionNode type => type.Fields,
            InterfaceTypeDefinitionNode type => type.Fields,
            InterfaceTypeExtensionNode type => type.Fields,
            _ => [],
        };
    }

    public static ImmutableArray<NamedTypeNode> MembersOf(this TypeDeclarationNode node)
    {
        return node switch
        {
            UnionTypeDefinitionNode type => type.Types,
            UnionTypeExtensionNode type => type.Types,
            _ => [],
        };
    }

    public static ImmutableArray<EnumValueDefinitionNode> ValuesOf(this TypeDeclarationNode node)
    {
        return node switch
        {
            EnumTypeDefinitionNode type => type.Values,
            EnumTypeExtensionNode type => type.Values,
            _ => [],
        };
    }

    public static ImmutableArray<InputValueDefinitionNode> InputFieldsOf(this TypeDeclarationNode node)
    {
        return node switch
        {
            InputObjectTypeDefinitionNode type => type.Fields,
            InputObjectTypeExtensionNode type => type.Fields,
            _ => [],
        };
    }
}
