using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>Given arguments exist on the field or directive (GraphQL section 5.4.1).</summary>
internal sealed class KnownArgumentNames(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(KnownArgumentNames),
        context => new KnownArgumentNames(context),
        [SyntaxKind.Directive, SyntaxKind.Argument],
        []);

    /// <summary>The part of the rule that type system documents are held to.</summary>
    public static readonly RuleDefinition OnDirectivesDefinition = new(
        "KnownArgumentNamesOnDirectives",
        context => new KnownArgumentNames(context),
        [SyntaxKind.Directive],
        []);

    // Made at the first directive; most documents have none.
    private Dictionary<string, string[]>? _arguments;

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        if (node is DirectiveNode directive)
        {
            CheckDirective(directive);
            return false;
        }

        var types = Context.Types!;
        if (types.Argument is not null || types.Field is not { } field || types.ParentType is not { } parent)
            return true;
        var name = ((ArgumentNode)node).Name.Value;
        Report(
            $"Unknown argument \"{name}\" on field \"{parent.Name}.{field.Name}\"."
            + Suggestions.DidYouMean(name, field.Arguments.Select(argument => argument.Name)),
            node.Location);
        return true;
    }

    private void CheckDirective(DirectiveNode directive)
    {
        _arguments ??= Known(Context);
        if (!_arguments.TryGetValue(directive.Name.Value, out var known))
            return;
        foreach (var argument in directive.Arguments)
        {
            var name = argument.Name.Value;
            if (!known.Contains(name))
            {
                Report(
                    $"Unknown argument \"{name}\" on directive \"@{directive.Name.Value}\"."
                    + Suggestions.DidYouMean(name, known),
                    argument.Location);
            }
        }
    }

    private static Dictionary<string, string[]> Known(ValidationContext context)
    {
        var known = new Dictionary<string, string[]>();
        foreach (var directive in context.Directives)
            known[directive.Name] = [.. directive.Arguments.Select(argument => argument.Name)];
        foreach (var directive in context.Document.Definitions.OfType<DirectiveDefinitionNode>())
            known[directive.Name.Value] = [.. directive.Arguments.Select(argument => argument.Name.Value)];
        return known;
    }
}
