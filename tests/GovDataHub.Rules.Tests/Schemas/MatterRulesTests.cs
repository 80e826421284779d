using GovDataHub.Rules.Language;
using GovDataHub.Rules.Registers;
using GovDataHub.Rules.Splitting;
using GovDataHub.Rules.Types;
using GovDataHub.TestKit;

namespace GovDataHub.Rules.Tests.Schemas;

/// <summary>Every rule that <c>schemas/</c> holds, against the departments that <c>schemas/</c> holds.</summary>
public sealed class MatterRulesTests
{
    internal static readonly RegisterCatalogue Catalogue = new(
        Repository.Departments.SelectMany(department => department.Value.Resources.Select(
            resource => Definition(department.Key, resource.Key, resource.Value))),
        Repository.Matters.Values.SelectMany(matter => matter.Roles.Keys).Distinct());

    public static TheoryData<string> Codes => [.. Repository.Matters.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Its_conditions_are_right_conditions_over_the_registers(string code)
    {
        foreach (var condition in Repository.Matters[code].Eligibility)
        {
            var parsed = FeelExpression.Parse(condition.When);
            Assert.Empty(parsed.Errors);
            Assert.Empty(FeelChecker.Check(parsed.Expression!, Scope(code), FeelType.Boolean).Errors);
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Its_conditions_print_to_what_parses_to_the_same(string code)
    {
        foreach (var condition in Repository.Matters[code].Eligibility)
        {
            var printed = FeelExpression.Require(condition.When).ToString();
            Assert.Equal(printed, FeelExpression.Require(printed).ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Only_outcomes_leave_the_departments(string code)
    {
        Assert.All(Plan(code).Parts, part => Assert.Equal(PartKind.Predicate, part.Kind));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Its_rule_reads_nothing_but_its_needs(string code)
    {
        var needs = Repository.Matters[code].Needs.Select(need => (need.Role, need.F)).ToHashSet();

        foreach (var part in Plan(code).Parts)
        {
            Assert.All(
                part.Coordinates.Where(coordinate => coordinate.Count(character => character == '.') == 2),
                coordinate => Assert.Contains((part.Role, coordinate), needs));
        }
    }

    internal static RulePlan Plan(string code) => RuleSplitter.Split(
        Repository.Matters[code].Eligibility.Select(condition => FeelExpression.Require(condition.When)), Catalogue);

    private static FeelScope Scope(string code) => Catalogue.Scope(Repository.Matters[code].Supplies.Select(
        supply => KeyValuePair.Create(supply.Name, Type(supply.Type, null))));

    private static RegisterDefinition Definition(string department, string resource, ResourceDocument document) => new(
        department,
        resource,
        document.Subject switch
        {
            "person" => RegisterSubject.Person,
            "enterprise" => RegisterSubject.Enterprise,
            _ => RegisterSubject.Public,
        },
        document.Many,
        [
            .. document.Fields.Select(field => KeyValuePair.Create(
                field.Key, Type(field.Value.Type, field.Value.Values?.Keys))),
        ]);

    internal static FeelType Type(string name, IEnumerable<string>? values) => name switch
    {
        "string" => FeelType.String,
        "int" or "number" or "money" => FeelType.Number,
        "bool" => FeelType.Boolean,
        "date" => FeelType.Date,
        "datetime" => FeelType.DateTime,
        "enum" when values is not null => FeelType.EnumOf(values),
        _ => FeelType.Any,
    };
}
