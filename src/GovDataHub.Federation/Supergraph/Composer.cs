using System.Collections.Immutable;
using GovDataHub.Federation.Catalogue;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.Federation.Supergraph;

/// <summary>What composition came to.</summary>
/// <param name="Errors">Rules that do not hold; when there is one, there is no schema.</param>
/// <param name="Documents">
/// The API schema: the hub's document, then what each department adds; no federation terms.
/// </param>
/// <param name="Supergraph">The supergraph in the notation of the join specification.</param>
public sealed record CompositionResult(
    ImmutableArray<CompositionError> Errors, ImmutableArray<DocumentNode> Documents, string Supergraph);

/// <summary>
/// Composes the hub's own surface and the departments' subgraphs. Entities (types with <c>@key</c> in several graphs)
/// and <c>Query</c> are merged field by field, scalars by name; every other type belongs to one graph.
/// </summary>
public static class Composer
{
    private const string Key = "key";

    /// <summary>Composes; pure.</summary>
    /// <param name="subgraphs">The hub's document first, then the departments'.</param>
    /// <param name="catalogue">What the departments say they hold.</param>
    public static CompositionResult Compose(IReadOnlyList<Subgraph> subgraphs, DepartmentCatalogue catalogue)
    {
        List<CompositionError> errors = [];
        Dictionary<string, MergedType> types = new(StringComparer.Ordinal);
        List<MergedType> order = [];
        foreach (Subgraph subgraph in subgraphs)
        {
            Merge(subgraph, types, order, errors);
        }

        errors.AddRange(CatalogueAgreement.Check(types, subgraphs, catalogue));
        return errors.Count > 0
            ? new CompositionResult([.. errors], [], "")
            : new CompositionResult(
                [],
                [.. subgraphs.Select(ApiDocument).OfType<DocumentNode>()],
                SupergraphWriter.Write(subgraphs, order));
    }

    /// <summary>The fields of the key a type declares, or null.</summary>
    internal static string? KeyOf(TypeDeclarationNode type)
    {
        return type.Directives.FirstOrDefault(directive => directive.Name.Value == Key)?.Find("fields")
            is StringValueNode fields
            ? fields.Value
            : null;
    }

    internal static ImmutableArray<FieldDefinitionNode>? FieldsOf(TypeDeclarationNode type)
    {
        return type switch
        {
            ObjectTypeDefinitionNode definition => definition.Fields,
            ObjectTypeExtensionNode extension => extension.Fields,
            _ => null,
        };
    }

    private static void Merge(
        Subgraph subgraph,
        Dictionary<string, MergedType> types,
        List<MergedType> order,
        List<CompositionError> errors)
    {
        foreach (TypeDeclarationNode node in subgraph.Document.Definitions.OfType<TypeDeclarationNode>())
        {
            if (!types.TryGetValue(node.Name.Value, out MergedType? type))
            {
                type = new MergedType(node.Name.Value) { First = node };
                types.Add(type.Name, type);
                order.Add(type);
            }
            else if (!MayMeet(type, node))
            {
                errors.Add(new CompositionError(
                    "TYPE_COLLISION", subgraph.File, node.Name.Location.Line,
                    $"{type.Name} is defined by {type.Graphs[0].Graph} already; name it after its department"));
                continue;
            }

            if (!type.Graphs.Exists(graph => graph.Graph == subgraph.Name))
            {
                type.Graphs.Add((subgraph.Name, KeyOf(node)));
            }

            foreach (FieldDefinitionNode field in FieldsOf(node) ?? [])
            {
                MergeField(subgraph, type, field, errors);
            }
        }
    }

    private static bool MayMeet(MergedType type, TypeDeclarationNode node)
    {
        return (type.First, node) switch
        {
            (ScalarTypeDefinitionNode, ScalarTypeDefinitionNode) => true,
            (ObjectTypeDefinitionNode or ObjectTypeExtensionNode, ObjectTypeExtensionNode) => true,
            (ObjectTypeDefinitionNode or ObjectTypeExtensionNode, ObjectTypeDefinitionNode) => KeyOf(node) is not null,
            _ => false,
        };
    }

    private static void MergeField(
        Subgraph subgraph, MergedType type, FieldDefinitionNode field, List<CompositionError> errors)
    {
        (FieldDefinitionNode? known, List<string>? graphs) = type.Fields
            .Find(entry => entry.Field.Name.Value == field.Name.Value);
        if (known is null)
        {
            type.Fields.Add((field, [subgraph.Name]));
        }
        else if (!IsKey(type, field) && type.Name != "Query")
        {
            errors.Add(new CompositionError(
                "FIELD_NOT_SHAREABLE", subgraph.File, field.Name.Location.Line,
                $"{type.Name}.{field.Name.Value} is resolved by {graphs![0]} already"));
        }
        else if (known.Type.ToString() != field.Type.ToString())
        {
            errors.Add(new CompositionError(
                "FIELD_TYPE_MISMATCH", subgraph.File, field.Name.Location.Line,
                $"{type.Name}.{field.Name.Value} is {field.Type} here and {known.Type} in {graphs![0]}"));
        }
        else
        {
            graphs!.Add(subgraph.Name);
        }
    }

    private static bool IsKey(MergedType type, FieldDefinitionNode field)
    {
        return type.Graphs.Exists(graph => graph.Key is { } key && key.Split(' ').Contains(field.Name.Value));
    }

    /// <summary>What a subgraph adds to the API schema: its entities become extensions, federation terms go.</summary>
    private static DocumentNode? ApiDocument(Subgraph subgraph)
    {
        if (subgraph.Name == Subgraph.Hub)
        {
            return subgraph.Document;
        }

        ImmutableArray<DefinitionNode> definitions = [.. subgraph.Document.Definitions
            .OfType<TypeDeclarationNode>()
            .Where(node => node is not ScalarTypeDefinitionNode)
            .Select(ApiType)];
        return definitions.IsEmpty
            ? null
            : new DocumentNode(definitions, subgraph.Document.TokenCount, subgraph.Document.Location);
    }

    private static TypeDeclarationNode ApiType(TypeDeclarationNode node)
    {
        if (node is not ObjectTypeDefinitionNode entity || KeyOf(node) is not { } key)
        {
            return node;
        }

        string[] keys = key.Split(' ');
        return new ObjectTypeExtensionNode(
            entity.Name,
            [],
            [],
            [.. entity.Fields.Where(field => !keys.Contains(field.Name.Value))],
            entity.Location);
    }
}
