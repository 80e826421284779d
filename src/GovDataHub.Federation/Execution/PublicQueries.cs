using GovDataHub.Federation.Catalogue;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.Federation.Execution;

/// <summary>
/// What an operation asks of the root, by its text alone: whether it touches any person or enterprise, whether it asks
/// for the schema. A root field that is not known to be public is personal.
/// </summary>
public static class PublicQueries
{
    /// <summary>Root fields of the hub's own that answer everybody the same: the catalogue of matters.</summary>
    private static readonly string[] OpenFields = ["matters", "matter"];

    /// <summary>Looks at an operation.</summary>
    /// <param name="document">Its document, valid.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="catalogue">Whose namespaces are public registers.</param>
    public static RootUse Of(DocumentNode document, OperationDefinitionNode operation, DepartmentCatalogue catalogue)
    {
        Dictionary<string, FragmentDefinitionNode> fragments = document.Definitions.OfType<FragmentDefinitionNode>()
            .ToDictionary(fragment => fragment.Name.Value, StringComparer.Ordinal);
        HashSet<string> roots = new(StringComparer.Ordinal);
        Collect(operation.SelectionSet, fragments, roots, []);
        bool schema = roots.Overlaps(["__schema", "__type"]);
        bool onlyMeta = roots.All(name => name.StartsWith("__", StringComparison.Ordinal));
        return new RootUse(
            IsPublic: operation.Operation == OperationKind.Query && roots.All(name => IsPublic(name, catalogue)),
            AsksSchema: schema,
            AsksOnlyMeta: onlyMeta);
    }

    private static bool IsPublic(string name, DepartmentCatalogue catalogue)
    {
        return name.StartsWith("__", StringComparison.Ordinal)
            || OpenFields.Contains(name)
            || catalogue.ByNamespace(name) is not null;
    }

    private static void Collect(
        SelectionSetNode set,
        Dictionary<string, FragmentDefinitionNode> fragments,
        HashSet<string> roots,
        HashSet<string> spread)
    {
        foreach (SelectionNode selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    roots.Add(field.Name.Value);
                    break;
                case InlineFragmentNode inline:
                    Collect(inline.SelectionSet, fragments, roots, spread);
                    break;
                case FragmentSpreadNode { Name.Value: { } name } when spread.Add(name)
                    && fragments.TryGetValue(name, out FragmentDefinitionNode? fragment):
                    Collect(fragment.SelectionSet, fragments, roots, spread);
                    break;
                default:
                    break;
            }
        }
    }
}

/// <summary>What an operation asks of the root.</summary>
/// <param name="IsPublic">
/// Whether it is a query of public registers, the catalogue of matters and the schema only: it touches no person and no
/// enterprise, and everybody gets the same answer.
/// </param>
/// <param name="AsksSchema">Whether it asks <c>__schema</c> or <c>__type</c>.</param>
/// <param name="AsksOnlyMeta">Whether it asks nothing but <c>__typename</c>, <c>__schema</c> and <c>__type</c>.</param>
public readonly record struct RootUse(bool IsPublic, bool AsksSchema, bool AsksOnlyMeta);
