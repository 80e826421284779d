using System.Collections.Immutable;
using System.Text.Json;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Execution;

/// <summary>The selections that share one response name (a "field set" entry of GraphQL section 6.3.2).</summary>
public sealed class FieldGroup
{
    internal FieldGroup(string responseName, ImmutableArray<FieldNode> nodes)
    {
        ResponseName = responseName;
        Nodes = nodes;
        Key = JsonEncodedText.Encode(responseName);
    }

    /// <summary>Its key in the response.</summary>
    public string ResponseName { get; }

    /// <summary>The selections, in order; all of the same field with the same arguments.</summary>
    public ImmutableArray<FieldNode> Nodes { get; }

    /// <summary>The field's name.</summary>
    public string FieldName => Nodes[0].Name.Value;

    internal JsonEncodedText Key { get; }
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
        var collecting = new Collecting();
        Collect(type, selections, collecting);
        return collecting.ToGroups();
    }

    /// <summary>The fields selected below a field whose value turned out to be of an object type.</summary>
    /// <param name="type">The runtime type.</param>
    /// <param name="parents">The selections of the field.</param>
    /// <returns>The fields in response order.</returns>
    public ImmutableArray<FieldGroup> Collect(ObjectType type, ImmutableArray<FieldNode> parents)
    {
        var collecting = new Collecting();
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

    private void Collect(ObjectType type, SelectionSetNode selections, Collecting collecting)
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
                    Collect(type, inline.SelectionSet, collecting);
                    break;
                case FragmentSpreadNode spread when collecting.Visit(spread.Name.Value)
                    && _fragments.TryGetValue(spread.Name.Value, out var fragment)
                    && Applies(fragment.TypeCondition, type):
                    Collect(type, fragment.SelectionSet, collecting);
                    break;
                default:
                    break;
            }
        }
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
        var definition = IntrospectionTypes.Directives.First(one => one.Name == name);
        var (values, error) = ArgumentCoercion.Coerce(definition, directive, _variables);
        if (error is not null)
            throw new FieldErrorException(error.Code!, error.Message) { Locations = error.Locations };
        return (bool?)values["if"];
    }

    private sealed class Collecting
    {
        private readonly List<string> _order = [];
        private readonly Dictionary<string, List<FieldNode>> _nodes = [];
        private HashSet<string>? _visited;

        public bool Visit(string fragment)
        {
            return (_visited ??= []).Add(fragment);
        }

        public void Add(FieldNode field)
        {
            var name = field.ResponseName;
            if (_nodes.TryGetValue(name, out var nodes))
            {
                nodes.Add(field);
                return;
            }

            _nodes[name] = [field];
            _order.Add(name);
        }

        public ImmutableArray<FieldGroup> ToGroups()
        {
            return [.. _order.Select(name => new FieldGroup(name, [.. _nodes[name]]))];
        }
    }
}
