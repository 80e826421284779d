using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>Leaves have no selections, and everything else has some (GraphQL section 5.3.3).</summary>
internal sealed class ScalarLeafs(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(ScalarLeafs),
        context => new ScalarLeafs(context),
        [SyntaxKind.Field],
        []);

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        if (Context.Types!.Type is not { } type)
            return true;
        var field = (FieldNode)node;
        var name = field.Name.Value;
        var isLeaf = type.Named is not CompositeType;
        if (isLeaf && field.SelectionSet is { } selections)
        {
            Report(
                $"Field \"{name}\" must not have a selection since type \"{type}\" has no subfields.",
                selections.Location);
        }
        else if (!isLeaf && field.SelectionSet is null)
        {
            Report(
                $"Field \"{name}\" of type \"{type}\" must have a selection of subfields. "
                + $"Did you mean \"{name} {{ ... }}\"?",
                field.Location);
        }

        return true;
    }
}
