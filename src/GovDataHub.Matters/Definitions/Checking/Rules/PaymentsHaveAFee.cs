namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>Where the citizen pays there is a fee, and where there is a fee there is a step to pay it.</summary>
internal sealed class PaymentsHaveAFee : CheckRule
{
    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        int step = matter.Definition.Steps.IndexOf(StepKind.Payment);
        if (step >= 0 && matter.Definition.Fee is null)
        {
            yield return matter.Problem(
                CheckCode.PaymentFee, "a payment is asked for and there is no fee", "steps", step);
        }
        else if (step < 0 && matter.Definition.Fee is not null)
        {
            yield return matter.Problem(CheckCode.PaymentFee, "there is a fee and no step to pay it", "fee");
        }
    }
}
