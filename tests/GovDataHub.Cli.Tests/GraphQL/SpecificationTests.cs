using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovDataHub.Cli.GraphQL;
using GovDataHub.TestKit;

namespace GovDataHub.Cli.Tests.GraphQL;

/// <summary>
/// <c>hub graphql batch</c> on cases that follow the specification's text: each line of <c>cases.jsonl</c> is a task,
/// named by its section, with the rules and places expected and, where there is one, the result. A task without a
/// schema is about the library's.
/// </summary>
public sealed class SpecificationTests
{
    private static readonly string[] Folder = ["tests", "GovDataHub.Cli.Tests", "GraphQL", "Specification"];

    private static readonly Dictionary<string, JsonObject> Tasks = Repository.Read([.. Folder, "cases.jsonl"])
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => JsonNode.Parse(line)!.AsObject())
        .ToDictionary(task => (string)task["id"]!);

    private static readonly Lazy<Task<Dictionary<string, JsonObject>>> Answers = new(AskAsync);

    public static TheoryData<string> Cases => [.. Tasks.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_task_is_answered_as_the_section_says(string id)
    {
        var task = Tasks[id];
        var answer = (await Answers.Value)[id];

        Assert.Equal(task["errors"]!.ToJsonString(), Placed(answer["errors"]!.AsArray()).ToJsonString());
        Assert.All(answer["errors"]!.AsArray(), error => Assert.NotEqual("", (string?)error!["message"]));
        if (task["result"] is { } expected)
            Assert.Equal(expected.ToJsonString(), Data(answer["result"]!).ToJsonString());
        else if (answer["errors"]!.AsArray().Count > 0)
            Assert.Null(answer["result"]?["data"]);
    }

    [Fact]
    public void There_are_a_hundred_cases_and_more()
    {
        Assert.True(Tasks.Count >= 100, $"only {Tasks.Count} cases");
    }

    private static async Task<Dictionary<string, JsonObject>> AskAsync()
    {
        var library = Repository.Read([.. Folder, "library.graphql"]);
        using var input = new StringReader(string.Join('\n', Tasks.Values.Select(task => Line(task, library))));
        using var output = new MemoryStream();
        await BatchCommand.RunAsync(input, output, CancellationToken.None);
        return Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!.AsObject())
            .ToDictionary(answer => (string)answer["id"]!);
    }

    /// <summary>The task as a line of the batch, what is expected taken off.</summary>
    private static string Line(JsonObject task, string library)
    {
        var line = task.DeepClone().AsObject();
        line.Remove("errors");
        line.Remove("result");
        if (!line.ContainsKey("schema"))
            line["schema"] = library;
        return line.ToJsonString();
    }

    private static JsonArray Placed(JsonArray errors)
    {
        var placed = errors.DeepClone().AsArray();
        foreach (var error in placed)
        {
            var members = error!.AsObject();
            members.Remove("message");
            if (members["rule"] is { } rule)
            {
                members.Remove("rule");
                members.Insert(0, "rule", rule);
            }
        }

        return placed;
    }

    /// <summary>A response without its errors, which the answer's own show.</summary>
    private static JsonNode Data(JsonNode result)
    {
        if (result is not JsonObject response)
            return result;
        var data = response.DeepClone().AsObject();
        data.Remove("errors");
        return data;
    }
}
