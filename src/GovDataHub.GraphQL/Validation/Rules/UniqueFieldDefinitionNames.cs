using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>Fields of a type have different names (GraphQL section 3.6).</summary>
internal sealed class UniqueFieldDefinitionNames(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(UniqueFieldDefinitionNames),
        context => new UniqueFieldDefinitionNames(context),
        [
            SyntaxKind.InputObjectTypeDefinition, SyntaxKind.InputObjectTypeExtension,
            SyntaxKind.InterfaceTypeDefinition, SyntaxKind.InterfaceTypeExtension, SyntaxKind.ObjectTypeDefinition,
            SyntaxKind.ObjectTypeExtension,
        ],
        []);

    private readonly Dictionary<(string Type, string Field), NameNode> _known = [];

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        var type = (TypeDeclarationNode)node;
        var names = type.FieldsOf().Select(field => field.Name)
            .Concat(type.InputFieldsOf().Select(field => field.Name));
        foreach (var name in names)
        {
            var key = (type.Name.Value, name.Value);
            if (!_known.TryAdd(key, name))
            {
                Report(
                    $"Field \"{key.Item1}.{key.Item2}\" can only be defined once.",
                    _known[key].Location,
                    name.Location);
            }
        }

        return false;
    }
}
