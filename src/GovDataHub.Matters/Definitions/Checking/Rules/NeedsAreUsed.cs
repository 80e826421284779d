using GovDataHub.Federation.Reading;

namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>Each need is used as it says. Who somebody is needs no use: every case must know it.</summary>
internal sealed class NeedsAreUsed : CheckRule
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
            if (need.Uses.IsEmpty)
            {
                yield return matter.Problem(
                    CheckCode.NeedUnused, $"{need.Coordinate} is for nothing", "needs", position, "f");
            }

            foreach (var (use, name) in need.Uses.Index())
            {
                if (WhyNot(matter, need, name) is { } why)
                {
                    yield return matter.Problem(
                        CheckCode.NeedUnused,
                        $"{NameOf(need)} is for: {name}, and {why}",
                        "needs",
                        position,
                        "for",
                        use);
                }
            }
        }
    }

    private static string? WhyNot(CheckedMatter matter, NeedDefinition need, string use)
    {
        var kinds = matter.Reads.Of(need).Select(read => read.Kind).ToHashSet();
        return use switch
        {
            "identity" => null,
            "form" => need.Mode == NeedMode.Value || need.AtOwner is not null ? null : "only a value can be shown",
            "rule" => kinds.Contains(FormulaKind.Condition) ? null : "no condition reads it",
            "fee" => kinds.Overlaps([FormulaKind.Fee, FormulaKind.Paid])
                ? null : "no fee or payment is computed from it",
            "effect" => kinds.Overlaps([FormulaKind.Written, FormulaKind.Guard]) ? null : "no effect reads it",
            "choice" => kinds.Overlaps([FormulaKind.Options, FormulaKind.RoleRow, FormulaKind.Condition])
                ? null : "no choice is offered from it",
            "link" => matter.Definition.Roles.Any(role => role.Via == need.Coordinate)
                ? null : "no role is reached by it",
            _ => "that is none of identity, form, rule, choice, fee, effect, link",
        };
    }

    private static string NameOf(NeedDefinition need)
    {
        return need.Role is null ? need.Coordinate : $"{need.Coordinate} of the {need.Role}";
    }
}
