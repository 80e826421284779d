using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>An operation without a name is the only one (GraphQL section 5.2.3.1).</summary>
internal sealed class LoneAnonymousOperation(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(LoneAnonymousOperation),
        context => new LoneAnonymousOperation(context),
        [SyntaxKind.Document, SyntaxKind.OperationDefinition],
        []);

    private int _operations;

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        if (node is DocumentNode document)
            _operations = document.Definitions.Count(definition => definition is OperationDefinitionNode);
        else if (node is OperationDefinitionNode { Name: null } && _operations > 1)
            Report("This anonymous operation must be the only defined operation.", node.Location);
        return true;
    }
}
