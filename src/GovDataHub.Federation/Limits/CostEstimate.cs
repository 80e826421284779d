using System.Globalization;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.Federation.Limits;

/// <summary>
/// The static cost of a valid operation: how many objects it may answer with. A field of an object type costs 1, a
/// scalar nothing, a mutation 10, unless <c>@cost(weight:)</c> says otherwise; what stands below a list counts as often
/// as the list is long. Introspection costs nothing here: it has a limit of its own.
/// </summary>
public sealed class CostEstimate
{
    private const long Most = long.MaxValue / 1_000_000;
    private const long Mutation = 10;
    private readonly Schema _schema;
    private readonly ListSizes _sizes;
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments;
    private readonly Dictionary<(string, SizedFields), long> _known = [];

    private CostEstimate(Schema schema, DocumentNode document, ListSizes sizes)
    {
        _schema = schema;
        _sizes = sizes;
        _fragments = document.Definitions.OfType<FragmentDefinitionNode>()
            .ToDictionary(fragment => fragment.Name.Value, StringComparer.Ordinal);
    }

    /// <summary>Estimates one operation.</summary>
    /// <param name="schema">The schema it is valid against.</param>
    /// <param name="document">Its document, for the fragments.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="listSize">How long a list is that nothing says the size of.</param>
    /// <param name="variables">
    /// Its variables, coerced. Null when they are not known: then a list whose size hangs on one counts as of one item,
    /// and the result says so.
    /// </param>
    public static (long Cost, bool HangsOnVariables) Of(
        Schema schema,
        DocumentNode document,
        OperationDefinitionNode operation,
        int listSize,
        IReadOnlyDictionary<string, object?>? variables)
    {
        ListSizes sizes = new(listSize, variables);
        CostEstimate estimate = new(schema, document, sizes);
        long cost = schema.RootType(operation.Operation) is { } root
            ? estimate.Of(operation.SelectionSet, root, SizedFields.None)
            : 0;
        return (cost, sizes.HangsOnVariables);
    }

    private long Of(SelectionSetNode set, NamedType parent, SizedFields sized)
    {
        long cost = 0;
        foreach (SelectionNode selection in set.Selections)
        {
            cost = Math.Min(Most, cost + selection switch
            {
                FieldNode field => Of(field, parent, sized),
                InlineFragmentNode { TypeCondition.Name.Value: { } name } inline =>
                    Of(inline.SelectionSet, _schema.FindType(name) ?? parent, sized),
                InlineFragmentNode inline => Of(inline.SelectionSet, parent, sized),
                FragmentSpreadNode spread => OfFragment(spread.Name.Value, sized),
                _ => 0,
            });
        }

        return cost;
    }

    private long OfFragment(string name, SizedFields sized)
    {
        if (_known.TryGetValue((name, sized), out long cost) || !_fragments.TryGetValue(name, out var fragment))
        {
            return cost;
        }

        NamedType? type = _schema.FindType(fragment.TypeCondition.Name.Value);
        return _known[(name, sized)] = type is null ? 0 : Of(fragment.SelectionSet, type, sized);
    }

    private long Of(FieldNode node, NamedType parent, SizedFields sized)
    {
        if ((parent as ImplementingType)?.Fields.Find(node.Name.Value) is not { } field)
        {
            return 0;
        }

        (long length, SizedFields below) = _sizes.Of(field, node, sized);
        long each = WeightOf(field, parent);
        if (node.SelectionSet is { } set)
        {
            each = Math.Min(Most, each + Of(set, field.Type.Named, below));
        }

        return length == 0 ? 0 : each > Most / length ? Most : each * length;
    }

    private long WeightOf(FieldDefinition field, NamedType parent)
    {
        DirectiveNode? declared = field.Directives.FirstOrDefault(one => one.Name.Value == "cost");
        long usual = parent == _schema.MutationType ? Mutation : field.Type.Named is CompositeType ? 1 : 0;
        return Weight(declared) ?? usual;
    }

    private static long? Weight(DirectiveNode? cost)
    {
        string? text = cost?.Find("weight") switch
        {
            StringValueNode weight => weight.Value,
            IntValueNode weight => weight.Value,
            _ => null,
        };
        return decimal.TryParse(text, CultureInfo.InvariantCulture, out decimal number)
            ? (long)Math.Clamp(Math.Ceiling(number), 0, int.MaxValue)
            : null;
    }
}
