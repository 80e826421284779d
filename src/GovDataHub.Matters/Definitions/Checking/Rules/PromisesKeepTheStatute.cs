namespace GovDataHub.Matters.Definitions.Checking.Rules;

/// <summary>
/// What is promised ends no later than what the law allows, whatever day a case begins. Terms in different units are
/// laid side by side on every day of four years. Public holidays are left out: a term of the law that ends on one is
/// extended beyond it (Civil Code article 203), as a promise in working days is.
/// </summary>
internal sealed class PromisesKeepTheStatute : CheckRule
{
    private static readonly DateTimeOffset First = new(2025, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));

    private static readonly WorkingDayCalendar Weeks = new([], []);

    /// <inheritdoc/>
    public override IEnumerable<DefinitionProblem> Check(CheckedMatter matter)
    {
        var (statutory, promised) = (matter.Definition.Statutory, matter.Definition.Promised);
        if (!Keeps(promised, statutory))
        {
            yield return matter.Problem(
                CheckCode.PromiseLong, $"{promised} is promised and the law allows {statutory}", "promised");
        }
    }

    /// <summary>Whether a promise always ends within a statute.</summary>
    internal static bool Keeps(PromisedTime promised, PromisedTime statutory)
    {
        return (promised.Unit, statutory.Unit) switch
        {
            (_, PromisedUnit.None) => true,
            (PromisedUnit.None, _) => false,
            (PromisedUnit.Now, _) => true,
            (_, PromisedUnit.Now) => false,
            var (mine, law) when mine == law => promised.Count <= statutory.Count,
            _ => Enumerable.Range(0, 4 * 366).Select(day => First.AddDays(day))
                .All(day => promised.EndFrom(day, Weeks) <= statutory.EndFrom(day, Weeks)),
        };
    }
}
