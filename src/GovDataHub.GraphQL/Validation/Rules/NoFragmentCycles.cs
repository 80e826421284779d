using System.Runtime.CompilerServices;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>No fragment spreads itself, directly or through others (GraphQL section 5.5.2.2).</summary>
internal sealed class NoFragmentCycles(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(NoFragmentCycles),
        context => new NoFragmentCycles(context),
        [SyntaxKind.OperationDefinition, SyntaxKind.FragmentDefinition],
        []);

    private readonly HashSet<string> _visited = [];
    private readonly List<FragmentSpreadNode> _path = [];
    private readonly Dictionary<string, int> _positions = [];

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        if (node is FragmentDefinitionNode fragment)
            Search(fragment);
        return false;
    }

    private void Search(FragmentDefinitionNode fragment)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var name = fragment.Name.Value;
        if (!_visited.Add(name))
            return;
        var spreads = Context.SpreadsBelow(fragment.SelectionSet);
        if (spreads.Count == 0)
            return;
        _positions[name] = _path.Count;
        foreach (var spread in spreads)
        {
            _path.Add(spread);
            if (_positions.TryGetValue(spread.Name.Value, out var start))
                ReportCycle(spread.Name.Value, _path[start..]);
            else if (Context.FindFragment(spread.Name.Value) is { } next)
                Search(next);
            _path.RemoveAt(_path.Count - 1);
        }

        _positions.Remove(name);
    }

    private void ReportCycle(string name, List<FragmentSpreadNode> cycle)
    {
        var via = string.Join(", ", cycle.SkipLast(1).Select(spread => $"\"{spread.Name.Value}\""));
        Report(
            $"Cannot spread fragment \"{name}\" within itself{(via.Length > 0 ? $" via {via}" : "")}.",
            [.. cycle.Select(spread => spread.Location)]);
    }
}
