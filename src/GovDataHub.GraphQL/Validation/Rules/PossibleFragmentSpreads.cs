using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>Fragments are spread where they can apply (GraphQL section 5.5.2.3).</summary>
internal sealed class PossibleFragmentSpreads(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(PossibleFragmentSpreads),
        context => new PossibleFragmentSpreads(context),
        [SyntaxKind.InlineFragment, SyntaxKind.FragmentSpread],
        []);

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        var spread = node as FragmentSpreadNode;
        var type = spread is null ? Context.Types!.Type as CompositeType : TypeOf(spread);
        if (type is null || Context.Types!.ParentType is not { } parent || Context.Schema.Overlap(type, parent))
            return true;
        var start = spread is null ? "Fragment" : $"Fragment \"{spread.Name.Value}\"";
        Report(
            $"{start} cannot be spread here as objects of type \"{parent.Name}\" can never be of type "
            + $"\"{type.Name}\".",
            node.Location);
        return true;
    }

    private CompositeType? TypeOf(FragmentSpreadNode spread)
    {
        return Context.FindFragment(spread.Name.Value) is { } fragment
            ? Context.Schema.FindType<CompositeType>(fragment.TypeCondition.Name.Value)
            : null;
    }
}
