using System.Diagnostics;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>Extended types are defined, as the same kind of type (GraphQL section 3.4.3).</summary>
internal sealed class PossibleTypeExtensions(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(PossibleTypeExtensions),
        context => new PossibleTypeExtensions(context),
        [
            SyntaxKind.ScalarTypeExtension, SyntaxKind.ObjectTypeExtension, SyntaxKind.InterfaceTypeExtension,
            SyntaxKind.UnionTypeExtension, SyntaxKind.EnumTypeExtension, SyntaxKind.InputObjectTypeExtension,
        ],
        []);

    private readonly Dictionary<string, TypeDefinitionNode> _defined = Defined(context);

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        var extension = (TypeExtensionNode)node;
        var name = extension.Name.Value;
        if (!_defined.TryGetValue(name, out var definition))
        {
            Report(
                $"Cannot extend type \"{name}\" because it is not defined."
                + Suggestions.DidYouMean(name, _defined.Keys),
                extension.Name.Location);
        }
        else if (definition.Kind != DefinitionKind(extension))
        {
            Report(
                $"Cannot extend non-{Describe(extension)} type \"{name}\".", definition.Location, node.Location);
        }

        return true;
    }

    private static Dictionary<string, TypeDefinitionNode> Defined(ValidationContext context)
    {
        var defined = new Dictionary<string, TypeDefinitionNode>();
        foreach (var type in context.Document.Definitions.OfType<TypeDefinitionNode>())
            defined[type.Name.Value] = type;
        return defined;
    }

    private static SyntaxKind DefinitionKind(TypeExtensionNode extension)
    {
        return extension.Kind switch
        {
            SyntaxKind.ScalarTypeExtension => SyntaxKind.ScalarTypeDefinition,
            SyntaxKind.ObjectTypeExtension => SyntaxKind.ObjectTypeDefinition,
            SyntaxKind.InterfaceTypeExtension => SyntaxKind.InterfaceTypeDefinition,
            SyntaxKind.UnionTypeExtension => SyntaxKind.UnionTypeDefinition,
            SyntaxKind.EnumTypeExtension => SyntaxKind.EnumTypeDefinition,
            SyntaxKind.InputObjectTypeExtension => SyntaxKind.InputObjectTypeDefinition,
            _ => throw new UnreachableException(),
        };
    }

    private static string Describe(TypeExtensionNode extension)
    {
        return extension.Kind switch
        {
            SyntaxKind.ScalarTypeExtension => "scalar",
            SyntaxKind.ObjectTypeExtension => "object",
            SyntaxKind.InterfaceTypeExtension => "interface",
            SyntaxKind.UnionTypeExtension => "union",
            SyntaxKind.EnumTypeExtension => "enum",
            SyntaxKind.InputObjectTypeExtension => "input object",
            _ => throw new UnreachableException(),
        };
    }
}
