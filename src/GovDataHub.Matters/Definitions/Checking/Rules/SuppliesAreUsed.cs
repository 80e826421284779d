namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>
/// What is asked is used: by the rule, a fee, an effect, a choice, a role, a document, an officer who decides on the
/// form, or by the owner it is handed to. A pledge or a consent is used by being given.
/// </summary>
internal sealed class SuppliesAreUsed : CheckRule
{
    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        return Supplies(matter).Concat(Named(matter));
    }

    private static IEnumerable<DefinitionProblem> Supplies(CheckedMatter matter)
    {
        bool hasOfficer = matter.Definition.Steps.Any(IsOfficers);
        foreach (var (position, supply) in matter.Definition.Supplies.Index())
        {
            if (!hasOfficer && !supply.MustBeTrue && !IsUsed(matter, supply.Name))
            {
                yield return matter.Problem(
                    CheckCode.SupplyUnused, $"nobody uses {supply.Name}", "supplies", position, "name");
            }
        }
    }

    private static IEnumerable<DefinitionProblem> Named(CheckedMatter matter)
    {
        var definition = matter.Definition;
        foreach (var (position, document) in definition.Documents.Index())
        {
            foreach (var (place, state) in document.States.Index())
            {
                if (!definition.Supplies.Any(supply => $"supply.{supply.Name}" == state))
                {
                    yield return matter.Problem(
                        CheckCode.SupplyUnused,
                        $"the document states {state}, which is not asked for",
                        "documents",
                        position,
                        "states",
                        place);
                }
            }
        }

        foreach (var (position, handed) in definition.Handover.Index())
        {
            if (!definition.Supplies.Any(supply => supply.Name == handed.Supply))
            {
                yield return matter.Problem(
                    CheckCode.SupplyUnused,
                    $"the owner is handed {handed.Supply}, which is not asked for",
                    "handover",
                    position,
                    "supply");
            }
        }
    }

    private static bool IsUsed(CheckedMatter matter, string name)
    {
        var definition = matter.Definition;
        return matter.Formulas.Any(formula => formula.Supplies.Contains(name))
            || definition.Roles.Any(role => role.ConfirmedBy == name)
            || definition.Documents.Any(document => document.States.Contains($"supply.{name}"))
            || definition.Handover.Any(handed => handed.Supply == name);
    }

    private static bool IsOfficers(StepKind step)
    {
        return step is StepKind.OfficerReview or StepKind.JointReview or StepKind.SiteVisit or StepKind.PublicNotice
            or StepKind.SlotBooking;
    }
}
