using System.Text.Json;
using GovDataHub.TestKit;

namespace GovDataHub.Cli.Tests.Schema;

/// <summary><c>hub schema</c> over the committed schemas and over a copy that was spoilt.</summary>
[Collection("console")]
public sealed class SchemaCommandTests : IDisposable
{
    private readonly string _schemas = Directory.CreateTempSubdirectory("hub-schemas-").FullName;

    public SchemaCommandTests()
    {
        foreach (
            string file in Directory.EnumerateFiles(Repository.PathOf("schemas"), "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(_schemas, Path.GetRelativePath(Repository.PathOf("schemas"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    [Fact]
    public async Task The_committed_schemas_check()
    {
        (int code, string said) = await RunAsync("check", "--schemas", _schemas);

        Assert.Equal((ExitCode.Done, "59 departments, 191 resources, 742 fields compose.\n"), (code, said));
    }

    [Fact]
    public async Task The_manifest_lists_every_trusted_document_and_how_it_may_be_asked()
    {
        (int code, string said) = await RunAsync("documents", "--schemas", _schemas);
        (_, string json) = await RunAsync("documents", "--json", "--schemas", _schemas);
        string[] lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        JsonElement first = JsonElement.Parse(json)[0];

        Assert.Equal(ExitCode.Done, code);
        Assert.Equal(
            Directory.GetFiles(Path.Combine(_schemas, "documents"), "*.graphql", SearchOption.AllDirectories).Length,
            lines.Length);
        Assert.All(lines, line => Assert.Matches("^sha256:[0-9a-f]{64}  (GET |POST)  [A-Za-z0-9/-]+$", line));
        Assert.Contains(lines, line => line.EndsWith("  GET   portal/Matters", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith("  POST  portal/MyRecord", StringComparison.Ordinal));
        Assert.Equal(lines[0].Split(' ')[0], first.GetProperty("id").GetString());
        Assert.Equal("query", first.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_trusted_document_that_cannot_run_is_a_failure()
    {
        string file = Path.Combine(_schemas, "documents", "Broken.graphql");
        await File.WriteAllTextAsync(file, "{ nothing }", TestContext.Current.CancellationToken);

        (int code, string json) = await RunAsync("documents", "--json", "--schemas", _schemas);
        JsonElement broken = JsonElement.Parse(json).EnumerateArray()
            .Single(entry => entry.GetProperty("name").GetString() == "Broken");

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains(
            "Cannot query field", broken.GetProperty("errors")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_makes_the_supergraph_stale_until_it_is_composed_again()
    {
        string file = Path.Combine(_schemas, "hub.graphql");
        await File.AppendAllTextAsync(file, "\nenum Season { SPRING }\n", TestContext.Current.CancellationToken);

        (int stale, string report) = await RunAsync("check", "--json", "--schemas", _schemas);
        (int composed, _) = await RunAsync("compose", "--schemas", _schemas);
        (int again, _) = await RunAsync("check", "--schemas", _schemas);

        Assert.Equal((ExitCode.Failed, ExitCode.Done, ExitCode.Done), (stale, composed, again));
        Assert.Equal(
            "SUPERGRAPH_STALE",
            JsonDocument.Parse(report).RootElement.GetProperty("errors")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_rule_that_does_not_hold_is_named_with_its_file()
    {
        string file = Path.Combine(_schemas, "departments", "HPF.graphql");
        string text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            file,
            text.Replace("balance: Money", "balance: String", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        (int code, string report) = await RunAsync("check", "--json", "--schemas", _schemas);
        JsonElement error = JsonDocument.Parse(report).RootElement.GetProperty("errors")[0];

        Assert.Equal(ExitCode.Failed, code);
        Assert.Equal("FIELD_TYPE_MISMATCH", error.GetProperty("code").GetString());
        Assert.Equal("HPF.graphql", error.GetProperty("file").GetString());
        Assert.True(error.GetProperty("line").GetInt32() > 0);
    }

    [Fact]
    public async Task A_plan_says_which_department_is_asked_for_what()
    {
        string query = Path.Combine(_schemas, "query.graphql");
        await File.WriteAllTextAsync(
            query, "{ me { hpf { account { status } } } }", TestContext.Current.CancellationToken);

        (int code, string plan) = await RunAsync("plan", query, "--schemas", _schemas);
        (_, string json) = await RunAsync("plan", query, "--json", "--schemas", _schemas);

        Assert.Equal(
            (ExitCode.Done, "plan: 1 fetches\n  me as me\n    fetch HPF\n      account { status }\n"), (code, plan));
        Assert.Equal(1, JsonDocument.Parse(json).RootElement.GetProperty("fetches").GetInt32());
    }

    [Theory]
    [InlineData("{ me { nothing } }")]
    [InlineData("{ me {")]
    [InlineData("{ citizen(id: \"1\") { id } }")]
    public async Task An_operation_that_cannot_be_planned_is_bad_input(string text)
    {
        string query = Path.Combine(_schemas, "query.graphql");
        await File.WriteAllTextAsync(query, text, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.BadInput, (await RunAsync("plan", query, "--schemas", _schemas)).Code);
        Assert.Equal(ExitCode.BadInput, (await RunAsync("plan", query + ".none", "--schemas", _schemas)).Code);
        Assert.Equal(ExitCode.BadInput, (await RunAsync("check", "--schemas", Path.GetTempPath())).Code);
    }

    public void Dispose()
    {
        Directory.Delete(_schemas, recursive: true);
    }

    private static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        TextWriter console = Console.Out;
        using StringWriter output = new();
        Console.SetOut(output);
        try
        {
            return (await HubCommand.RunAsync(["schema", .. arguments]), output.ToString());
        }
        finally
        {
            Console.SetOut(console);
        }
    }
}
