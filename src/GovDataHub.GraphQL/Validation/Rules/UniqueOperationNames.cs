using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>Operations have different names (GraphQL section 5.2.2.1).</summary>
internal sealed class UniqueOperationNames(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(UniqueOperationNames),
        context => new UniqueOperationNames(context),
        [SyntaxKind.OperationDefinition, SyntaxKind.FragmentDefinition],
        []);

    private readonly Dictionary<string, NameNode> _known = [];

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        if (node is not OperationDefinitionNode { Name: { } name } || _known.TryAdd(name.Value, name))
            return false;
        Report(
            $"There can be only one operation named \"{name.Value}\".", _known[name.Value].Location, name.Location);
        return false;
    }
}
