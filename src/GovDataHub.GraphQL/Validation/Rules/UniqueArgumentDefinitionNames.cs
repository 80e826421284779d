using System.Collections.Immutable;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>Arguments of a field or directive have different names (GraphQL section 3.6.1).</summary>
internal sealed class UniqueArgumentDefinitionNames(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(UniqueArgumentDefinitionNames),
        context => new UniqueArgumentDefinitionNames(context),
        [
            SyntaxKind.DirectiveDefinition, SyntaxKind.InterfaceTypeDefinition, SyntaxKind.InterfaceTypeExtension,
            SyntaxKind.ObjectTypeDefinition, SyntaxKind.ObjectTypeExtension,
        ],
        []);

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        if (node is DirectiveDefinitionNode directive)
        {
            Check($"@{directive.Name.Value}", directive.Arguments);
            return false;
        }

        var type = (TypeDeclarationNode)node;
        foreach (var field in type.FieldsOf())
            Check($"{type.Name.Value}.{field.Name.Value}", field.Arguments);
        return false;
    }

    private void Check(string parent, ImmutableArray<InputValueDefinitionNode> arguments)
    {
        foreach (var group in arguments.GroupBy(argument => argument.Name.Value))
        {
            if (group.Count() > 1)
            {
                Report(
                    $"Argument \"{parent}({group.Key}:)\" can only be defined once.",
                    [.. group.Select(argument => argument.Name.Location)]);
            }
        }
    }
}
