using System.Collections.Immutable;
using GovDataHub.Matters.Definitions.Checking.Rules;

namespace GovDataHub.Matters.Definitions.Checking;

/// <summary>One thing that must hold of every definition. Stateless and pure.</summary>
internal abstract class CheckRule
{
    /// <summary>Where it does not hold.</summary>
    public abstract IEnumerable<DefinitionProblem> Check(CheckedMatter matter);
}

/// <summary>All rules, in the order a definition is read.</summary>
internal static class CheckRules
{
    public static ImmutableArray<CheckRule> All { get; } =
    [
        new CodeIsTheFilesName(),
        new NamesAreUnique(),
        new TextsAreInTheirLanguage(),
        new HistoryTellsOfTheVersion(),
        new DecisionsHaveGrounds(),
        new StatutesNameTheirArticle(),
        new PromisesKeepTheStatute(),
        new VisitsAreOneAtMost(),
        new ExclusiveIsARegister(),
        new RolesFollowAnEdge(),
        new CoordinatesAreHeld(),
        new FormulasAreTyped(),
        new ReadsAreDeclared(),
        new NeedsAreUsed(),
        new NeedsTakeNoMoreThanTheyUse(),
        new NotSharedStaysAtHome(),
        new LinksOnlyLead(),
        new ConsentComesFirst(),
        new AskedFieldsAreBound(),
        new AskedFieldsAreNotHeld(),
        new UploadsAreNotHeld(),
        new ChoicesHaveOptions(),
        new ChoicesAreBacked(),
        new SuppliesAreUsed(),
        new AmountsComeFromASchedule(),
        new PaymentsHaveAFee(),
        new PayoutsHaveAnAccount(),
        new GrantsLeaveATrace(),
    ];
}
