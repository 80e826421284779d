namespace GovDataHub.Rules.Tests.Functions;

/// <summary>DMN 1.5 section 10.3.4.10, is(), and the project's own functions.</summary>
public sealed class TemporalFunctionsTests
{
    [Theory]
    [InlineData("today()", "2025-09-01")]
    [InlineData("now()", "2025-09-01T00:00:00Z")]
    [InlineData("day of year(@\"2019-09-17\")", "260")]
    [InlineData("day of week(@\"2019-09-17\")", "\"Tuesday\"")]
    [InlineData("month of year(@\"2019-09-17T10:00:00\")", "\"September\"")]
    [InlineData("week of year(@\"2019-09-17\")", "38")]
    [InlineData("week of year(@\"2003-12-29\")", "1")]
    [InlineData("week of year(@\"2005-01-01\")", "53")]
    [InlineData("is(@\"10:30:00Z\", @\"10:30:00+00:00\")", "true")]
    [InlineData("is(@\"10:30:00+02:00\", @\"08:30:00Z\")", "false")]
    [InlineData("is(1, \"1\")", "false")]
    [InlineData("age(@\"2000-09-02\")", "24")]
    [InlineData("age(null)", "null")]
    [InlineData("yearsSince(@\"2024-09-01\") < 1", "true")]
    [InlineData("monthsSince(@\"2025-08-01T10:00:00+08:00\") > 1", "true")]
    [InlineData("nz(\"a\")", "null")]
    [InlineData("isNone(\"none\")", "true")]
    [InlineData("isNone(\"\")", "false")]
    [InlineData("size([1, 2])", "2")]
    [InlineData("size(\"\\U01F40E\")", "1")]
    [InlineData("day of year(@\"2024-12-31\")", "366")]
    [InlineData("day of week(null)", "null")]
    [InlineData("month of year(\"2025-09-01\")", "null")]
    [InlineData("week of year(@\"2024-12-30\")", "1")]
    [InlineData("is(@\"2025-09-01\", @\"2025-09-01T00:00:00Z\")", "false")]
    [InlineData("is(@\"P0Y\", @\"P0D\")", "false")]
    [InlineData("is(@\"P1D\", @\"PT24H\")", "true")]
    [InlineData("is(value1: 1)", "null")]
    public void A_call_comes_to(string expression, string expected) => Assert.Equal(expected, Feel.Text(expression));
}
