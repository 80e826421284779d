using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Registers;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Tests.Evaluation;

public sealed class FourAnswersTests
{
    [Theory]
    [InlineData("HPF.account.status = \"active\" or PSB.hukou.inHz", "true")]
    [InlineData("PSB.hukou.inHz or HPF.account.status = \"active\"", "true")]
    [InlineData("HPF.account.status = \"sealed\" and PSB.hukou.inHz", "false")]
    [InlineData("PSB.hukou.inHz and HPF.account.status = \"sealed\"", "false")]
    [InlineData("HPF.account.status = \"active\" and PSB.hukou.inHz", "unknown")]
    [InlineData("PSB.hukou.inHz = true", "unknown")]
    [InlineData("PSB.hukou.inHz != null", "unknown")]
    [InlineData("not(PSB.hukou.inHz)", "unknown")]
    [InlineData("isNone(PSB.hukou.inHz)", "unknown")]
    [InlineData("nz(HPF.loan.times) < 2", "unknown")]
    [InlineData("count(NRB.ownership[usage = \"residence\"]) = 0", "unknown")]
    [InlineData("count(spouse.NRB.ownership) = 0", "unknown")]
    [InlineData("if PSB.hukou.inHz then true else true", "unknown")]
    [InlineData("PSB.hukou.inHz in [true, false]", "unknown")]
    [InlineData("HPF.account.balance between 1 and HPF.loan.times", "unknown")]
    [InlineData("HPF.account.balance between 100 and HPF.loan.times", "false")]
    [InlineData("HPF.account.balance + HPF.loan.monthlyDue > 0", "unknown")]
    [InlineData("any([PSB.hukou.inHz, true])", "unknown")]
    [InlineData("any(PSB.hukou.inHz, true)", "true")]
    [InlineData("all(PSB.hukou.inHz, false)", "false")]
    [InlineData("some r in NRB.ownership satisfies r.area > 5", "unknown")]
    [InlineData("null = PSB.hukou.inHz and false", "false")]
    public void A_source_that_did_not_answer_makes_unknown_only_what_rests_on_it(string rule, string expected)
    {
        var registers = new Dictionary<string, FeelValue.Context[]>
        {
            ["HPF.account"] = [City.Row(("status", "active"), ("balance", 50m))],
        };

        Assert.Equal(expected, City.Evaluate(rule, registers).ToString());
    }

    [Theory]
    [InlineData("HPF.loan.status != \"active\"", "true")]
    [InlineData("HPF.loan.status = \"active\"", "false")]
    [InlineData("HPF.loan.monthlyDue < 5", "null")]
    [InlineData("nz(HPF.loan.times) < 2", "true")]
    [InlineData("isNone(HPF.loan.status)", "true")]
    [InlineData("count(spouse.NRB.ownership[usage = \"residence\"]) = 0", "true")]
    [InlineData("spouse.NRB.ownership[1].area > 5", "null")]
    [InlineData("HPF.loan = null", "true")]
    public void A_register_without_a_row_is_null_or_an_empty_list(string rule, string expected)
    {
        var registers = new Dictionary<string, FeelValue.Context[]>
        {
            ["HPF.loan"] = [],
            ["spouse.NRB.ownership"] = [],
        };
        var trace = new EvaluationTrace();

        Assert.Equal(expected, City.Evaluate(rule, registers, trace: trace).ToString());
        Assert.True(trace.ReadAbsent);
        Assert.False(trace.ReadUnknown);
    }

    [Fact]
    public void The_trace_names_each_register_read_and_how_it_stood()
    {
        var trace = new EvaluationTrace();
        var registers = new Dictionary<string, FeelValue.Context[]>
        {
            ["HPF.account"] = [City.Row(("balance", 50m))],
            ["HPF.loan"] = [],
        };

        City.Evaluate(
            "HPF.account.balance > 1 and HPF.loan.status != \"active\" and PSB.hukou.inHz", registers, trace: trace);

        Assert.Equal(
            [
                KeyValuePair.Create(new RegisterReference(null, "HPF", "account"), RegisterState.Held),
                KeyValuePair.Create(new RegisterReference(null, "HPF", "loan"), RegisterState.Absent),
                KeyValuePair.Create(new RegisterReference(null, "PSB", "hukou"), RegisterState.Unknown),
            ],
            trace.Reads);
    }

    [Fact]
    public void A_field_that_is_not_known_makes_the_filter_over_its_rows_unknown()
    {
        var registers = new Dictionary<string, FeelValue.Context[]>
        {
            ["NRB.ownership"] =
            [
                City.Row(("usage", "residence"), ("city", FeelValue.NotKnown)),
                City.Row(("usage", "commerce"), ("city", FeelValue.NotKnown)),
            ],
        };

        var residences = City.Evaluate("count(NRB.ownership[usage = \"residence\" and city = \"1\"])", registers);
        var parkings = City.Evaluate("count(NRB.ownership[usage = \"parking\" and city = \"1\"])", registers);


        Assert.True(residences.IsUnknown);
        Assert.Equal("0", parkings.ToString());
    }

    [Theory]
    [InlineData("NRB.ownership[1] = NRB.ownership[2]", "unknown")]
    [InlineData("NRB.ownership[1] != NRB.ownership[2]", "unknown")]
    [InlineData("NRB.ownership[1] = NRB.ownership[3]", "false")]
    [InlineData("NRB.ownership[1].city = NRB.ownership[2].city", "unknown")]
    public void Two_values_that_are_not_known_are_not_known_to_be_equal(string rule, string expected)
    {
        var registers = new Dictionary<string, FeelValue.Context[]>
        {
            ["NRB.ownership"] =
            [
                City.Row(("usage", "residence"), ("city", FeelValue.NotKnown)),
                City.Row(("usage", "residence"), ("city", FeelValue.NotKnown)),
                City.Row(("usage", "commerce"), ("city", FeelValue.NotKnown)),
            ],
        };

        Assert.Equal(expected, City.Evaluate(rule, registers).ToString());
    }
}
