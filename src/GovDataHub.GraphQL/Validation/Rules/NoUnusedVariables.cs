using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>Defined variables are used (GraphQL section 5.8.4).</summary>
internal sealed class NoUnusedVariables(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(NoUnusedVariables),
        context => new NoUnusedVariables(context),
        [],
        [SyntaxKind.OperationDefinition]);

    /// <inheritdoc/>
    public override void Leave(SyntaxNode node)
    {
        var operation = (OperationDefinitionNode)node;
        if (operation.VariableDefinitions.IsEmpty)
            return;
        var used = Context.VariablesUsedBy(operation).Select(usage => usage.Node.Name.Value).ToHashSet();
        var end = operation.Name is { } named ? $" in operation \"{named.Value}\"." : ".";
        foreach (var definition in operation.VariableDefinitions)
        {
            var name = definition.Variable.Name.Value;
            if (!used.Contains(name))
                Report($"Variable \"${name}\" is never used{end}", definition.Location);
        }
    }
}
