using System.Text.Json;
using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Tests.Values;

public sealed class FeelJsonTests
{
    [Theory]
    [InlineData("{\"a\":[1,2.50,true,null,\"x\"],\"b\":{}}", "{\"a\":[1,2.5,true,null,\"x\"],\"b\":{}}")]
    [InlineData("1234567890123456789012345678901234", "1234567890123456789012345678901234")]
    [InlineData("1e3", "1000")]
    [InlineData("\"\u4E2D\u6587\"", "\"\u4E2D\u6587\"")]
    public void Json_goes_in_and_comes_out(string json, string printed)
    {
        using var document = JsonDocument.Parse(json);

        Assert.Equal(printed, FeelJson.Print(FeelJson.Read(document.RootElement)));
    }

    [Theory]
    [InlineData("@\"2025-01-31\"", "\"2025-01-31\"")]
    [InlineData("@\"2025-01-31T10:00:00.5+08:00\"", "\"2025-01-31T10:00:00.5+08:00\"")]
    [InlineData("@\"P1Y2M\"", "\"P1Y2M\"")]
    [InlineData("[1..2)", "\"[1..2)\"")]
    [InlineData("1/3", "0.3333333333333333333333333333333333")]
    [InlineData("{a b: [1]}", "{\"a b\":[1]}")]
    public void What_json_does_not_know_is_text(string expression, string json)
    {
        Assert.Equal(json, FeelJson.Print(Feel.Value(expression)));
    }

    [Theory]
    [InlineData("""{"id": 1, "expression": "a + 1", "context": {"a": 2}}""", """{"id":1,"value":3}""")]
    [InlineData("""{"id": "x", "expression": "p.a-b * 2", "context": {"p": {"a-b": 2}}}""", """{"id":"x","value":4}""")]
    [InlineData("""{"id": "x", "expression": "profit and loss", "context": {"profit and loss": 2}}""",
        """{"id":"x","value":2}""")]
    [InlineData("""{"id": 2, "expression": "1 / 0"}""", """{"id":2,"value":null}""")]
    [InlineData("""{"id": 2, "expression": "today()"}""", """{"id":2,"value":"2025-09-01"}""")]
    [InlineData("""{"id": 3, "expression": "1 +"}""",
        """{"id":3,"error":"1:4: Expected an expression but the text ends."}""")]
    [InlineData("""{"id": 4}""", """{"id":4,"error":"A task is an object with an \"expression\"."}""")]
    [InlineData("""{"id": 5, "expression": "if so + 1", "context": {"if so": 2}}""", """{"id":5,"value":3}""")]
    [InlineData("""{"id": 5, "expression": "in time", "context": {"in time": true}}""", """{"id":5,"value":true}""")]
    [InlineData("""{"id": 6, "expression": "count([1, 2]) + count", "context": {"count": 5}}""",
        """{"id":6,"value":7}""")]
    [InlineData("""{"id": 7, "expression": "\"\\uD83D\""}""", """{"id":7,"value":"\uFFFD"}""")]
    [InlineData("""{"id": 8, "expression": "\ud83d"}""", """{"id":null,"error":"The line is not JSON."}""")]
    [InlineData("""{"id": 9, "expression": "-(function(a) a)(10)"}""", """{"id":9,"value":-10}""")]
    [InlineData("""{"id": 9, "expression": "1e60"}""", """{"id":9,"value":1E+60}""")]
    [InlineData("no json", """{"id":null,"error":"The line is not JSON."}""")]
    public void A_batch_answers_line_by_line(string line, string answer)
    {
        Assert.Equal(answer, FeelBatch.Answer(line, City.Today));
    }
}
