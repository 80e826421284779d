using System.Collections.Immutable;
using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Definitions;

namespace GovDataHub.Cli.Matters.Report;

/// <summary>The catalogue in numbers.</summary>
internal sealed record CatalogueSummary
{
    /// <summary>How many matters.</summary>
    public required int Matters { get; init; }

    /// <summary>Matters by kind.</summary>
    public required ImmutableSortedDictionary<string, int> Kinds { get; init; }

    /// <summary>Conditions of all rules.</summary>
    public required int Conditions { get; init; }

    /// <summary>Needs by mode: value, predicate, link.</summary>
    public required ImmutableSortedDictionary<string, int> Needs { get; init; }

    /// <summary>Asked fields by why they are asked.</summary>
    public required ImmutableSortedDictionary<string, int> Asked { get; init; }

    /// <summary>Matters by visits to an office.</summary>
    public required ImmutableSortedDictionary<int, int> Visits { get; init; }

    /// <summary>Matters by how many departments they read.</summary>
    public required ImmutableSortedDictionary<int, int> Departments { get; init; }

    /// <summary>Registers that matters read in place of a paper, counted for each matter.</summary>
    public required int PapersNoLongerAsked { get; init; }

    /// <summary>Papers that are still uploaded, for no department holds them.</summary>
    public required int PapersAsked { get; init; }

    public static CatalogueSummary Of(MatterCatalogue matters)
    {
        var all = matters.All;
        return new CatalogueSummary
        {
            Matters = all.Length,
            Kinds = Count(all.Select(matter => matter.Kind)),
            Conditions = all.Sum(matter => matter.Eligibility.Length),
            Needs = Count(all.SelectMany(matter => matter.Needs).Select(need => need.Mode.ToString())),
            Asked = Count(all.SelectMany(matter => matter.Supplies).Select(supply => supply.Why)),
            Visits = all.CountBy(matter => matter.Visits).ToImmutableSortedDictionary(),
            Departments = all.CountBy(matter => matter.Needs
                .Select(need => need.Coordinate.Split('.')[0]).Distinct().Count()).ToImmutableSortedDictionary(),
            PapersNoLongerAsked = all.Sum(matter => matter.Needs.Where(need => need.Mode != NeedMode.Link)
                .Select(need => (need.Coordinate[..need.Coordinate.LastIndexOf('.')], need.Role)).Distinct().Count()),
            PapersAsked = all.SelectMany(matter => matter.Supplies).Count(supply => supply.Type == SupplyType.File),
        };
    }

    /// <summary>A table for people.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"{Matters} matters, {Conditions} conditions";
        yield return Line("kinds", Kinds);
        yield return Line("needs by mode", Needs);
        yield return Line("asked, by why", Asked);
        yield return Line("visits to an office", Visits);
        yield return Line("departments read", Departments);
        yield return $"{"papers",-20}  {PapersNoLongerAsked} read from registers and no longer asked, "
            + $"{PapersAsked} still uploaded";
    }

    private static string Line<T>(string name, ImmutableSortedDictionary<T, int> counts)
        where T : notnull
    {
        return $"{name,-20}  {string.Join(", ", counts.Select(count => $"{count.Key}: {count.Value}"))}";
    }

    private static ImmutableSortedDictionary<string, int> Count(IEnumerable<string> names)
    {
        return names.CountBy(name => name).ToImmutableSortedDictionary(StringComparer.Ordinal);
    }
}
