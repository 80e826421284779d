namespace GovDataHub.Rules.Tests.Functions;

/// <summary>DMN 1.5 section 10.3.4.8.</summary>
public sealed class ContextFunctionsTests
{
    [Theory]
    [InlineData("get value({a: 1}, \"a\")", "1")]
    [InlineData("get value({a: {b: 2}}, [\"a\", \"b\"])", "2")]
    [InlineData("get value({a: 1}, \"b\")", "null")]
    [InlineData("get entries({a: 1, b: null})", "[{key: \"a\", value: 1}, {key: \"b\", value: null}]")]
    [InlineData("context([{key: \"a\", value: 1}])", "{a: 1}")]
    [InlineData("context([{key: \"a\", value: 1}, {key: \"a\", value: 2}])", "null")]
    [InlineData("context([{key: \"a\"}])", "null")]
    [InlineData("context put({a: 1}, \"b\", 2)", "{a: 1, b: 2}")]
    [InlineData("context put({a: 1, b: 2}, \"a\", 3)", "{a: 3, b: 2}")]
    [InlineData("context put({a: {b: 1}}, [\"a\", \"b\"], 2)", "{a: {b: 2}}")]
    [InlineData("context put({a: 1}, [], 2)", "null")]
    [InlineData("context put({a: 1}, [\"a\", \"b\"], 2)", "null")]
    [InlineData("context merge([{a: 1, b: 1}, {b: 2}])", "{a: 1, b: 2}")]
    [InlineData("get value(null, \"a\")", "null")]
    [InlineData("get value({a: 1}, null)", "null")]
    [InlineData("get value({a: 1}, [])", "null")]
    [InlineData("get entries({})", "[]")]
    [InlineData("get entries(null)", "null")]
    [InlineData("context([])", "{}")]
    [InlineData("context([{key: 1, value: 2}])", "null")]
    [InlineData("context({key: \"a\", value: 1})", "{a: 1}")]
    [InlineData("context put(null, \"a\", 1)", "null")]
    [InlineData("context put(context: {a: 1}, keys: [\"b\"], value: 2)", "{a: 1, b: 2}")]
    [InlineData("context put({a: 1}, [null], 2)", "null")]
    [InlineData("context merge([])", "{}")]
    [InlineData("context merge([{a: 1}, 2])", "null")]
    [InlineData("context merge({a: 1})", "{a: 1}")]
    public void A_call_comes_to(string expression, string expected) => Assert.Equal(expected, Feel.Text(expression));
}
