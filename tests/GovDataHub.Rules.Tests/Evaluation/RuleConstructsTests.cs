using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Tests.Evaluation;

/// <summary>Every construct that matters' rules are written with, over registers.</summary>
public sealed class RuleConstructsTests
{
    private static readonly Dictionary<string, FeelValue.Context[]> Registers = new()
    {
        ["HPF.account"] =
        [
            City.Row(("status", "active"), ("balance", 1200.5m), ("consecutive", 3), ("lastPay", Day(2025, 2, 1))),
        ],
        ["HPF.loan"] = [City.Row(("status", "settled"), ("monthlyDue", 400.2m), ("times", null))],
        ["NRB.ownership"] =
        [
            City.Row(("city", "330100"), ("usage", "residence"), ("status", "valid"), ("area", 80)),
            City.Row(("city", "330100"), ("usage", "commerce"), ("status", "frozen"), ("area", null)),
        ],
        ["spouse.NRB.ownership"] = [],
        ["PSB.population"] = [City.Row(("birthDate", Day(1965, 9, 1)), ("gender", "F"))],
        ["PSB.hukou"] = [City.Row(("inHz", null))],
        ["PSB.kinship"] = [City.Row(("relation", "child"), ("name", "none"))],
        ["CTB.hotel"] = [City.Row(("hotelCode", "h1"), ("rooms", 0)), City.Row(("hotelCode", "h2"), ("rooms", 7))],
        ["TAX.fee"] = [City.Row(("item", "a"), ("due", 1)), City.Row(("item", "b"), ("due", 2))],
        ["SMR.owned"] = [],
    };

    [Theory]
    [InlineData("HPF.account.status = \"active\" and HPF.account.consecutive >= 3", "true")]
    [InlineData("count(NRB.ownership[city = \"330100\" and usage = \"residence\" and status = \"valid\"]) = 1", "true")]
    [InlineData("count(spouse.NRB.ownership[usage = \"residence\"]) = 0", "true")]
    [InlineData("count(NRB.ownership[area > 0]) > 0", "true")]
    [InlineData("count(NRB.ownership[area < 1000]) = 1", "true")]
    [InlineData("count(NRB.ownership[status != \"valid\" or usage in [\"residence\"]]) = 2", "true")]
    [InlineData("HPF.account.balance >= 3 * HPF.loan.monthlyDue", "false")]
    [InlineData("HPF.account.balance + 0.1 >= 3 * HPF.loan.monthlyDue", "true")]
    [InlineData("nz(HPF.loan.times) < 2", "true")]
    [InlineData("HPF.loan.times < 2", "null")]
    [InlineData("PSB.hukou.inHz != true", "true")]
    [InlineData("PSB.hukou.inHz = true", "false")]
    [InlineData("PSB.hukou.inHz = null", "true")]
    [InlineData("monthsSince(HPF.account.lastPay) >= 6", "true")]
    [InlineData("monthsSince(HPF.account.lastPay) < 7", "true")]
    [InlineData("age(PSB.population.birthDate) = 60", "true")]
    [InlineData("age(PSB.population.birthDate) + supply.termYears <= 70", "true")]
    [InlineData("(PSB.population.gender = \"M\" and age(PSB.population.birthDate) >= 60) "
        + "or (PSB.population.gender = \"F\" and age(PSB.population.birthDate) >= 50)", "true")]
    [InlineData("supply.amount <= HPF.account.balance", "true")]
    [InlineData("supply.missing <= HPF.account.balance", "null")]
    [InlineData("size(supply.claims) > 0", "true")]
    [InlineData("size(supply.missing) > 0", "null")]
    [InlineData("isNone(PSB.kinship[1].name)", "true")]
    [InlineData("isNone(PSB.kinship[1].relation)", "false")]
    [InlineData("isNone(PSB.kinship[2].relation)", "true")]
    [InlineData("PSB.kinship[1].relation in [\"spouse\", \"child\"]", "true")]
    [InlineData("null in [\"spouse\", \"child\"]", "false")]
    [InlineData("CTB.hotel[hotelCode = supply.hotelPick][1].rooms > 0", "true")]
    [InlineData("count(TAX.fee[item = \"b\" and due = 2]) = 1", "true")]
    [InlineData("daysUntil(HPF.account.lastPay) = -212", "true")]
    [InlineData("daysSince(HPF.account.lastPay) = 212", "true")]
    [InlineData("HPF.account.lastPay < today()", "true")]
    [InlineData("null < today()", "null")]
    [InlineData("thisYear() - 1 = 2024", "true")]
    [InlineData("yearsSince(PSB.population.birthDate) >= 59.99", "true")]
    [InlineData("count(SMR.owned[status = \"active\"]) = 0", "true")]
    [InlineData("SMR.owned[1].status != \"revoked\"", "true")]
    public void Evaluates_as_the_rules_were_agreed(string rule, string expected)
    {
        (string, object?)[] supplies =
            [("amount", 100), ("termYears", 10), ("claims", "wages"), ("hotelPick", "h2")];

        Assert.Equal(expected, City.Evaluate(rule, Registers, supplies).ToString());
    }

    private static DateOnly Day(int year, int month, int day) => new(year, month, day);
}
