using GovDataHub.Federation.Reading;

namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>
/// Options out of a register are rows that the case itself reads, by value: only then can they be offered, and what was
/// chosen be checked against them again on submission.
/// </summary>
internal sealed class ChoicesAreBacked : CheckRule
{
    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        foreach (var read in matter.Reads.All.Where(read => read.Kind == FormulaKind.Options))
        {
            if (!matter.Definition.Needs.Any(need =>
                read.IsAnsweredBy(need) && (need.Mode == NeedMode.Value || need.AtOwner is not null)))
            {
                yield return matter.Problem(
                    CheckCode.ChoiceUnbacked,
                    $"the options take {read.Coordinate}, which is no need of mode value",
                    read.Path.AsSpan());
            }
        }
    }
}
