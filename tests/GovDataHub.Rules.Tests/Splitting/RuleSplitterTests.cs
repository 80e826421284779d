using FsCheck;
using FsCheck.Fluent;
using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Registers;
using GovDataHub.Rules.Splitting;
using GovDataHub.Rules.Types;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Tests.Splitting;

public sealed class RuleSplitterTests
{
    private static readonly FeelValue.Context Supplies = City.Row(("amount", 3));

    [Theory]
    [InlineData("HPF.account.status = \"active\" or PSB.hukou.inHz = true",
        "HPF: HPF.account.status = \"active\" | PSB: PSB.hukou.inHz = true", "p1 or p2")]
    [InlineData("supply.amount <= HPF.account.balance", "HPF: supply.amount <= HPF.account.balance", "p1")]
    [InlineData("age(PSB.population.birthDate) + supply.termYears <= 70",
        "PSB: age(PSB.population.birthDate) + supply.termYears <= 70", "p1")]
    [InlineData("HCB.salesContract.price - supply.amount <= HPF.account.balance",
        "HCB value: HCB.salesContract.price | HPF value: HPF.account.balance", "p1 - supply.amount <= p2")]
    [InlineData("HPF.account.balance + HPF.loan.times > HCB.salesContract.price",
        "HPF value: HPF.account.balance + HPF.loan.times | HCB value: HCB.salesContract.price", "p1 > p2")]
    [InlineData("spouse.PSB.hukou.inHz = true or PSB.hukou.inHz = true or spouse.PSB.hukou.inHz = null",
        "spouse/PSB: PSB.hukou.inHz = true or PSB.hukou.inHz = null | PSB: PSB.hukou.inHz = true", "p1 or p2")]
    [InlineData("not(HPF.account.status = \"active\" or HPF.loan.times > 1)",
        "HPF: not(HPF.account.status = \"active\" or HPF.loan.times > 1)", "p1")]
    [InlineData("if PSB.hukou.inHz then HPF.account.balance > 1 else count(NRB.ownership) = 0",
        "PSB: PSB.hukou.inHz | HPF: HPF.account.balance > 1 | NRB: count(NRB.ownership) = 0",
        "if p1 then p2 else p3")]
    [InlineData("count(NRB.ownership[area > HPF.account.balance]) = 0",
        "NRB value: NRB.ownership | HPF value: HPF.account.balance", "count(p1[area > p2]) = 0")]
    [InlineData("some r in NRB.ownership satisfies r.usage = \"residence\"",
        "NRB: some r in NRB.ownership satisfies r.usage = \"residence\"", "p1")]
    [InlineData("CTB.hotel[hotelCode = supply.hotelPick][1].rooms > 0 or supply.amount = 0",
        "CTB Public: CTB.hotel[hotelCode = supply.hotelPick][1].rooms > 0 or supply.amount = 0", "p1")]
    [InlineData("HPF.account.balance in (HCB.salesContract.price, > supply.amount + HCB.salesContract.price)",
        "HPF value: HPF.account.balance | HCB value: HCB.salesContract.price", "p1 in (p2, > supply.amount + p2)")]
    [InlineData("SMR.registration.status = \"active\" or count(SMR.owned[status = \"active\"]) > 0",
        "SMR Enterprise: SMR.registration.status = \"active\" | SMR: count(SMR.owned[status = \"active\"]) > 0",
        "p1 or p2")]
    [InlineData("HPF.account.status in [\"active\", \"closed\"]",
        "HPF: HPF.account.status in [\"active\", \"closed\"]", "p1")]
    [InlineData("supply.amount > 0 or thisYear() = 2025", "", "supply.amount > 0 or thisYear() = 2025")]
    [InlineData("count(TAX.fee[item = \"b\" and due > 1]) = 0",
        "TAX: count(TAX.fee[item = \"b\" and due > 1]) = 0", "p1")]
    public void Cuts_the_largest_pieces_over_one_department_and_one_subject(string rule, string parts, string residual)
    {
        var plan = RuleSplitter.Split(FeelExpression.Require(rule), City.Catalogue);

        Assert.Equal(parts, string.Join(" | ", plan.Parts.Select(Describe)));
        Assert.Equal(residual, Assert.Single(plan.Conditions).Residual.ToString());
    }

    [Fact]
    public void Each_top_level_conjunct_is_a_condition_and_a_part_two_of_them_need_is_one_part()
    {
        var plan = RuleSplitter.Split(
            FeelExpression.Require(
                "HPF.account.balance > 1 and (HPF.account.balance > 1 or PSB.hukou.inHz) and PSB.hukou.inHz"),
            City.Catalogue);

        Assert.Equal(["p1", "p1 or p2", "p2"], plan.Conditions.Select(condition => condition.Residual.ToString()));
        Assert.Equal([0, 1], plan.Conditions[1].Parts);
    }

    [Fact]
    public void Conditions_given_one_by_one_stay_one_each()
    {
        FeelExpression[] conditions =
        [
            FeelExpression.Require("HPF.account.balance > 1 and PSB.hukou.inHz"),
            FeelExpression.Require("HPF.loan.times = 0"),
        ];

        var plan = RuleSplitter.Split(conditions, City.Catalogue);

        Assert.Equal(["p1 and p2", "p3"], plan.Conditions.Select(condition => condition.Residual.ToString()));
    }

    [Theory]
    [InlineData("HPF.account.balance >= 3 * HPF.loan.monthlyDue", "HPF.account.balance, HPF.loan.monthlyDue")]
    [InlineData("count(spouse.NRB.ownership[usage = \"residence\" and area > 9]) = 0",
        "NRB.ownership.area, NRB.ownership.usage")]
    [InlineData("count(PSB.kinship) > 1", "PSB.kinship")]
    [InlineData("HPF.loan = null", "HPF.loan")]
    [InlineData("count(TAX.fee[item = \"b\"]) = 0", "TAX.fee.item")]
    [InlineData("some r in NRB.ownership satisfies r.city = \"1\"", "NRB.ownership.city")]
    [InlineData("NRB.ownership[1] = NRB.ownership[2]",
        "NRB.ownership.area, NRB.ownership.city, NRB.ownership.status, NRB.ownership.usage")]
    public void A_part_names_exactly_the_fields_it_reads(string rule, string coordinates)
    {
        var plan = RuleSplitter.Split(FeelExpression.Require(rule), City.Catalogue);

        Assert.Equal(coordinates, string.Join(", ", Assert.Single(plan.Parts).Coordinates));
    }

    [Fact]
    public void A_rule_that_uses_the_name_of_a_part_gets_other_names()
    {
        var plan = RuleSplitter.Split(
            FeelExpression.Require("every p1 in [1, 2] satisfies p1 < HPF.account.balance or PSB.hukou.inHz"),
            City.Catalogue);

        Assert.All(plan.Parts, part => Assert.StartsWith("_p", part.Name, StringComparison.Ordinal));
        Assert.Equal("every p1 in [1, 2] satisfies p1 < _p1 or _p2", plan.Conditions[0].Residual.ToString());
    }

    [Fact]
    public void The_plan_comes_to_what_the_whole_rule_comes_to()
    {
        var cases =
            from rule in RandomRules.Conditions(3)
            from registers in RandomRules.Registers
            select (rule, registers);

        Prop.ForAll(cases.ToArbitrary(), Agrees).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void Every_part_stays_within_one_department_and_is_right_by_itself()
    {
        var scope = City.Scope.With("supply", FeelType.Any);

        Prop.ForAll(RandomRules.Conditions(3).ToArbitrary(), rule =>
        {
            var plan = RuleSplitter.Split(FeelExpression.Require(rule), City.Catalogue);
            foreach (var part in plan.Parts)
            {
                Assert.Empty(FeelChecker.Check(FeelExpression.Require(part.Text), scope).Errors);
                Assert.All(part.Coordinates, coordinate => Assert.Equal(part.Department, coordinate.Split('.')[0]));
                Assert.DoesNotContain(NodeSearch.Names(part.Expression.Root), name =>
                    name != part.Department && (City.Catalogue.IsDepartment(name) || City.Catalogue.IsRole(name)));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void An_outcome_too_few_is_refused()
    {
        var plan = RuleSplitter.Split(FeelExpression.Require("HPF.account.balance > 1"), City.Catalogue);

        Assert.Throws<ArgumentException>(() => plan.Evaluate([], City.Today, Supplies));
    }

    [Fact]
    public void Absent_is_null_to_the_rule_and_told_apart_in_the_outcome()
    {
        var plan = RuleSplitter.Split(
            FeelExpression.Require("HPF.account.balance > 1 and PSB.hukou.inHz = true and HPF.loan.times > 0"),
            City.Catalogue);

        var outcome = plan.Evaluate([PartOutcome.Absent, PartOutcome.Unknown, PartOutcome.Null], City.Today, Supplies);

        Assert.Equal(["null", "unknown", "null"], outcome.Conditions.Select(condition => condition.Value.ToString()));
        Assert.Equal([true, false, false], outcome.Conditions.Select(condition => condition.ReadAbsent));
        Assert.True(outcome.Value.IsUnknown);
    }

    [Fact]
    public void A_plan_prints_what_runs_where()
    {
        var plan = RuleSplitter.Split(
            FeelExpression.Require(
                "(PSB.hukou.inHz = true or spouse.PSB.hukou.inHz = true) and supply.amount <= HPF.account.balance"),
            City.Catalogue);

        Assert.Equal(
            """
            conditions
              0: PSB.hukou.inHz = true or spouse.PSB.hukou.inHz = true
              1: supply.amount <= HPF.account.balance
            in the departments
              p1 predicate at PSB of the citizen
                PSB.hukou.inHz = true
                reads PSB.hukou.inHz
              p2 predicate at PSB of spouse
                PSB.hukou.inHz = true
                reads PSB.hukou.inHz
              p3 predicate at HPF of the citizen
                supply.amount <= HPF.account.balance
                reads HPF.account.balance
                sends amount
            in the hub
              0: p1 or p2
              1: p3

            """,
            plan.ToString());
    }

    private static void Agrees((string Rule, Dictionary<string, FeelValue.Context[]> Registers) sample)
    {
        var rule = FeelExpression.Require(sample.Rule);
        var read = City.Reader(sample.Registers);
        var plan = RuleSplitter.Split(rule, City.Catalogue);
        var outcomes = plan.Parts.Select(part => part.Evaluate(
            City.Catalogue, City.Today, register => read(register with { Role = part.Role }), Supplies)).ToList();

        var whole = City.Evaluate(sample.Rule, sample.Registers, [("amount", 3)]);

        Assert.Equal(whole.ToString(), plan.Evaluate(outcomes, City.Today, Supplies).Value.ToString());
    }

    private static string Describe(RulePart part)
    {
        var subject = part.Subject == RegisterSubject.Person ? "" : $" {part.Subject}";
        var kind = part.Kind == PartKind.Value ? " value" : "";
        return $"{(part.Role is { } role ? role + "/" : "")}{part.Department}{subject}{kind}: {part.Text}";
    }
}
