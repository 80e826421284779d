using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>An argument is given once (GraphQL section 5.4.2).</summary>
internal sealed class UniqueArgumentNames(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(UniqueArgumentNames),
        context => new UniqueArgumentNames(context),
        [SyntaxKind.Field, SyntaxKind.Directive],
        []);

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        var arguments = (node as FieldNode)?.Arguments ?? ((DirectiveNode)node).Arguments;
        if (arguments.Length < 2)
            return true;
        foreach (var group in arguments.GroupBy(argument => argument.Name.Value))
        {
            if (group.Count() > 1)
            {
                Report(
                    $"There can be only one argument named \"{group.Key}\".",
                    [.. group.Select(argument => argument.Name.Location)]);
            }
        }

        return true;
    }
}
