namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>A term the law sets names the article that sets it.</summary>
internal sealed class StatutesNameTheirArticle : CheckRule
{
    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        var definition = matter.Definition;
        if (definition.Statutory.Unit != PromisedUnit.None && definition.Basis.IsEmpty)
        {
            yield return matter.Problem(
                CheckCode.StatuteArticle,
                $"the law's term of {definition.Statutory} rests on no article",
                "statutory");
        }
    }
}
