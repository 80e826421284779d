using FsCheck;
using FsCheck.Fluent;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Tests.Splitting;
using GovDataHub.Rules.Types;

namespace GovDataHub.Rules.Tests.Types;

public sealed class FeelCheckerTests
{
    private static readonly FeelScope Lenient = City.Scope.With("supply", FeelType.Any);

    [Theory]
    [InlineData("HFP.account.balance > 1", "1:1: Unknown name \"HFP\". Did you mean \"HPF\"?")]
    [InlineData("HPF.acount.balance > 1", "1:5: \"HPF\" has no \"acount\". Did you mean \"account\"?")]
    [InlineData("HPF.account.balanse > 1", "1:13: \"HPF.account\" has no \"balanse\". Did you mean \"balance\"?")]
    [InlineData("spouse.HPF.account.balanse > 1",
        "1:20: \"spouse.HPF.account\" has no \"balanse\". Did you mean \"balance\"?")]
    [InlineData("supply.amont > 1", "1:8: \"supply\" has no \"amont\". Did you mean \"amount\"?")]
    [InlineData("HPF.account.status = \"actve\"",
        "1:22: \"actve\" is none of \"active\", \"sealed\", \"closed\". Did you mean \"active\"?")]
    [InlineData("\"gone\" != HPF.account.status", "1:1: \"gone\" is none of \"active\", \"sealed\", \"closed\".")]
    [InlineData("HPF.account.status in [\"active\", \"seald\"]",
        "1:34: \"seald\" is none of \"active\", \"sealed\", \"closed\". Did you mean \"sealed\"?")]
    [InlineData("count(NRB.ownership[usge = \"residence\"]) = 0",
        "1:21: Unknown name \"usge\". Did you mean \"usage\"?")]
    [InlineData("count(NRB.ownership[usage]) = 0",
        "1:21: A filter takes a condition or a position, not a string.")]
    [InlineData("NRB.ownership.area > 5", "1:22: There is no order between a list<number> and a number.")]
    [InlineData("HPF.account.balance = \"5\"", "1:23: A number never equals a string.")]
    [InlineData("HPF.account.lastPay < \"2025-01-01\"", "1:23: There is no order between a date and a string.")]
    [InlineData("PSB.hukou.inHz > true", "1:18: There is no order between a boolean and a boolean.")]
    [InlineData("HPF.account.balance and true", "1:1: \"and\" takes a condition, not a number.")]
    [InlineData("if HPF.account.balance then 1 else 2", "1:4: \"if\" takes a condition, not a number.")]
    [InlineData("HPF.account.balance + \"a\"", "1:1: \"+\" does not take a number and a string.")]
    [InlineData("HPF.account.lastPay - 5", "1:1: \"-\" does not take a date and a number.")]
    [InlineData("-HPF.account.status", "1:2: There is no negative string.")]
    [InlineData("monthSince(HPF.account.lastPay)",
        "1:1: Unknown function \"monthSince\". Did you mean \"monthsSince\"?")]
    [InlineData("age(HPF.account.balance)", "1:1: age(d) does not take a number as d.")]
    [InlineData("age()", "1:1: age(d) is given 0 arguments.")]
    [InlineData("substring(string: \"a\", start: 1)",
        "1:1: substring(string, start position, length) has no parameter \"start\".")]
    [InlineData("substring(string: \"a\")",
        "1:1: substring(string, start position, length) is not given its start position.")]
    [InlineData("HPF.account.balance between 1 and \"a\"", "1:35: There is no order between a number and a string.")]
    [InlineData("some r in NRB.ownership satisfies r.usag = \"x\"",
        "1:37: \"r\" has no \"usag\". Did you mean \"usage\"?")]
    [InlineData("1 instance of nummber", "1:1: Unknown type \"nummber\". Did you mean \"number\"?")]
    [InlineData("@\"2025-13-01\" = null", "1:1: \"2025-13-01\" is no date, time, date and time or duration.")]
    [InlineData("today().hour", "1:9: A date has no \"hour\".")]
    [InlineData("HPF.account.balance(1)", "1:1: A number cannot be called.")]
    [InlineData("{a: 1, a: 2}", "1:11: The entry \"a\" is there twice.")]
    public void Finds_what_could_only_come_to_null(string text, string error)
    {
        var result = FeelChecker.Check(FeelExpression.Require(text), City.Scope);

        Assert.Equal(error, Assert.Single(result.Errors).ToString());
    }

    [Fact]
    public void Finds_every_error_in_the_order_of_the_text()
    {
        var result = FeelChecker.Check(
            FeelExpression.Require("HPF.acount.balance > 1 and PSB.hukou.inHs or\n HPF.loan.status = \"x\""),
            City.Scope);

        Assert.Equal([(1, 5), (1, 38), (2, 20)], result.Errors.Select(error => (error.Line, error.Column)));
    }

    [Theory]
    [InlineData("HPF.account.balance", "number")]
    [InlineData("HPF.account.status", "string")]
    [InlineData("NRB.ownership[1].area", "number")]
    [InlineData("NRB.ownership[area > 5]", "list<context>")]
    [InlineData("NRB.ownership.area", "list<number>")]
    [InlineData("max(NRB.ownership.area)", "number")]
    [InlineData("max(1, 2)", "number")]
    [InlineData("today() - HPF.account.lastPay", "days and time duration")]
    [InlineData("(today() - HPF.account.lastPay) / duration(\"P1D\")", "Any")]
    [InlineData("if PSB.hukou.inHz then 1 else null", "number")]
    [InlineData("for r in NRB.ownership return r.city", "list<string>")]
    [InlineData("{a: 1}.a", "number")]
    [InlineData("(function(a: number) a)(1)", "number")]
    [InlineData("[1..5]", "range<number>")]
    [InlineData("sort([3, 1])", "list<number>")]
    [InlineData("some r in NRB.ownership satisfies r.area > 1", "boolean")]
    [InlineData("CTB.hotel[hotelCode = supply.hotelPick][1].rooms > 0", "boolean")]
    [InlineData("TAX.fee[item = \"a\"][1].due", "number")]
    public void Knows_what_an_expression_comes_to(string text, string type)
    {
        var result = FeelChecker.Check(FeelExpression.Require(text), City.Scope);

        Assert.Empty(result.Errors);
        Assert.Equal(type, result.Type.Name);
    }

    [Fact]
    public void An_expression_that_comes_to_another_type_than_needed_is_an_error()
    {
        var result = FeelChecker.Check(FeelExpression.Require("HPF.account.balance"), City.Scope, FeelType.Boolean);

        Assert.Equal("1:1: This is a number, but a boolean is needed.", Assert.Single(result.Errors).ToString());
    }

    [Fact]
    public void What_passes_comes_to_its_type()
    {
        var cases =
            from rule in RandomRules.Conditions(3)
            from registers in RandomRules.Registers
            select (rule, registers);

        Prop.ForAll(cases.ToArbitrary(), sample =>
        {
            Assert.Empty(FeelChecker.Check(FeelExpression.Require(sample.rule), Lenient, FeelType.Boolean).Errors);
            var type = City.Evaluate(sample.rule, sample.registers, [("amount", 3)]).TypeName;
            Assert.True(type is "boolean" or "Null" or "unknown", type);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }
}
