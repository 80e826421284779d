namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>Every formula is FEEL over registers, supplies and schedule, and comes to what is needed.</summary>
internal sealed class FormulasAreTyped : CheckRule
{
    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        foreach (var formula in matter.Formulas)
        {
            foreach (var error in formula.Errors)
            {
                string meant = error.Suggestion is null ? "" : $" Did you mean \"{error.Suggestion}\"?";
                yield return matter.ProblemWithin(
                    CheckCode.FormulaWrong, error.Message + meant, error.Position, formula.Path.AsSpan());
            }
        }
    }
}
