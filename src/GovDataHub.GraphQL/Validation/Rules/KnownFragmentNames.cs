using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Validation.Rules;

/// <summary>Spread fragments exist (GraphQL section 5.5.2.1).</summary>
internal sealed class KnownFragmentNames(ValidationContext context) : ValidationRule(context)
{
    /// <summary>The rule.</summary>
    public static readonly RuleDefinition Definition = new(
        nameof(KnownFragmentNames),
        context => new KnownFragmentNames(context),
        [SyntaxKind.FragmentSpread],
        []);

    /// <inheritdoc/>
    public override bool Enter(SyntaxNode node)
    {
        var name = ((FragmentSpreadNode)node).Name;
        if (Context.FindFragment(name.Value) is null)
            Report($"Unknown fragment \"{name.Value}\".", name.Location);
        return true;
    }
}
