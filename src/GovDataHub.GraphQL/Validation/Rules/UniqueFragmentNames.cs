using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>Fragments have different names (GraphQL section 5.5.1.1).</summary>
internal sealed class UniqueFragmentNames(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(UniqueFragmentNames),
        context => new UniqueFragmentNames(context),
        [SyntaxKind.OperationDefinition, SyntaxKind.FragmentDefinition],
        []);

    private readonly Dictionary<string, NameNode> _known = [];

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        if (node is not FragmentDefinitionNode { Name: var name } || _known.TryAdd(name.Value, name))
            return false;
        Report($"There can be only one fragment named \"{name.Value}\".", _known[name.Value].Location, name.Location);
        return false;
    }
}
