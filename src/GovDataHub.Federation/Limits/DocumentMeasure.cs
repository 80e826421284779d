using System.Runtime.CompilerServices;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.Federation.Limits;

/// <summary>
/// Measures a parsed document, before anything that takes more than linear time looks at it. Each fragment is measured
/// once, so that fragments that multiply are counted without being walked; the document need not be valid: a fragment
/// that spreads itself or is missing counts as nothing, and validation says so later.
/// </summary>
internal sealed class DocumentMeasure
{
    private const long Most = long.MaxValue / 4;
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Extent> _known = new(StringComparer.Ordinal);

    public DocumentMeasure(DocumentNode document)
    {
        foreach (FragmentDefinitionNode fragment in document.Definitions.OfType<FragmentDefinitionNode>())
        {
            _fragments.TryAdd(fragment.Name.Value, fragment);
        }
    }

    /// <summary>What one operation comes to, its fragments followed.</summary>
    public Extent Of(OperationDefinitionNode operation)
    {
        return Of(operation.SelectionSet);
    }

    /// <summary>How many different response names an operation has at its root.</summary>
    public int RootFields(OperationDefinitionNode operation)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        HashSet<string> spread = new(StringComparer.Ordinal);
        Stack<SelectionSetNode> open = new([operation.SelectionSet]);
        while (open.TryPop(out SelectionSetNode? set))
        {
            foreach (SelectionNode selection in set.Selections)
            {
                switch (selection)
                {
                    case FieldNode field:
                        names.Add(field.ResponseName);
                        break;
                    case InlineFragmentNode inline:
                        open.Push(inline.SelectionSet);
                        break;
                    case FragmentSpreadNode { Name.Value: { } name } when spread.Add(name)
                        && _fragments.TryGetValue(name, out FragmentDefinitionNode? fragment):
                        open.Push(fragment.SelectionSet);
                        break;
                    default:
                        break;
                }
            }
        }

        return names.Count;
    }

    private Extent Of(SelectionSetNode set)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return new Extent(int.MaxValue, 0, 0, Most, Most);
        }

        Extent whole = default;
        foreach (SelectionNode selection in set.Selections)
        {
            whole = whole.And(selection switch
            {
                FieldNode field => Of(field),
                InlineFragmentNode inline => Of(inline.SelectionSet),
                FragmentSpreadNode spread => OfFragment(spread.Name.Value),
                _ => default,
            });
        }

        return whole;
    }

    private Extent Of(FieldNode field)
    {
        Extent below = field.SelectionSet is { } set ? Of(set) : default;
        bool begins = field.Name.Value is "__schema" or "__type";
        bool leadsOn = field.Name.Value is "fields" or "interfaces" or "possibleTypes" or "inputFields";
        return new Extent(
            below.Depth == int.MaxValue ? int.MaxValue : below.Depth + 1,
            begins ? 0 : below.TypeLists + (leadsOn ? 1 : 0),
            begins ? Math.Max(below.TypeLists, below.Introspection) : below.Introspection,
            Math.Min(Most, below.Fields + 1),
            Math.Min(Most, below.Aliases + (field.Alias is null ? 0 : 1)));
    }

    private Extent OfFragment(string name)
    {
        if (_known.TryGetValue(name, out Extent extent) || !_fragments.TryGetValue(name, out var fragment))
        {
            return extent;
        }

        _known[name] = default;
        return _known[name] = Of(fragment.SelectionSet);
    }

    /// <summary>The extent of a selection set.</summary>
    /// <param name="Depth">Nesting of fields.</param>
    /// <param name="TypeLists">
    /// Nesting of fields named as the lists of introspection, while it is open whether they stand below
    /// <c>__schema</c> or <c>__type</c>.
    /// </param>
    /// <param name="Introspection">The same nesting where they do.</param>
    /// <param name="Fields">Fields, as often as they are spread.</param>
    /// <param name="Aliases">Aliases, as often as they are spread.</param>
    internal readonly record struct Extent(
        int Depth, int TypeLists, int Introspection, long Fields, long Aliases)
    {
        /// <summary>Both beside one another.</summary>
        public Extent And(Extent other)
        {
            return new Extent(
                Math.Max(Depth, other.Depth),
                Math.Max(TypeLists, other.TypeLists),
                Math.Max(Introspection, other.Introspection),
                Math.Min(Most, Fields + other.Fields),
                Math.Min(Most, Aliases + other.Aliases));
        }
    }
}
