using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>The schema is defined once (GraphQL section 3.3).</summary>
internal sealed class LoneSchemaDefinition(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(LoneSchemaDefinition),
        context => new LoneSchemaDefinition(context),
        [SyntaxKind.SchemaDefinition],
        []);

    private bool _defined;

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        if (_defined)
            Report("Must provide only one schema definition.", node.Location);
        _defined = true;
        return true;
    }
}
