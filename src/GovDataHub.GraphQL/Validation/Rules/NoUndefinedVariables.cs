using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>Used variables are defined by every operation that uses them (GraphQL section 5.8.3).</summary>
internal sealed class NoUndefinedVariables(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(NoUndefinedVariables),
        context => new NoUndefinedVariables(context),
        [],
        [SyntaxKind.OperationDefinition]);

    /// <inheritdoc/>
    public override void Leave(SyntaxNode node)
    {
        var operation = (OperationDefinitionNode)node;
        var usages = Context.VariablesUsedBy(operation);
        if (usages.Count == 0)
            return;
        var defined = operation.VariableDefinitions.Select(one => one.Variable.Name.Value).ToHashSet();
        var end = operation.Name is { } named ? $" by operation \"{named.Value}\"." : ".";
        foreach (var usage in usages)
        {
            var name = usage.Node.Name.Value;
            if (!defined.Contains(name))
                Report($"Variable \"${name}\" is not defined{end}", usage.Node.Location, operation.Location);
        }
    }
}
