using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>Every fragment is spread by some operation (GraphQL section 5.5.1.4).</summary>
internal sealed class NoUnusedFragments(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(NoUnusedFragments),
        context => new NoUnusedFragments(context),
        [SyntaxKind.OperationDefinition, SyntaxKind.FragmentDefinition],
        [SyntaxKind.Document]);

    private readonly List<OperationDefinitionNode> _operations = [];
    private readonly List<FragmentDefinitionNode> _fragments = [];

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        if (node is OperationDefinitionNode operation)
            _operations.Add(operation);
        else
            _fragments.Add((FragmentDefinitionNode)node);
        return false;
    }

    /// <inheritdoc/>
    public override void Leave(SyntaxNode node)
    {
        if (_fragments.Count == 0)
            return;
        var used = Context.FragmentsUsedBy(_operations).Select(fragment => fragment.Name.Value).ToHashSet();
        foreach (var fragment in _fragments)
        {
            if (!used.Contains(fragment.Name.Value))
                Report($"Fragment \"{fragment.Name.Value}\" is never used.", fragment.Location);
        }
    }
}
