using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>Directives have different names (GraphQL section 3.13).</summary>
internal sealed class UniqueDirectiveNames(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(UniqueDirectiveNames),
        context => new UniqueDirectiveNames(context),
        [SyntaxKind.DirectiveDefinition],
        []);

    private readonly Dictionary<string, NameNode> _known = [];

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        var name = ((DirectiveDefinitionNode)node).Name;
        if (!_known.TryAdd(name.Value, name))
        {
            Report(
                $"There can be only one directive named \"@{name.Value}\".",
                _known[name.Value].Location,
                name.Location);
        }

        return false;
    }
}
