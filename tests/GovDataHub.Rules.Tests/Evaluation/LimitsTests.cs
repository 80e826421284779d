using System.Diagnostics;
using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Types;

namespace GovDataHub.Rules.Tests.Evaluation;

/// <summary>Whatever is written is answered soon and within bounds, on a small stack too.</summary>
public sealed class LimitsTests
{
    private const int Many = 100_000;

    public static TheoryData<string, string, string, string> Nested => new()
    {
        { "(", "1", ")", "" }, { "[", "", "]", "" }, { "", "1", "+1", "" }, { "", "true", " or true", "" },
        { "-", "1", "", "" }, { "", "x", "[1]", "" }, { "", "x", ".a", "" }, { "", "f", "()", "" },
        { "", "1", " in 1", "" }, { "", "1", " = 1", "" }, { "", "1", "**1", "" }, { "1 in (", "1", "+1", ")" },
        { "", "1", " instance of number", "" }, { "if true then ", "1", " else 2", "" }, { "for i in ", "1", "", "" },
        { "function(a) ", "1", "", "" }, { "{a:", "1", "}", "" }, { "not(", "true", ")", "" },
        { "some x in ", "1", "", "" }, { "1 in (", "1", ")", "" }, { "{", "", "}", "" },
    };

    [Theory]
    [MemberData(nameof(Nested))]
    public void Nested_a_hundred_thousand_deep_is_an_error_with_its_place(
        string before, string middle, string after, string end)
    {
        var (opening, closing) = end.Length > 0
            ? (before, Repeat(after) + end)
            : (Repeat(before), Repeat(after));

        var error = Assert.Single(OnASmallStack(() => FeelExpression.Parse(opening + middle + closing)).Errors);

        Assert.True(error.Position >= 0);
    }

    [Fact]
    public void A_type_nested_without_end_is_an_error()
    {
        var text = $"1 instance of {Repeat("list<")}number{Repeat(">")}";

        Assert.Single(OnASmallStack(() => FeelExpression.Parse(text)).Errors);
    }

    [Fact]
    public void The_highest_tree_allowed_is_checked_printed_and_evaluated_on_a_small_stack()
    {
        var expression = FeelExpression.Require("1" + string.Concat(Enumerable.Repeat(" + 1", 990)));

        Assert.Equal("991", OnASmallStack(() =>
        {
            FeelChecker.Check(expression, FeelScope.Empty);
            return FeelEvaluator.Evaluate(FeelExpression.Require(expression.ToString()), FeelContext.Of(City.Today));
        }).ToString());
    }

    [Theory]
    [InlineData("for i in 1..1e12 return i")]
    [InlineData("for i in 1..1000000, j in 1..1000000 return 1")]
    [InlineData("some i in 1..999999999999 satisfies false")]
    [InlineData("distinct values(for i in 1..1000000 return i)")]
    [InlineData("for i in 1..60 return partial")]
    [InlineData("count(for i in 1..100000 return count(partial))")]
    [InlineData("{f: function(n) if n < 2 then n else f(n - 1) + f(n - 2), r: f(50)}.r")]
    [InlineData("{a: \"0123456789\", b: string join(for i in 1..1000000 return a)}")]
    [InlineData("{d: function(t, n) if n = 0 then t else d(t + t, n - 1), r: d(\"0123456789\", 60)}.r")]
    [InlineData("{d: function(t, n) if n = 0 then t else d([t, t], n - 1), r: d([1], 60)}.r")]
    [InlineData("for i in 1..1000 return matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"^(a+)+\\\\1$\")")]
    public void More_than_a_rule_could_need_is_refused(string expression)
    {
        var clock = Stopwatch.StartNew();

        Assert.Throws<FeelLimitException>(() => Feel.Value(expression));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{clock.Elapsed}");
    }

    [Theory]
    [InlineData("{f: function(n) f(n + 1), r: f(1)}.r", "null")]
    [InlineData("matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"^(a+)+$\")", "false")]
    [InlineData("matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"^(a+)+\\\\1$\")", "null")]
    [InlineData("2 ** 1000000", "null")]
    [InlineData("1e6000 * 1e6000", "null")]
    [InlineData("count(for i in 1..1000000 return i)", "1000000")]
    public void What_ends_by_itself_has_its_value(string expression, string expected) =>
        Assert.Equal(expected, Feel.Text(expression));

    [Fact]
    public void A_high_function_that_calls_itself_ends_in_null()
    {
        var sum = string.Concat(Enumerable.Repeat("1 + ", 140));

        Assert.Equal("null", Feel.Text($"{{f: function(n) {sum}f(n), r: f(1)}}.r"));
    }

    [Fact]
    public void A_string_longer_than_any_is_an_error_where_it_stands()
    {
        var error = Assert.Single(FeelExpression.Parse($"x = \"{new string('a', 1_000_001)}\"").Errors);

        Assert.Equal(4, error.Position);
    }

    [Theory]
    [InlineData(
        "{\"id\": 1, \"expression\": \"for i in 1..1e12 return i\"}", "\"error\":\"The expression takes more than")]
    [InlineData("{\"id\": 1, \"expression\": \"1 +\"}", "\"error\":\"1:4: ")]
    [InlineData("{\"id\": 1, \"expression\": \"1 + \\\"a\\\"\"}", "\"value\":null")]
    [InlineData("{\"id\": 1}", "{\"id\":1,\"error\":")]
    [InlineData("nonsense", "{\"id\":null,\"error\":")]
    public void A_batch_goes_on_after_any_line(string line, string expected) =>
        Assert.Contains(expected, FeelBatch.Answer(line, City.Today), StringComparison.Ordinal);

    private static string Repeat(string text) => string.Concat(Enumerable.Repeat(text, Many));

    private static T OnASmallStack<T>(Func<T> work)
    {
        var result = default(T);
        var thread = new Thread(() => result = work(), 1024 * 1024);
        thread.Start();
        thread.Join();
        return result!;
    }
}
