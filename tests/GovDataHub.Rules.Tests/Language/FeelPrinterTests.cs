using FsCheck;
using FsCheck.Fluent;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Tests.Splitting;

namespace GovDataHub.Rules.Tests.Language;

public sealed class FeelPrinterTests
{
    [Theory]
    [InlineData("a=1   and(b or c)", "a = 1 and (b or c)")]
    [InlineData("(a and b) and c", "a and b and c")]
    [InlineData("a and (b and c)", "a and (b and c)")]
    [InlineData("((1+2))*3", "(1 + 2) * 3")]
    [InlineData("1-(2-3)", "1 - (2 - 3)")]
    [InlineData("(1-2)-3", "1 - 2 - 3")]
    [InlineData("-(2**3)", "-(2 ** 3)")]
    [InlineData("(-2)**3", "-2 ** 3")]
    [InlineData("2**(3**2)", "2 ** (3 ** 2)")]
    [InlineData("not ( a )", "not(a)")]
    [InlineData("x in(1,>2)", "x in (1, > 2)")]
    [InlineData("x in (1)", "x in 1")]
    [InlineData("x in [1..2)", "x in [1..2)")]
    [InlineData("x in ]1..2[", "x in (1..2)")]
    [InlineData("x in >2", "x in (> 2)")]
    [InlineData("(x in a) in b", "x in a in b")]
    [InlineData("x between 1 and 2 and y", "x between 1 and 2 and y")]
    [InlineData("(if a then b else c)+1", "(if a then b else c) + 1")]
    [InlineData("if a then b else c + 1", "if a then b else c + 1")]
    [InlineData("for i in 1..3,j in x return i*j", "for i in 1..3, j in x return i * j")]
    [InlineData("every r in rows satisfies r.a>1", "every r in rows satisfies r.a > 1")]
    [InlineData("{a:1,\"b-c\":[2,null]}", "{a: 1, \"b-c\": [2, null]}")]
    [InlineData("function(a:number,b)a+b", "function(a: number, b) a + b")]
    [InlineData("(function(a) a)(1)", "(function(a) a)(1)")]
    [InlineData("x instance of list<number>", "x instance of list<number>")]
    [InlineData("x instance of function<number, Any>->string", "x instance of function<number, Any>->string")]
    [InlineData("@\"2025-01-01\"", "@\"2025-01-01\"")]
    [InlineData("\"a\\\"\\n\"", "\"a\\\"\\n\"")]
    [InlineData("1.50", "1.5")]
    [InlineData("date and time(\"x\").time offset", "date and time(\"x\").time offset")]
    [InlineData("f(b: 1, c d: 2)", "f(b: 1, c d: 2)")]
    [InlineData("a[1][b>2].c", "a[1][b > 2].c")]
    [InlineData("a = >2", "a = (> 2)")]
    public void Prints_the_canonical_text(string text, string printed)
    {
        Assert.Equal(printed, FeelExpression.Require(text).ToString());
        Assert.Equal(printed, FeelExpression.Require(printed).ToString());
    }

    [Theory]
    [InlineData("-", "-")]
    [InlineData("not(1,>2)", "not(1, > 2)")]
    [InlineData("1, ?>2", "1, ? > 2")]
    public void Prints_unary_tests(string text, string printed)
    {
        var root = FeelExpression.ParseUnaryTests(text).Expression!.Root;

        Assert.Equal(printed, FeelPrinter.Print(root));
    }

    [Fact]
    public void What_is_printed_parses_to_what_prints_the_same_and_comes_to_the_same()
    {
        var cases =
            from rule in RandomRules.Conditions(4)
            from registers in RandomRules.Registers
            select (rule, registers);

        Prop.ForAll(cases.ToArbitrary(), sample =>
        {
            var printed = FeelExpression.Require(sample.rule).ToString();
            Assert.Equal(printed, FeelExpression.Require(printed).ToString());
            Assert.Equal(
                City.Evaluate(sample.rule, sample.registers).ToString(),
                City.Evaluate(printed, sample.registers).ToString());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }
}
