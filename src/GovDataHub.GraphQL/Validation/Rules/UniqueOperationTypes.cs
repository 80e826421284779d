using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>The schema names one root type for an operation (GraphQL section 3.3.1).</summary>
internal sealed class UniqueOperationTypes(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(UniqueOperationTypes),
        context => new UniqueOperationTypes(context),
        [SyntaxKind.SchemaDefinition, SyntaxKind.SchemaExtension],
        []);

    private readonly Dictionary<OperationKind, OperationTypeDefinitionNode> _known = [];

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        foreach (var root in ((SchemaDeclarationNode)node).OperationTypes)
        {
            if (!_known.TryAdd(root.Operation, root))
            {
                Report(
                    $"There can be only one {Printer.NameOf(root.Operation)} type in schema.",
                    _known[root.Operation].Location,
                    root.Location);
            }
        }

        return false;
    }
}
