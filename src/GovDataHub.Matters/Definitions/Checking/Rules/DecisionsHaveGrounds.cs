namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>
/// A decision rests on a condition and on a law: without the one everybody is granted, without the other nobody may be.
/// </summary>
internal sealed class DecisionsHaveGrounds : CheckRule
{
    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        var definition = matter.Definition;
        if (definition.Eligibility.IsEmpty)
        {
            yield return matter.Problem(
                CheckCode.DecisionUnconditional, "nothing decides: no condition is written", "eligibility");
        }

        // With a term of the law, the missing article is that term's problem.
        if (definition.Basis.IsEmpty && definition.Statutory.Unit == PromisedUnit.None)
        {
            yield return matter.Problem(
                CheckCode.DecisionBaseless, "no law lets the owner decide this", "basis");
        }
    }
}
