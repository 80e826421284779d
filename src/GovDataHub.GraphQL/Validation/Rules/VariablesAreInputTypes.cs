using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>Variables are of input types (GraphQL section 5.8.2).</summary>
internal sealed class VariablesAreInputTypes(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(VariablesAreInputTypes),
        context => new VariablesAreInputTypes(context),
        [SyntaxKind.VariableDefinition],
        []);

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        var definition = (VariableDefinitionNode)node;
        if (Context.Schema.Resolve(definition.Type) is { IsInput: false })
        {
            var type = Printer.Print(definition.Type);
            Report(
                $"Variable \"${definition.Variable.Name.Value}\" cannot be non-input type \"{type}\".",
                definition.Type.Location);
        }

        return true;
    }
}
