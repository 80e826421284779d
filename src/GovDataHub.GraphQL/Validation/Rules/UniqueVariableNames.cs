using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>An operation defines a variable once (GraphQL section 5.8.1).</summary>
internal sealed class UniqueVariableNames(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(UniqueVariableNames),
        context => new UniqueVariableNames(context),
        [SyntaxKind.OperationDefinition],
        []);

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        var definitions = ((OperationDefinitionNode)node).VariableDefinitions;
        if (definitions.Length < 2)
            return true;
        foreach (var group in definitions.GroupBy(definition => definition.Variable.Name.Value))
        {
            if (group.Count() > 1)
            {
                Report(
                    $"There can be only one variable named \"${group.Key}\".",
                    [.. group.Select(definition => definition.Variable.Name.Location)]);
            }
        }

        return true;
    }
}
