using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Validation;

/// <summary>A variable where it is used, and what is expected there.</summary>
/// <param name="Node">The variable.</param>
/// <param name="Type">The type expected; null when the schema knows nothing about the place.</param>
/// <param name="Input">The argument or input field it is the value of; null inside a list.</param>
/// <param name="ParentType">The type of the enclosing value, or null.</param>
internal readonly record struct VariableUsage(
    VariableNode Node, GraphQLType? Type, InputValueDefinition? Input, GraphQLType? ParentType);

/// <summary>
/// What the rules of one validation share: the document, where the walk is, and facts worked out once.
/// </summary>
/// <param name="schema">The schema; null for a type system document.</param>
/// <param name="document">The document.</param>
/// <param name="mostErrors">How many errors end the validation.</param>
internal sealed class ValidationContext(Schema? schema, DocumentNode document, int mostErrors)
{
    private const int FragmentWork = 50_000;
    private readonly Dictionary<SelectionSetNode, List<FragmentSpreadNode>> _spreads = [];
    private readonly Dictionary<ExecutableDefinitionNode, List<VariableUsage>> _usages = [];
    private readonly Dictionary<OperationDefinitionNode, List<VariableUsage>> _allUsages = [];
    private Dictionary<string, FragmentDefinitionNode>? _fragments;
    private int _fragmentWork;

    /// <summary>The schema; null for a type system document.</summary>
    public Schema? SchemaOrNull { get; } = schema;

    /// <summary>The schema of an executable document.</summary>
    public Schema Schema => SchemaOrNull ?? throw new InvalidOperationException("A type system document has none.");

    /// <summary>The document.</summary>
    public DocumentNode Document { get; } = document;

    /// <summary>What the schema says about the walk's position; null for a type system document.</summary>
    public TypeInfo? Types { get; } = schema is null ? null : new(schema);

    /// <summary>The nodes around the walk's position, the document first, the position itself not among them.</summary>
    public List<SyntaxNode> Ancestors { get; } = [];

    /// <summary>What was found so far.</summary>
    public List<GraphQLError> Errors { get; } = [];

    /// <summary>The directives the document may use: the schema's, or the built-in ones.</summary>
    public IEnumerable<DirectiveDefinition> Directives => SchemaOrNull?.Directives ?? IntrospectionTypes.Directives;

    /// <summary>Takes an error; ends the validation when there are enough.</summary>
    /// <param name="error">The error.</param>
    public void Report(GraphQLError error)
    {
        if (Errors.Count >= mostErrors)
        {
            throw new ValidationAbortedException(
                "Too many validation errors, error limit reached. Validation aborted.");
        }

        Errors.Add(error);
    }

    /// <summary>The fragment with a name, or null; of several the last.</summary>
    /// <param name="name">The fragment's name.</param>
    /// <returns>The fragment.</returns>
    public FragmentDefinitionNode? FindFragment(string name)
    {
        if (_fragments is null)
        {
            _fragments = [];
            foreach (var definition in Document.Definitions)
            {
                if (definition is FragmentDefinitionNode fragment)
                    _fragments[fragment.Name.Value] = fragment;
            }
        }

        return _fragments.GetValueOrDefault(name);
    }

    /// <summary>The spreads below a selection set, those of outer selections first.</summary>
    /// <param name="selections">The selection set.</param>
    /// <returns>The spreads.</returns>
    public List<FragmentSpreadNode> SpreadsBelow(SelectionSetNode selections)
    {
        if (_spreads.TryGetValue(selections, out var spreads))
            return spreads;
        spreads = [];
        var pending = new Stack<SelectionSetNode>([selections]);
        while (pending.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                if (selection is FragmentSpreadNode spread)
                    spreads.Add(spread);
                else if (selection.Inside is { } inside)
                    pending.Push(inside);
            }
        }

        return _spreads[selections] = spreads;
    }

    /// <summary>The fragments some operations spread, directly or through others, in order of first mention.</summary>
    /// <param name="operations">The operations.</param>
    /// <returns>The fragments.</returns>
    public List<FragmentDefinitionNode> FragmentsUsedBy(IEnumerable<OperationDefinitionNode> operations)
    {
        var names = new List<string>();
        var seen = new HashSet<string>();
        foreach (var spread in operations.SelectMany(operation => SpreadsBelow(operation.SelectionSet)))
        {
            if (seen.Add(spread.Name.Value))
                names.Add(spread.Name.Value);
        }

        Spend(names.Count);
        var fragments = new List<FragmentDefinitionNode>();
        for (var index = 0; index < names.Count; index++)
        {
            if (FindFragment(names[index]) is not { } fragment)
                continue;
            fragments.Add(fragment);
            var spreads = SpreadsBelow(fragment.SelectionSet);
            Spend(spreads.Count);
            names.AddRange(spreads.Select(spread => spread.Name.Value).Where(seen.Add));
        }

        return fragments;
    }

    /// <summary>
    /// The variables an operation uses, its own selections first, then those of the fragments it uses.
    /// </summary>
    /// <param name="operation">The operation.</param>
    /// <returns>The usages.</returns>
    public List<VariableUsage> VariablesUsedBy(OperationDefinitionNode operation)
    {
        if (_allUsages.TryGetValue(operation, out var usages))
            return usages;
        usages = [.. VariablesIn(operation)];
        foreach (var fragment in FragmentsUsedBy([operation]))
        {
            var inFragment = VariablesIn(fragment);
            Spend(inFragment.Count + 1);
            usages.AddRange(inFragment);
        }

        return _allUsages[operation] = usages;
    }

    /// <summary>
    /// Counts work that grows with how often fragments are used; ends the validation when it is too much.
    /// </summary>
    /// <param name="work">Units of work.</param>
    public void Spend(int work)
    {
        _fragmentWork += work;
        if (_fragmentWork > FragmentWork)
            throw new ValidationAbortedException("Validation aborted.");
    }

    private List<VariableUsage> VariablesIn(ExecutableDefinitionNode definition)
    {
        if (!_usages.TryGetValue(definition, out var usages))
            _usages[definition] = usages = VariableUsages.In(Schema, definition);
        return usages;
    }
}
