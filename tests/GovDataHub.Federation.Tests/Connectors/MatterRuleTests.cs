using System.Collections.Immutable;
using GovDataHub.Federation.Connectors;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Registers;
using GovDataHub.Rules.Splitting;
using GovDataHub.TestKit;

namespace GovDataHub.Federation.Tests.Connectors;

/// <summary>What the matters really ask of departments must be answerable there.</summary>
[Collection(RunningCity.OneAtATime)]
public sealed class MatterRuleTests(RunningCity city)
{
    private static readonly RegisterCatalogue Catalogue = new(
        RunningCity.Catalogue.Resources.Select(PredicateTests.Definition),
        ["spouse", "child", "relative", "seller", "landlord", "partner", "staff"]);

    public static TheoryData<string> Matters => [.. Repository.Matters.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Matters))]
    public async Task Every_part_of_every_condition_is_answered_where_its_data_is(string code)
    {
        var conditions = Repository.Matters[code].Eligibility
            .Select(condition => FeelExpression.Require(condition.When));
        var plan = RuleSplitter.Split(conditions, Catalogue);
        foreach (var part in plan.Parts.Where(part => part.Kind == PartKind.Predicate))
        {
            var kind = part.Subject switch
            {
                RegisterSubject.Person => SubjectKind.Person,
                RegisterSubject.Enterprise => SubjectKind.Enterprise,
                _ => SubjectKind.Public,
            };
            var key = kind == SubjectKind.Public
                ? ""
                : city.Truth.First(rows => part.Coordinates.Any(
                    coordinate => coordinate.StartsWith(rows.Key.Resource, StringComparison.Ordinal))).Key.Key;

            var outcomes = await city.Connectors.Get(part.Department).EvaluateAsync(
                new(kind, key, [part.Text], new(2025, 9, 1), ImmutableDictionary<string, object?>.Empty),
                TestContext.Current.CancellationToken);

            Assert.Single(outcomes);
        }
    }
}
