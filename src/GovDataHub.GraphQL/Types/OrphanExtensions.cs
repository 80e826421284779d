using System.Diagnostics;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Types;

/// <summary>
/// Subgraph schemas extend types that only other subgraphs define. Here the first extension of such a type becomes its
/// definition, so that the schema can stand alone.
/// </summary>
internal static class OrphanExtensions
{
    /// <summary>Rewrites documents so that every extended type has a definition.</summary>
    /// <param name="documents">The documents.</param>
    /// <returns>The documents, those with orphans rewritten.</returns>
    public static IReadOnlyList<DocumentNode> Define(IReadOnlyList<DocumentNode> documents)
    {
        var defined = documents.SelectMany(document => document.Definitions).OfType<TypeDefinitionNode>()
            .Select(type => type.Name.Value).ToHashSet();
        return
        [
            .. documents.Select(document => new DocumentNode(
                [.. document.Definitions.Select(one => Define(one, defined))], document.TokenCount, document.Location)),
        ];
    }

    private static DefinitionNode Define(DefinitionNode definition, HashSet<string> defined)
    {
        if (definition is not TypeExtensionNode extension || !defined.Add(extension.Name.Value))
            return definition;
        var (name, directives, location) = (extension.Name, extension.Directives, extension.Location);
        return extension switch
        {
            ObjectTypeExtensionNode type =>
                new ObjectTypeDefinitionNode(name, directives, type.Interfaces, type.Fields, location),
            InterfaceTypeExtensionNode type =>
                new InterfaceTypeDefinitionNode(name, directives, type.Interfaces, type.Fields, location),
            UnionTypeExtensionNode type => new UnionTypeDefinitionNode(name, directives, type.Types, location),
            EnumTypeExtensionNode type => new EnumTypeDefinitionNode(name, directives, type.Values, location),
            InputObjectTypeExtensionNode type =>
                new InputObjectTypeDefinitionNode(name, directives, type.Fields, location),
            ScalarTypeExtensionNode => new ScalarTypeDefinitionNode(name, directives, location),
            _ => throw new UnreachableException(),
        };
    }
}
