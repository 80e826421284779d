namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>
/// Money goes to an account that a register holds and the form shows: nobody types an account number, and the citizen
/// sees where it will go.
/// </summary>
internal sealed class PayoutsHaveAnAccount : CheckRule
{
    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        var definition = matter.Definition;
        int step = definition.Steps.IndexOf(StepKind.Disbursement);
        bool pays = definition.Effects.Any(effect => effect is EffectDefinition.Pay);
        if (step >= 0 && !pays)
        {
            yield return matter.Problem(
                CheckCode.PayoutAccount, "money is to be paid out and no effect pays it", "steps", step);
        }

        foreach (var (position, effect) in definition.Effects.Index())
        {
            if (effect is not EffectDefinition.Pay pay)
            {
                continue;
            }

            if (step < 0)
            {
                yield return matter.Problem(
                    CheckCode.PayoutAccount, "an effect pays and there is no disbursement step", "effects", position);
            }

            if (!definition.Needs.Any(need => need.Coordinate == pay.Account && need.IsShown))
            {
                string account =
                    pay.Account.Length == 0 ? "no account" : $"{pay.Account}, which the form does not show";
                yield return matter.Problem(
                    CheckCode.PayoutAccount, $"the payment goes to {account}", "effects", position, "pay", "account");
            }
        }
    }
}
