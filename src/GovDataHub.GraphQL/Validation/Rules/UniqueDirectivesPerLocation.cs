using System.Collections.Immutable;
using System.Diagnostics;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>A directive that is not repeatable stands once at a location (GraphQL section 5.7.3).</summary>
internal sealed class UniqueDirectivesPerLocation(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(UniqueDirectivesPerLocation),
        context => new UniqueDirectivesPerLocation(context),
        [
            SyntaxKind.OperationDefinition, SyntaxKind.FragmentDefinition, SyntaxKind.VariableDefinition,
            SyntaxKind.Field, SyntaxKind.FragmentSpread, SyntaxKind.InlineFragment, SyntaxKind.SchemaDefinition,
            SyntaxKind.SchemaExtension, SyntaxKind.ScalarTypeDefinition, SyntaxKind.ScalarTypeExtension,
            SyntaxKind.ObjectTypeDefinition, SyntaxKind.ObjectTypeExtension, SyntaxKind.InterfaceTypeDefinition,
            SyntaxKind.InterfaceTypeExtension, SyntaxKind.UnionTypeDefinition, SyntaxKind.UnionTypeExtension,
            SyntaxKind.EnumTypeDefinition, SyntaxKind.EnumTypeExtension, SyntaxKind.InputObjectTypeDefinition,
            SyntaxKind.InputObjectTypeExtension, SyntaxKind.FieldDefinition, SyntaxKind.InputValueDefinition,
            SyntaxKind.EnumValueDefinition,
        ],
        []);

    // Made at the first directive; most documents have none.
    private HashSet<string>? _unique;
    private readonly Dictionary<string, Dictionary<string, DirectiveNode>> _seenOnTypes = [];
    private readonly Dictionary<string, DirectiveNode> _seenOnSchema = [];

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        var directives = DirectivesOf(node);
        if (directives.IsEmpty)
            return true;
        _unique ??= Unique(Context);
        var seen = Seen(node);
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (_unique.Contains(name) && !seen.TryAdd(name, directive))
            {
                Report(
                    $"The directive \"@{name}\" can only be used once at this location.",
                    seen[name].Location,
                    directive.Location);
            }
        }

        return true;
    }

    private static HashSet<string> Unique(ValidationContext context)
    {
        var unique = context.Directives.Where(one => !one.IsRepeatable).Select(one => one.Name).ToHashSet();
        foreach (var definition in context.Document.Definitions.OfType<DirectiveDefinitionNode>())
        {
            if (definition.Repeatable)
                unique.Remove(definition.Name.Value);
            else
                unique.Add(definition.Name.Value);
        }

        return unique;
    }

    /// <summary>What was seen at a location: a type's definition and extensions are one, as are the schema's.</summary>
    private Dictionary<string, DirectiveNode> Seen(SyntaxNode node)
    {
        if (node is SchemaDeclarationNode)
            return _seenOnSchema;
        if (node is not TypeDeclarationNode type)
            return [];
        if (!_seenOnTypes.TryGetValue(type.Name.Value, out var seen))
            _seenOnTypes[type.Name.Value] = seen = [];
        return seen;
    }

    private static ImmutableArray<DirectiveNode> DirectivesOf(SyntaxNode node)
    {
        return node switch
        {
            SelectionNode selection => selection.Directives,
            ExecutableDefinitionNode definition => definition.Directives,
            VariableDefinitionNode variable => variable.Directives,
            TypeDeclarationNode type => type.Directives,
            SchemaDeclarationNode schema => schema.Directives,
            FieldDefinitionNode field => field.Directives,
            InputValueDefinitionNode input => input.Directives,
            EnumValueDefinitionNode value => value.Directives,
            _ => throw new UnreachableException(),
        };
    }
}
