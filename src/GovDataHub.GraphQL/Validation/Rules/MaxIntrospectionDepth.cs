using System.Runtime.CompilerServices;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>Introspection does not follow lists of types into each other without end (GraphQL section 4).</summary>
internal sealed class MaxIntrospectionDepth(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(MaxIntrospectionDepth),
        context => new MaxIntrospectionDepth(context),
        [SyntaxKind.Field],
        []);

    private const int MostLists = 3;

    private readonly Dictionary<string, int> _harmless = [];
    private readonly Dictionary<string, int> _tooDeep = [];

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        var field = (FieldNode)node;
        if (field.Name.Value is not ("__schema" or "__type") || !IsTooDeep(field, 0, []))
            return true;
        Report("Maximum introspection depth exceeded", node.Location);
        return false;
    }

    private bool IsTooDeep(SelectionNode selection, int depth, Dictionary<string, int> visited)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (selection)
        {
            case FragmentSpreadNode spread:
                return IsTooDeep(spread, depth, visited);
            case InlineFragmentNode inline:
                return IsTooDeep(inline.SelectionSet, depth, visited);
            case FieldNode { Name.Value: "fields" or "interfaces" or "possibleTypes" or "inputFields" }
                when ++depth >= MostLists:
                return true;
            default:
                return ((FieldNode)selection).SelectionSet is { } below && IsTooDeep(below, depth, visited);
        }
    }

    private bool IsTooDeep(SelectionSetNode selections, int depth, Dictionary<string, int> visited)
    {
        foreach (var selection in selections.Selections)
        {
            if (IsTooDeep(selection, depth, visited))
                return true;
        }

        return false;
    }

    /// <summary>A fragment is looked into again only when it is entered deeper than before.</summary>
    private bool IsTooDeep(FragmentSpreadNode spread, int depth, Dictionary<string, int> visited)
    {
        var name = spread.Name.Value;
        if (_tooDeep.TryGetValue(name, out var known) && known <= depth)
            return true;
        if (visited.GetValueOrDefault(name, -1) >= depth || _harmless.GetValueOrDefault(name, -1) >= depth)
            return false;
        if (Context.FindFragment(name) is not { } fragment)
            return false;
        visited[name] = depth;
        var found = IsTooDeep(fragment.SelectionSet, depth, visited);
        (found ? _tooDeep : _harmless)[name] = depth;
        return found;
    }
}
