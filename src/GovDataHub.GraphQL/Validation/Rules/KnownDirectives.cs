using System.Diagnostics;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>Directives exist and stand where they may (GraphQL sections 5.7.1 and 5.7.2).</summary>
internal sealed class KnownDirectives(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(KnownDirectives),
        context => new KnownDirectives(context),
        [SyntaxKind.Directive],
        []);

    // Made at the first directive; most documents have none.
    private Dictionary<string, HashSet<DirectiveLocation>>? _locations;

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        var name = ((DirectiveNode)node).Name.Value;
        _locations ??= Known(Context);
        if (!_locations.TryGetValue(name, out var allowed))
        {
            Report($"Unknown directive \"@{name}\".", node.Location);
            return true;
        }

        var location = LocationOf(Context.Ancestors);
        if (!allowed.Contains(location))
        {
            Report(
                $"Directive \"@{name}\" may not be used on {DirectiveLocations.NameOf(location)}.", node.Location);
        }

        return true;
    }

    private static Dictionary<string, HashSet<DirectiveLocation>> Known(ValidationContext context)
    {
        var known = new Dictionary<string, HashSet<DirectiveLocation>>();
        foreach (var directive in context.Directives)
            known[directive.Name] = [.. directive.Locations];
        foreach (var directive in context.Document.Definitions.OfType<DirectiveDefinitionNode>())
            known[directive.Name.Value] = [.. directive.Locations.SelectMany(Parse)];
        return known;
    }

    private static IEnumerable<DirectiveLocation> Parse(NameNode name)
    {
        return DirectiveLocations.TryParse(name.Value, out var location) ? [location] : [];
    }

    private static DirectiveLocation LocationOf(List<SyntaxNode> ancestors)
    {
        return ancestors[^1] switch
        {
            OperationDefinitionNode { Operation: OperationKind.Query } => DirectiveLocation.Query,
            OperationDefinitionNode { Operation: OperationKind.Mutation } => DirectiveLocation.Mutation,
            OperationDefinitionNode => DirectiveLocation.Subscription,
            FieldNode => DirectiveLocation.Field,
            FragmentSpreadNode => DirectiveLocation.FragmentSpread,
            InlineFragmentNode => DirectiveLocation.InlineFragment,
            FragmentDefinitionNode => DirectiveLocation.FragmentDefinition,
            VariableDefinitionNode => DirectiveLocation.VariableDefinition,
            InputValueDefinitionNode => ancestors[^2] is InputObjectTypeDefinitionNode
                ? DirectiveLocation.InputFieldDefinition
                : DirectiveLocation.ArgumentDefinition,
            var declaration => LocationOf(declaration),
        };
    }

    private static DirectiveLocation LocationOf(SyntaxNode declaration)
    {
        return declaration.Kind switch
        {
            SyntaxKind.SchemaDefinition or SyntaxKind.SchemaExtension => DirectiveLocation.Schema,
            SyntaxKind.ScalarTypeDefinition or SyntaxKind.ScalarTypeExtension => DirectiveLocation.Scalar,
            SyntaxKind.ObjectTypeDefinition or SyntaxKind.ObjectTypeExtension => DirectiveLocation.Object,
            SyntaxKind.FieldDefinition => DirectiveLocation.FieldDefinition,
            SyntaxKind.InterfaceTypeDefinition or SyntaxKind.InterfaceTypeExtension => DirectiveLocation.Interface,
            SyntaxKind.UnionTypeDefinition or SyntaxKind.UnionTypeExtension => DirectiveLocation.Union,
            SyntaxKind.EnumTypeDefinition or SyntaxKind.EnumTypeExtension => DirectiveLocation.Enum,
            SyntaxKind.EnumValueDefinition => DirectiveLocation.EnumValue,
            SyntaxKind.InputObjectTypeDefinition or SyntaxKind.InputObjectTypeExtension =>
                DirectiveLocation.InputObject,
            _ => throw new UnreachableException(),
        };
    }
}
