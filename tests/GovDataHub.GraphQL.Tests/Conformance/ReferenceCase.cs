using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GovDataHub.GraphQL.Execution;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;
using GovDataHub.GraphQL.Validation;

namespace GovDataHub.GraphQL.Tests.Conformance;

/// <summary>A task and what the reference implementation answered to it, as one line of JSON (reference.mjs).</summary>
internal sealed class ReferenceCase(JsonElement line)
{
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Conformance");

    private static readonly Schema Town =
        SchemaBuilder.Build(File.ReadAllText(Path.Combine(Folder, "schema.graphql"))).Schema!;

    public string Id { get; } = line.GetProperty("id").ToString();

    /// <summary>The rules the answer names.</summary>
    public IEnumerable<string?> Rules => line.GetProperty("errors").EnumerateArray()
        .Select(error => error.TryGetProperty("rule", out var rule) ? rule.GetString() : null);

    /// <summary>What the reference answered, to compare with <see cref="AnswerAsync"/>.</summary>
    public string Expected => JsonSerializer.Serialize(new
    {
        errors = JsonNode.Parse(line.GetProperty("errors").GetRawText()),
        result = line.TryGetProperty("result", out var result) ? JsonNode.Parse(result.GetRawText()) : null,
    });

    /// <summary>What the engine answers, in the same form.</summary>
    public async Task<string> AnswerAsync()
    {
        var (errors, result) = await RunAsync();
        return JsonSerializer.Serialize(new { errors = Describe(errors), result });
    }

    /// <summary>The line as it was, for a message.</summary>
    public override string ToString()
    {
        return line.GetRawText();
    }

    private Task<(IReadOnlyList<GraphQLError> Errors, JsonNode? Result)> RunAsync()
    {
        return Text("op") switch
        {
            "parse" => Task.FromResult(Parse()),
            "print" => Task.FromResult(Print()),
            "schema" => Task.FromResult<(IReadOnlyList<GraphQLError>, JsonNode?)>(
                (SchemaBuilder.Build(Text("schema")!).Errors, null)),
            "validate" => Task.FromResult<(IReadOnlyList<GraphQLError>, JsonNode?)>((Validate(out _), null)),
            "introspect" => IntrospectAsync(),
            _ => ExecuteAsync(),
        };
    }

    private (IReadOnlyList<GraphQLError> Errors, JsonNode? Result) Parse()
    {
        var (_, error) = GraphQLParser.Parse(Text("query")!);
        return (error is null ? [] : [error], null);
    }

    private (IReadOnlyList<GraphQLError> Errors, JsonNode? Result) Print()
    {
        var (document, error) = GraphQLParser.Parse(Text("query")!);
        return document is null ? ([error!], null) : ([], Printer.Print(document));
    }

    private ImmutableArray<GraphQLError> Validate(out DocumentNode? document)
    {
        (document, var error) = GraphQLParser.Parse(Text("query")!);
        return document is null ? [error!] : Validator.Validate(Town, document);
    }

    private async Task<(IReadOnlyList<GraphQLError> Errors, JsonNode? Result)> IntrospectAsync()
    {
        var (schema, errors) = SchemaBuilder.Build(Text("schema")!);
        if (schema is null)
            return (errors, null);
        var document = IntrospectionQuery.Document(line.GetProperty("full").GetBoolean());
        var response = await Executor.ExecuteAsync(
            new() { Schema = schema, Document = document }, TestContext.Current.CancellationToken);
        return (response.Errors, JsonNode.Parse(response.ToString()));
    }

    private async Task<(IReadOnlyList<GraphQLError> Errors, JsonNode? Result)> ExecuteAsync()
    {
        var errors = Validate(out var document);
        if (!errors.IsEmpty)
            return (errors, null);
        var response = await Executor.ExecuteAsync(
            new()
            {
                Schema = Town,
                Document = document!,
                OperationName = Text("operationName"),
                Variables = line.TryGetProperty("variables", out var variables) ? variables : null,
                RootValue = line.TryGetProperty("data", out var data) ? data : null,
            },
            TestContext.Current.CancellationToken);
        var answer = (JsonObject)JsonNode.Parse(response.ToString())!;
        answer.Remove("errors");
        return (response.Errors, answer.Count > 0 ? answer : null);
    }

    /// <summary>
    /// A text of the task, or null. Its surrogates may be unpaired, which the framework's reader refuses.
    /// </summary>
    private string? Text(string name)
    {
        if (!line.TryGetProperty(name, out var json))
            return null;
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return Regex.Unescape(json.GetRawText()[1..^1]);
        }
    }

    private static JsonArray Describe(IReadOnlyList<GraphQLError> errors)
    {
        return [.. errors.Select(Describe)];
    }

    private static JsonObject Describe(GraphQLError error)
    {
        var described = new JsonObject
        {
            ["message"] = error.Message,
            ["locations"] = new JsonArray(
                [.. error.Locations.Select(at => new JsonObject { ["line"] = at.Line, ["column"] = at.Column })]),
        };
        if (error.Rule is { } rule)
            described["rule"] = rule;
        if (error.Path is { } path)
            described["path"] = WritePath(path);
        return described;
    }

    private static JsonNode? WritePath(ResponsePath path)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
            ResponseWriter.WriteValue(json, path.ToSegments());
        return JsonNode.Parse(Encoding.UTF8.GetString(output.WrittenSpan));
    }
}
