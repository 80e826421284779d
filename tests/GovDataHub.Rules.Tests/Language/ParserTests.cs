using GovDataHub.Rules.Language;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Tests.Language;

public sealed class ParserTests
{
    [Theory]
    [InlineData("1 +", "1:4: Expected an expression but the text ends.")]
    [InlineData("", "1:1: Expected an expression but the text ends.")]
    [InlineData("a == 1", "1:4: FEEL compares with a single \"=\". Did you mean \"=\"?")]
    [InlineData("a && b", "1:3: \"&&\" is not part of FEEL. Did you mean \"and\"?")]
    [InlineData("a || b", "1:3: \"||\" is not part of FEEL. Did you mean \"or\"?")]
    [InlineData("!a", "1:1: \"!\" is not part of FEEL. Did you mean \"not(...)\"?")]
    [InlineData("if a then 1", "1:12: Expected \"else\" but the text ends.")]
    [InlineData("if a the 1 else 2", "1:10: Expected \"then\" but found \"1\".")]
    [InlineData("if (a) the 1 else 2", "1:8: Expected \"then\" but found \"the\". Did you mean \"then\"?")]
    [InlineData("(1, 2)", "1:3: Expected \")\" but found \",\".")]
    [InlineData("[1, 2", "1:6: Expected \"]\" but the text ends.")]
    [InlineData("1 2", "1:3: Unexpected \"2\": the expression should end here.")]
    [InlineData("\"abc", "1:1: The string has no closing quote.")]
    [InlineData("1 /* no end", "1:3: The comment has no end.")]
    [InlineData("a.\n  b = $", "2:7: \"$\" is not part of FEEL.")]
    [InlineData("a.then", "1:3: Expected a name after \".\" but found the keyword \"then\".")]
    [InlineData("{1: 2}", "1:2: Expected an entry's name but found \"1\".")]
    [InlineData("f(a: 1, 2)", "1:9: Expected a parameter's name but found \"2\": name all arguments or none.")]
    [InlineData("for x of y return x", "1:5: Expected a variable's name but found \"x\".")]
    [InlineData("[1..2", "1:6: A range ends with \"]\", \")\" or \"[\".")]
    [InlineData("1e999999", "1:1: The number is out of range.")]
    public void Says_what_is_wrong_and_where(string text, string error)
    {
        var result = FeelExpression.Parse(text);

        Assert.Null(result.Expression);
        Assert.Equal(error, Assert.Single(result.Errors).ToString());
    }

    [Theory]
    [InlineData("days in weekend", "for i in days in weekend return i", "for i in days in weekend return i")]
    [InlineData("profit and loss", "profit and loss > 1 and true", "profit and loss > 1 and true")]
    [InlineData("a-b", "a-b + a - b", "a-b + a-b")]
    [InlineData("loan  amount", "loan amount due", "loan amount due")]
    public void Names_in_scope_may_hold_keywords_and_operators(string name, string text, string printed)
    {
        Assert.Equal(printed, FeelExpression.Parse(text, [name]).Expression?.ToString());
    }

    [Fact]
    public void Words_apart_are_one_name_whatever_the_white_space()
    {
        var reference = Assert.IsType<NameReference>(FeelExpression.Require(" monthly \n  income ").Root);

        Assert.Equal("monthly income", reference.Name);
        Assert.Equal(new SourceSpan(1, 18), reference.Span);
    }

    [Fact]
    public void Comments_and_white_space_are_nothing()
    {
        Assert.Equal("1 + 2", FeelExpression.Require("1 // one\n + /* and */ 2\t").ToString());
    }

    [Fact]
    public void A_node_knows_where_it_stands()
    {
        var root = Assert.IsType<LogicalExpression>(FeelExpression.Require("a = 1 and b.c").Root);

        Assert.Equal(new SourceSpan(0, 5), root.Left.Span);
        Assert.Equal(new SourceSpan(10, 13), root.Right.Span);
    }

    [Theory]
    [InlineData("\"a\\tb\\\"\\\\\\u0041\\U01F40E\"", "a\tb\"\\A\U0001F40E")]
    [InlineData("\"\\uD83D\\uDC0E\"", "\U0001F40E")]
    [InlineData("\"\\d+\"", "\\d+")]
    public void Strings_know_the_escapes(string text, string value)
    {
        var literal = Assert.IsType<Literal>(FeelExpression.Require(text).Root);

        Assert.Equal(value, Assert.IsType<FeelValue.Text>(literal.Value).Value);
    }

    [Fact]
    public void Depth_has_a_limit_and_is_an_error_not_a_crash()
    {
        var parentheses = new string('(', 100_000) + "1" + new string(')', 100_000);
        var signs = new string('-', 100_000).Replace("-", "- ", StringComparison.Ordinal) + "1";

        Assert.Contains("deep", FeelExpression.Parse(parentheses).Errors[0].Message, StringComparison.Ordinal);
        Assert.Contains("deep", FeelExpression.Parse(signs).Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nested_tests_do_not_double_the_work()
    {
        var nested = "1";
        for (var depth = 0; depth < 60; depth++)
            nested = $"x in (({nested}) + 1) + 1";

        Assert.Contains("complicated", FeelExpression.Parse(nested).Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Require_throws_what_is_wrong()
    {
        var thrown = Assert.Throws<FormatException>(() => FeelExpression.Require("1 +"));

        Assert.StartsWith("1:4:", thrown.Message, StringComparison.Ordinal);
    }
}
