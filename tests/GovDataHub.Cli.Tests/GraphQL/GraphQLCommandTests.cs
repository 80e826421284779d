using System.Text;
using System.Text.Json;
using GovDataHub.Cli.GraphQL;

namespace GovDataHub.Cli.Tests.GraphQL;

/// <summary><c>hub graphql</c> as a user types it, and its batch as a program feeds it.</summary>
[Collection("console")]
public sealed class GraphQLCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-graphql-").FullName;

    [Fact]
    public async Task Every_line_of_a_batch_is_answered_by_its_id()
    {
        var (code, lines) = await BatchAsync(
            """{"id":1,"op":"parse","query":"{ a("}""",
            """{"id":"two","op":"print","query":"{a,b}"}""",
            """{"id":3,"op":"validate","schema":"type Query { a: Int }","query":"{ b }"}""",
            """{"id":4,"op":"validate","schema":"type Query { a: Nothing }"}""",
            """{"id":5,"op":"introspect","schema":"type Query { a: Int }"}""",
            """
            {"id":6,"op":"execute","schema":
            "type Query { a: I } interface I { x: Int } type T implements I { x: Int y: ID }",
            "query":"query A { a { x ... on T { y } } }","operationName":"A",
            "data":{"a":{"__typename":"T","x":1,"y":2}}}
            """.ReplaceLineEndings(" "));

        Assert.Equal(0, code);
        Assert.Equal("Syntax Error: Expected Name, found <EOF>.", Text(lines[0], "errors", 0, "message"));
        Assert.Equal("5", Text(lines[0], "errors", 0, "locations", 0, "column"));
        Assert.Equal(("two", "{\n  a\n  b\n}"), (Text(lines[1], "id"), Text(lines[1], "result")));
        Assert.Equal("FieldsOnCorrectType", Text(lines[2], "errors", 0, "rule"));
        Assert.Equal("KnownTypeNames", Text(lines[3], "errors", 0, "rule"));
        Assert.Equal("Query", Text(lines[4], "result", "data", "__schema", "queryType", "name"));
        Assert.Equal("""{"data":{"a":{"x":1,"y":"2"}}}""", lines[5].GetProperty("result").GetRawText());
    }

    [Fact]
    public async Task A_line_that_is_no_task_is_answered_too_and_the_batch_goes_on()
    {
        var (code, lines) = await BatchAsync(
            "not json", "[]", """{"id":1,"op":"sing"}""", """{"id":2,"op":"introspect"}""",
            """{"id":3,"op":"execute","schema":"type Query { a: Int }","query":"{ a }","data":"{"}""",
            """{"id":4,"op":"parse","query":"{ a }"}""");

        Assert.Equal(2, code);
        Assert.All(lines.Take(5), line => Assert.Single(line.GetProperty("errors").EnumerateArray()));
        Assert.Empty(lines[5].GetProperty("errors").EnumerateArray());
    }

    [Fact]
    public async Task An_unpaired_surrogate_reaches_the_parser_and_is_placed()
    {
        var (_, lines) = await BatchAsync("""{"id":1,"op":"parse","query":"{ a(b: \"\ud83d\ude00\ud800\") }"}""");

        Assert.Equal(
            "Syntax Error: Invalid character within String: U+D800.", Text(lines[0], "errors", 0, "message"));
        Assert.Equal("11", Text(lines[0], "errors", 0, "locations", 0, "column"));
    }

    [Fact]
    public async Task Half_a_surrogate_pair_in_id_data_or_variables_ends_nothing()
    {
        var (code, lines) = await BatchAsync(
            """{"id":"\ud800","op":"parse","query":"{ a }"}""",
            """
            {"id":1,"op":"execute","schema":"type Query { a: String b: Any } scalar Any","query":"{ a b }",
            "data":{"a":"\udc00x\ud83d\ude00","b":{"\ud800":"\\ud800"},"\udbff":1}}
            """.ReplaceLineEndings(" "),
            """
            {"id":2,"op":"execute","schema":"type Query { a(b: [String!]): Int }",
            "query":"query ($b: [String!]) { a(b: $b) }","variables":{"b":["\ud800\ud800",null]},"data":{"a":1}}
            """.ReplaceLineEndings(" "),
            """{"\ud800":0,"id":3,"op":"parse","query":"{ a }"}""");

        Assert.Equal(0, code);
        Assert.Equal("\"\\ud800\"", lines[0].GetProperty("id").GetRawText());
        Assert.Equal("\ufffdx\U0001f600", Text(lines[1], "result", "data", "a"));
        Assert.Equal("\\ud800", Text(lines[1], "result", "data", "b", "\ufffd"));
        Assert.Contains("at \"b[1]\"", Text(lines[2], "errors", 0, "message"), StringComparison.Ordinal);
        Assert.Empty(lines[3].GetProperty("errors").EnumerateArray());
    }

    [Fact]
    public async Task Files_are_checked_and_executed_with_exit_codes()
    {
        var schema = Write("schema.graphql", "type Query { sum(of: [Int!]!): Int! }");
        var query = Write("query.graphql", "query ($of: [Int!]!) { sum(of: $of) }");
        var wrong = Write("wrong.graphql", "{ sums }");
        var variables = Write("variables.json", """{"of": [1]}""");
        var data = Write("data.json", """{"sum": 1}""");
        var empty = Write("empty.json", "{}");

        Assert.Equal((0, ""), await RunAsync("validate", "--schema", schema, "--query", query));
        Assert.Equal(2, (await RunAsync("validate", "--schema", schema, "--query", wrong)).Code);
        string[] execute = ["execute", "--schema", schema, "--query", query];
        string[] given = [.. execute, "--variables", variables];
        Assert.Equal((0, """{"data":{"sum":1}}"""), await RunAsync([.. given, "--data", data]));
        Assert.Equal(1, (await RunAsync([.. given, "--data", empty])).Code);
        Assert.Equal(2, (await RunAsync([.. execute, "--data", data])).Code);
        Assert.Equal(2, (await RunAsync("print", "--query", Path.Combine(_folder, "absent"))).Code);
        Assert.Equal(2, (await RunAsync("introspect")).Code);
    }

    [Fact]
    public async Task With_json_errors_carry_rule_and_place()
    {
        var schema = Write("schema.graphql", "type Query { a: Int }");
        var query = Write("query.graphql", "{ a { b } }");

        var (code, said) = await RunAsync("validate", "--schema", schema, "--query", query, "--json");

        var answer = JsonDocument.Parse(said).RootElement;
        Assert.Equal(
            (2, "ScalarLeafs", "5"),
            (code, Text(answer, "errors", 0, "rule"), Text(answer, "errors", 0, "locations", 0, "column")));
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
    }

    private static string Text(JsonElement json, params object[] path)
    {
        foreach (var step in path)
            json = step is int index ? json[index] : json.GetProperty((string)step);
        return json.ToString();
    }

    private static async Task<(int Code, List<JsonElement> Lines)> BatchAsync(params string[] lines)
    {
        using var output = new MemoryStream();
        using var input = new StringReader(string.Join('\n', lines));
        var code = await BatchCommand.RunAsync(input, output, TestContext.Current.CancellationToken);
        var answers = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return (code, [.. answers.Select(answer => JsonDocument.Parse(answer).RootElement)]);
    }

    private static async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        var (console, errors) = (Console.Out, Console.Error);
        using var said = new StringWriter();
        using var complained = new StringWriter();
        Console.SetOut(said);
        Console.SetError(complained);
        try
        {
            return (await HubCommand.RunAsync(["graphql", .. arguments]), said.ToString().TrimEnd());
        }
        finally
        {
            Console.SetOut(console);
            Console.SetError(errors);
        }
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }
}
