using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>Types have different names (GraphQL section 3.3).</summary>
internal sealed class UniqueTypeNames(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(UniqueTypeNames),
        context => new UniqueTypeNames(context),
        [
            SyntaxKind.ScalarTypeDefinition, SyntaxKind.ObjectTypeDefinition, SyntaxKind.InterfaceTypeDefinition,
            SyntaxKind.UnionTypeDefinition, SyntaxKind.EnumTypeDefinition, SyntaxKind.InputObjectTypeDefinition,
        ],
        []);

    private readonly Dictionary<string, NameNode> _known = [];

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        var name = ((TypeDefinitionNode)node).Name;
        if (!_known.TryAdd(name.Value, name))
        {
            Report(
                $"There can be only one type named \"{name.Value}\".", _known[name.Value].Location, name.Location);
        }

        return false;
    }
}
