using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>Named types exist (GraphQL section 5.5.1.2).</summary>
internal sealed class KnownTypeNames(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(KnownTypeNames),
        context => new KnownTypeNames(context),
        [SyntaxKind.NamedType],
        []);

    private static readonly string[] BuiltIn =
    [
        "String", "Int", "Float", "Boolean", "ID", "__Schema", "__Directive", "__DirectiveLocation", "__Type",
        "__Field", "__InputValue", "__EnumValue", "__TypeKind",
    ];

    private readonly HashSet<string> _defined =
        [.. context.Document.Definitions.OfType<TypeDefinitionNode>().Select(type => type.Name.Value)];

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        var name = ((NamedTypeNode)node).Name.Value;
        if (Context.SchemaOrNull?.FindType(name) is not null || _defined.Contains(name))
            return true;
        var inTypeSystem = Context.Ancestors[1] is not ExecutableDefinitionNode;
        if (inTypeSystem && BuiltIn.Contains(name))
            return true;
        var known = (Context.SchemaOrNull?.Types.Select(type => type.Name) ?? []).Concat(_defined);
        var options = inTypeSystem ? BuiltIn.Concat(known) : known;
        Report($"Unknown type \"{name}\".{Suggestions.DidYouMean(name, options)}", node.Location);
        return true;
    }
}
