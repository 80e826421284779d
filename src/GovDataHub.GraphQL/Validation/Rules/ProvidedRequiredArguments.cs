using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>Required arguments are given (GraphQL section 5.4.3).</summary>
internal sealed class ProvidedRequiredArguments(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(ProvidedRequiredArguments),
        context => new ProvidedRequiredArguments(context),
        [],
        [SyntaxKind.Directive, SyntaxKind.Field]);

    /// <summary>The part of the rule that type system documents are held to.</summary>
    public static readonly RuleDefinition OnDirectivesDefinition = new(
        "ProvidedRequiredArgumentsOnDirectives",
        context => new ProvidedRequiredArguments(context),
        [],
        [SyntaxKind.Directive]);

    // Made at the first directive; most documents have none.
    private Dictionary<string, (string Name, string Type)[]>? _required;

    /// <inheritdoc/>
    public override void Leave(SyntaxNode node)
    {
        if (node is DirectiveNode directive)
            CheckDirective(directive);
        else
            CheckField((FieldNode)node);
    }

    private void CheckField(FieldNode node)
    {
        if (Context.Types!.Field is not { } field)
            return;
        foreach (var argument in field.Arguments)
        {
            if (argument.IsRequired && node.Arguments.All(given => given.Name.Value != argument.Name))
            {
                Report(
                    $"Field \"{field.Name}\" argument \"{argument.Name}\" of type \"{argument.Type}\" is required, "
                    + "but it was not provided.",
                    node.Location);
            }
        }
    }

    private void CheckDirective(DirectiveNode node)
    {
        _required ??= Required(Context);
        if (!_required.TryGetValue(node.Name.Value, out var required))
            return;
        foreach (var (name, type) in required)
        {
            if (node.Find(name) is null)
            {
                Report(
                    $"Directive \"@{node.Name.Value}\" argument \"{name}\" of type \"{type}\" is required, but it was "
                    + "not provided.",
                    node.Location);
            }
        }
    }

    private static Dictionary<string, (string Name, string Type)[]> Required(ValidationContext context)
    {
        var required = new Dictionary<string, (string Name, string Type)[]>();
        foreach (var directive in context.Directives)
        {
            required[directive.Name] =
            [
                .. directive.Arguments.Where(argument => argument.IsRequired)
                    .Select(argument => (argument.Name, argument.Type.ToString()!)),
            ];
        }

        foreach (var directive in context.Document.Definitions.OfType<DirectiveDefinitionNode>())
        {
            required[directive.Name.Value] =
            [
                .. directive.Arguments.Where(one => one is { Type: NonNullTypeNode, DefaultValue: null })
                    .GroupBy(one => one.Name.Value, one => one.Type)
                    .Select(group => (group.Key, Printer.Print(group.Last()))),
            ];
        }

        return required;
    }
}
