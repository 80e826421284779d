using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>Values of an enum have different names (GraphQL section 3.9).</summary>
internal sealed class UniqueEnumValueNames(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(UniqueEnumValueNames),
        context => new UniqueEnumValueNames(context),
        [SyntaxKind.EnumTypeDefinition, SyntaxKind.EnumTypeExtension],
        []);

    private readonly Dictionary<(string Type, string Value), NameNode> _known = [];

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        var type = (TypeDeclarationNode)node;
        foreach (var value in type.ValuesOf())
        {
            var key = (type.Name.Value, value.Name.Value);
            if (!_known.TryAdd(key, value.Name))
            {
                Report(
                    $"Enum value \"{key.Item1}.{key.Item2}\" can only be defined once.",
                    _known[key].Location,
                    value.Name.Location);
            }
        }

        return false;
    }
}
