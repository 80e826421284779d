using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>
/// Selections with one response name ask for the same (GraphQL section 5.3.2). The work is in <see cref="FieldMerge"/>;
/// selection sets of inline fragments are part of the set around them and not looked at again.
/// </summary>
internal sealed class OverlappingFieldsCanBeMerged(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(OverlappingFieldsCanBeMerged),
        context => new OverlappingFieldsCanBeMerged(context),
        [SyntaxKind.SelectionSet],
        []);

    private readonly FieldMerge _merge = new(context);

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        var selections = (SelectionSetNode)node;
        if (Context.Ancestors[^1] is InlineFragmentNode
            || (selections.Selections.Length == 1 && selections.Selections[0] is not InlineFragmentNode))
            return true;
        foreach (var conflict in _merge.FindConflicts(Context.Types!.ParentType, selections))
        {
            Report(
                $"Fields \"{FieldMerge.Shorten(conflict.ResponseName)}\" conflict because {conflict.Reason}. Use "
                + "different aliases on the fields to fetch both if this was intentional.",
                [.. conflict.First.Concat(conflict.Second).Select(field => field.Location)]);
        }

        return true;
    }
}
