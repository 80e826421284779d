using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovDataHub.GraphQL.Execution;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;
using GovDataHub.GraphQL.Validation;

namespace GovDataHub.GraphQL.Tests.Conformance;

/// <summary>
/// The engine answers as the reference implementation was recorded to (record.mjs): which rule fires where and says
/// what, where a syntax error is, how a document prints, what introspection answers.
/// </summary>
public sealed class ReferenceTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Conformance");

    private static readonly Schema Town =
        SchemaBuilder.Build(File.ReadAllText(Path.Combine(Folder, "schema.graphql"))).Schema!;

    private static readonly Dictionary<string, JsonElement> Recorded = File
        .ReadLines(Path.Combine(Folder, "recorded.jsonl"))
        .Select(line => JsonDocument.Parse(line).RootElement)
        .ToDictionary(one => one.GetProperty("id").GetString()!);

    public static TheoryData<string> Cases => [.. Recorded.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_engine_answers_as_the_reference_implementation(string id)
    {
        var recorded = Recorded[id];
        var (errors, result) = await AnswerAsync(recorded);

        var expected = JsonNode.Parse(recorded.GetProperty("errors").GetRawText())!;
        Assert.Equal(expected.ToJsonString(), JsonNode.Parse(Describe(errors))!.ToJsonString());
        if (recorded.TryGetProperty("result", out var wanted))
        {
            Assert.Equal(
                JsonNode.Parse(wanted.GetRawText())!.ToJsonString(), JsonNode.Parse(result!)!.ToJsonString());
        }
    }

    [Fact]
    public void Every_rule_fires_in_some_case()
    {
        var fired = Recorded.Values
            .SelectMany(one => one.GetProperty("errors").EnumerateArray())
            .Select(error => error.TryGetProperty("rule", out var rule) ? rule.GetString() : null)
            .ToHashSet();

        Assert.Empty(Validator.RuleNames.Where(rule => !fired.Contains(rule)));
        Assert.Empty(Validator.TypeSystemRuleNames.Where(rule => !fired.Contains(rule)));
    }

    private static async Task<(IReadOnlyList<GraphQLError> Errors, string? Result)> AnswerAsync(JsonElement recorded)
    {
        var text = recorded.TryGetProperty("query", out var query) ? Unescape(query) : "";
        var (document, error) = GraphQLParser.Parse(text);
        switch (recorded.GetProperty("op").GetString())
        {
            case "parse":
                return (error is null ? [] : [error], null);
            case "print":
                return (error is null ? [] : [error], JsonSerializer.Serialize(Printer.Print(document!)));
            case "validate":
                return (error is null ? Validator.Validate(Town, document!) : [error], null);
            case "schema":
                return (SchemaBuilder.Build(recorded.GetProperty("schema").GetString()!).Errors, null);
            default:
                var schema = SchemaBuilder.Build(recorded.GetProperty("schema").GetString()!).Schema!;
                var full = recorded.GetProperty("full").GetBoolean();
                var response = await Executor.ExecuteAsync(
                    new() { Schema = schema, Document = IntrospectionQuery.Document(full) },
                    TestContext.Current.CancellationToken);
                return ([], response.ToString());
        }
    }

    /// <summary>A JSON string whose surrogates may be unpaired, which the framework's reader refuses.</summary>
    private static string Unescape(JsonElement json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return System.Text.RegularExpressions.Regex.Unescape(json.GetRawText()[1..^1]);
        }
    }

    private static string Describe(IReadOnlyList<GraphQLError> errors)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartArray();
            foreach (var error in errors)
            {
                json.WriteStartObject();
                json.WriteString("message", error.Message);
                json.WriteStartArray("locations");
                foreach (var location in error.Locations)
                    JsonSerializer.Serialize(json, new { line = location.Line, column = location.Column });
                json.WriteEndArray();
                if (error.Rule is { } rule)
                    json.WriteString("rule", rule);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
