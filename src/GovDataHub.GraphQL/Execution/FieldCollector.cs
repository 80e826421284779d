using System.Collections.Immutable;
using GovDataHub.GraphQL.Execution.Incremental;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Execution;

/// <summary>The selections that share one response name (a "field set" entry of GraphQL section 6.3.2).</summary>
public sealed class FieldGroup
{
    internal FieldGroup(ImmutableArray<FieldNode> nodes, IReadOnlyList<DeferUsage?>? usages)
    {
        Nodes = nodes;
        Usages = usages ?? [];
    }

    /// <summary>Its key in the response.</summary>
    public string ResponseName => Nodes[0].ResponseName;

    /// <summary>The selections, in order; all of the same field with the same arguments.</summary>
    public ImmutableArray<FieldNode> Nodes { get; }

    /// <summary>The field's name.</summary>
    public string FieldName => Nodes[0].Name.Value;

    /// <summary>The deferral of each selection; empty when deferrals were not looked at.</summary>
    internal IReadOnlyList<DeferUsage?> Usages { get; }

    internal DeferUsage? UsageOf(int index)
    {
        return index < Usages.Count ? Usages[index] : null;
    }
}

/// <summary>
/// CollectFields() of GraphQL section 6.3.2: fragments resolved for a runtime type, <c>@skip</c> and <c>@include</c>
/// applied, selections of one response name merged, in order of first occurrence. For executors and planners alike.
/// </summary>
public sealed class FieldCollector
{
    private readonly Schema _schema;
    private readonly IReadOnlyDictionary<string, object?>? _variables;
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = [];

    /// <summary>Prepares collecting for one operation.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="document">The document whose fragments may be spread.</param>
    /// <param name="variables">
    /// The operation's coerced variables; null when they are not known, then selections that hang on one are kept.
    /// </param>
    public FieldCollector(Schema schema, DocumentNode document, IReadOnlyDictionary<string, object?>? variables)
    {
        ArgumentNullException.ThrowIfNull(document);
        _schema = schema;
        _variables = variables;
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
            _fragments[fragment.Name.Value] = fragment;
    }

    /// <summary>The fields a selection set has on an object type.</summary>
    /// <param name="type">The runtime type.</param>
    /// <param name="selections">The selection set.</param>
    /// <returns>The fields in response order.</returns>
    public ImmutableArray<FieldGroup> Collect(ObjectType type, SelectionSetNode selections)
    {
        var collecting = new CollectedFields();
        Collect(type, selections, collecting);
        return collecting.ToGroups();
    }

    /// <summary>The fields selected below a field whose value turned out to be of an object type.</summary>
    /// <param name="type">The runtime type.</param>
    /// <param name="parents">The selections of the field.</param>
    /// <returns>The fields in response order.</returns>
    public ImmutableArray<FieldGroup> Collect(ObjectType type, ImmutableArray<FieldNode> parents)
    {
        var collecting = new CollectedFields();
        foreach (var parent in parents)
        {
            if (parent.SelectionSet is { } selections)
                Collect(type, selections, collecting);
        }

        return collecting.ToGroups();
    }

    /// <summary>Whether <c>@skip</c> and <c>@include</c> let a selection stand.</summary>
    /// <param name="selection">The selection.</param>
    /// <returns>False when it is to be left out.</returns>
    /// <exception cref="FieldErrorException">A condition is null.</exception>
    public bool IsIncluded(SelectionNode selection)
    {
        ArgumentNullException.ThrowIfNull(selection);
        if (selection.Directives.IsEmpty)
            return true;
        return Condition(selection, "skip") != true && Condition(selection, "include") != false;
    }

    /// <summary>
    /// The fields of an object, each selection with the deferral it hangs on, and the deferrals met here.
    /// </summary>
    internal (ImmutableArray<FieldGroup> Groups, ImmutableArray<DeferUsage> Usages) CollectDeferred(
        ObjectType type, IReadOnlyList<(SelectionSetNode Selections, DeferUsage? Usage)> parents)
    {
        var collecting = new CollectedFields { Usages = [] };
        foreach (var (selections, usage) in parents)
        {
            collecting.Current = usage;
            Collect(type, selections, collecting);
        }

        return (collecting.ToGroups(), [.. collecting.Usages]);
    }

    private void Collect(ObjectType type, SelectionSetNode selections, CollectedFields collecting)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var selection in selections.Selections)
        {
            if (!IsIncluded(selection))
                continue;
            switch (selection)
            {
                case FieldNode field:
                    collecting.Add(field);
                    break;
                case InlineFragmentNode inline when Applies(inline.TypeCondition, type):
                    CollectFragment(type, inline, inline.SelectionSet, collecting);
                    break;
                case FragmentSpreadNode spread when IsDeferred(spread, collecting)
                        || collecting.Visit(spread.Name.Value):
                    if (_fragments.TryGetValue(spread.Name.Value, out var fragment)
                        && Applies(fragment.TypeCondition, type))
                        CollectFragment(type, spread, fragment.SelectionSet, collecting);
                    break;
                default:
                    break;
            }
        }
    }

    private void CollectFragment(
        ObjectType type, SelectionNode selection, SelectionSetNode selections, CollectedFields collecting)
    {
        if (!IsDeferred(selection, collecting))
        {
            Collect(type, selections, collecting);
            return;
        }

        var around = collecting.Current;
        collecting.Current = new(Text(selection.FindDirective("defer")!.Find("label")), around);
        collecting.Usages!.Add(collecting.Current);
        Collect(type, selections, collecting);
        collecting.Current = around;
    }

    private bool IsDeferred(SelectionNode selection, CollectedFields collecting)
    {
        return collecting.Usages is not null && selection.FindDirective("defer") is not null
            && Condition(selection, "defer") != false;
    }

    /// <summary>The label of a deferral or stream: a literal, or a variable's value.</summary>
    internal string? Text(ValueNode? value)
    {
        return value switch
        {
            StringValueNode text => text.Value,
            VariableNode variable => _variables?.GetValueOrDefault(variable.Name.Value) as string,
            _ => null,
        };
    }

    private bool Applies(NamedTypeNode? condition, ObjectType type)
    {
        return condition is null || condition.Name.Value == type.Name
            || (_schema.FindType(condition.Name.Value) is { } named && _schema.Applies(named, type));
    }

    private bool? Condition(SelectionNode selection, string name)
    {
        if (selection.FindDirective(name) is not { } directive)
            return null;
        if (directive.Find("if") is BooleanValueNode literal)
            return literal.Value;
        if (_variables is null)
            return null;
        if (directive.Find("if") is VariableNode given
            && _variables.TryGetValue(given.Name.Value, out var known)
            && known is bool condition)
            return condition;
        if (_schema.FindDirective(name) is not { } definition)
            return null;
        var (values, error) = ArgumentCoercion.Coerce(definition, directive, _variables);
        if (error is not null)
            throw new FieldErrorException(error.Code!, error.Message) { Locations = error.Locations };
        return values.GetValueOrDefault("if") as bool?;
    }
}
