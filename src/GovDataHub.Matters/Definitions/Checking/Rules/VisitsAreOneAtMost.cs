namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>An office is visited once at most, and only for a step that needs it.</summary>
internal sealed class VisitsAreOneAtMost : CheckRule
{
    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        var definition = matter.Definition;
        if (definition.Visits is < 0 or > 1)
        {
            yield return matter.Problem(
                CheckCode.VisitsMany, $"{definition.Visits} visits are asked for", "visits");
        }

        if (definition.VisitAt is { } visit && (definition.Visits == 0 || !definition.Steps.Contains(visit.At)))
        {
            yield return matter.Problem(
                CheckCode.VisitStep,
                definition.Visits == 0
                    ? "a visit is explained and none is asked for"
                    : $"the visit is for {StepKindNames.NameOf(visit.At)}, which is no step of the matter",
                "visit");
        }
        else if (definition is { Visits: 1, VisitAt: null } && !definition.Steps.Any(NeedsAVisit))
        {
            yield return matter.Problem(CheckCode.VisitStep, "no step needs the visit that is asked for", "visits");
        }
    }

    private static bool NeedsAVisit(StepKind step)
    {
        return step is StepKind.SiteVisit or StepKind.SlotBooking;
    }
}
