using GovDataHub.Federation.Reading;

namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>
/// A value leaves its department where a form shows it, an effect is computed from it, or the rule compares it with
/// another department's; else a yes or no is enough.
/// </summary>
internal sealed class NeedsTakeNoMoreThanTheyUse : CheckRule
{
    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        if (matter.HasWrongFormula)
        {
            yield break; // A wrong formula may be the one that uses a need.
        }

        foreach (var (position, need) in matter.Definition.Needs.Index())
        {
            var valued = matter.Reads.Of(need).Where(read => read.CrossesAsValue).ToList();
            if (need is { Mode: NeedMode.Value, Uses.IsEmpty: false } && !IsShown(need) && valued.Count == 0)
            {
                yield return matter.Problem(
                    CheckCode.NeedExcessive,
                    $"{need.Coordinate} is read by value and only compared where it is held",
                    "needs",
                    position,
                    "mode");
            }
            else if (need is { Mode: NeedMode.Predicate, AtOwner: null }
                && valued.Find(read => read.Kind != FormulaKind.Options) is { } reader)
            {
                yield return matter.Problem(
                    CheckCode.NeedInsufficient,
                    $"{need.Coordinate} is mode predicate and its value is used under '{reader.Path[0]}'",
                    "needs",
                    position,
                    "mode");
            }
        }
    }

    /// <summary>What options are offered from has a rule of its own.</summary>
    private static bool IsShown(NeedDefinition need)
    {
        return need.Uses.Contains("form") || need.Uses.Contains("identity");
    }
}
