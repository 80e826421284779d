namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>A choice is made among options; days, moments and yes or no are choices by themselves.</summary>
internal sealed class ChoicesHaveOptions : CheckRule
{
    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        foreach (var (position, supply) in matter.Definition.Supplies.Index())
        {
            if (supply is { Why: "CHOICE", OptionsFrom: null, Options.Length: < 2 } && !IsClosed(supply.Type))
            {
                yield return matter.Problem(
                    CheckCode.ChoiceBare,
                    $"{supply.Name} is a choice of {supply.Options.Length} options",
                    "supplies",
                    position,
                    "name");
            }
        }
    }

    private static bool IsClosed(SupplyType type)
    {
        return type is SupplyType.Bool or SupplyType.Date or SupplyType.DateTime;
    }
}
