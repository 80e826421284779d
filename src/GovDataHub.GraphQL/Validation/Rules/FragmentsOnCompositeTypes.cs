using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>Fragments apply to objects, interfaces and unions (GraphQL section 5.5.1.3).</summary>
internal sealed class FragmentsOnCompositeTypes(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(FragmentsOnCompositeTypes),
        context => new FragmentsOnCompositeTypes(context),
        [SyntaxKind.InlineFragment, SyntaxKind.FragmentDefinition],
        []);

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        var fragment = node as FragmentDefinitionNode;
        var condition = fragment?.TypeCondition ?? ((InlineFragmentNode)node).TypeCondition;
        if (condition is null || Context.Schema.FindType(condition.Name.Value) is null or CompositeType)
            return true;
        var start = fragment is null ? "Fragment" : $"Fragment \"{fragment.Name.Value}\"";
        Report($"{start} cannot condition on non composite type \"{condition.Name.Value}\".", condition.Location);
        return true;
    }
}
