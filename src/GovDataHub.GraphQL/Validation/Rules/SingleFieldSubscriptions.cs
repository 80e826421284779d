using GovDataHub.GraphQL.Execution;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>A subscription has one root field, and it is no meta field (GraphQL section 5.2.4.1).</summary>
internal sealed class SingleFieldSubscriptions(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(SingleFieldSubscriptions),
        context => new SingleFieldSubscriptions(context),
        [SyntaxKind.OperationDefinition],
        []);

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        var operation = (OperationDefinitionNode)node;
        if (operation.Operation != OperationKind.Subscription || Context.Schema.SubscriptionType is not { } root)
            return true;
        var collector = new FieldCollector(Context.Schema, Context.Document, variables: null);
        var groups = collector.Collect(root, operation.SelectionSet);
        var start = operation.Name is { } name ? $"Subscription \"{name.Value}\"" : "Anonymous Subscription";
        if (groups.Length > 1)
        {
            Report(
                $"{start} must select only one top level field.",
                [.. groups.Skip(1).SelectMany(group => group.Nodes).Select(field => field.Location)]);
        }

        foreach (var group in groups)
        {
            if (group.FieldName.StartsWith("__", StringComparison.Ordinal))
            {
                Report(
                    $"{start} must not select an introspection top level field.",
                    [.. group.Nodes.Select(field => field.Location)]);
            }
        }

        return true;
    }
}
