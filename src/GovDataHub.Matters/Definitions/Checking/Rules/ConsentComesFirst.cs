using GovDataHub.Federation.Reading;

namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>
/// Consent precedes the first step that reads a sensitive datum, be it by value, as a yes or no, or to follow a link.
/// Who somebody is is known before.
/// </summary>
internal sealed class ConsentComesFirst : CheckRule
{
    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        var steps = matter.Definition.Steps;
        int consent = steps.IndexOf(StepKind.SeparateConsent);
        var first = matter.Definition.Needs
            .Where(need => !need.Uses.Contains("identity"))
            .Where(need => matter.Schemas.Departments.Field(need.Coordinate) is { Sensitive: true })
            .Select(need => (Need: need, Step: FirstReader(matter, need)))
            .Where(read => read.Step >= 0)
            .OrderBy(read => read.Step)
            .FirstOrDefault();
        if (first.Need is null || (consent >= 0 && consent < first.Step))
        {
            yield break;
        }

        string when = consent < 0 ? "and consent is never asked for" : "before consent is asked for";
        yield return matter.Problem(
            CheckCode.ConsentLate,
            $"{first.Need.Coordinate} is sensitive and is read at {StepKindNames.NameOf(steps[first.Step])}, {when}",
            "steps",
            consent < 0 ? first.Step : consent);
    }

    /// <summary>The step at which a need is first read; -1 when none reads it.</summary>
    private static int FirstReader(CheckedMatter matter, NeedDefinition need)
    {
        var steps = matter.Definition.Steps;
        bool fillsForm = need.Mode == NeedMode.Value
            && (need.Uses.Contains("form") || matter.Reads.Of(need).Any(read => read.Kind != FormulaKind.Condition));
        int prefill = fillsForm ? steps.IndexOf(StepKind.Prefill) : -1;
        return prefill >= 0 ? prefill : steps.IndexOf(StepKind.Eligibility);
    }
}
