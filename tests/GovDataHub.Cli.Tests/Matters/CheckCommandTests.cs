using System.Text.Json;
using GovDataHub.TestKit;

namespace GovDataHub.Cli.Tests.Matters;

/// <summary><c>hub matters check</c> as an author of definitions uses it.</summary>
[Collection("console")]
public sealed class CheckCommandTests : IDisposable
{
    private readonly string _schemas = Path.Combine(
        Directory.CreateTempSubdirectory("hub-check-").FullName, "schemas");

    public CheckCommandTests()
    {
        foreach (string file in Directory.EnumerateFiles(
            Repository.PathOf("schemas"), "*.yaml", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(_schemas, Path.GetRelativePath(Repository.PathOf("schemas"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    [Fact]
    public async Task The_committed_schemas_have_no_problem_and_the_exit_code_is_0()
    {
        var (code, text, _) = await RunAsync("matters", "check", "--schemas", Repository.PathOf("schemas"));
        Assert.Equal((0, "153 checked, 0 problem(s)\n"), (code, text));
    }

    [Fact]
    public async Task A_problem_is_printed_with_place_code_and_mend_and_the_exit_code_is_1()
    {
        string file = Change("HPF-01", "visits: 0", "visits: 2");
        var (code, text, _) = await RunAsync("matters", "check", "--schemas", _schemas, "--matter", "HPF-01");
        Assert.Equal(1, code);
        Assert.Equal(
            $"{file}:11:9 VISITS_TOO_MANY 2 visits are asked for\n"
            + "    Once at most: take them together, or online.\n"
            + "1 checked, 1 problem(s)\n",
            text);
    }

    [Fact]
    public async Task For_programs_the_problems_are_a_json_array()
    {
        Change("HPF-01", "owner: HPF", "owner: [HPF");
        var (code, text, _) = await RunAsync("matters", "check", "--schemas", _schemas, "--json");
        var problem = Assert.Single(JsonElement.Parse(text).EnumerateArray().ToArray());
        Assert.Equal((1, "FILE_UNREADABLE"), (code, problem.GetProperty("code").GetString()));
        Assert.True(problem.GetProperty("line").GetInt64() > 0);
    }

    [Fact]
    public async Task A_code_is_explained_in_both_languages()
    {
        var (code, text, _) = await RunAsync("matters", "check", "--explain", "ASKED_HELD");
        Assert.Equal(0, code);
        Assert.Contains("群众只填一次", text, StringComparison.Ordinal);
        Assert.Contains("citizens file once", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--explain", "NO_SUCH_CODE")]
    [InlineData("--matter", "NO-01")]
    [InlineData("--schemas", "no/such/folder")]
    public async Task What_is_not_there_is_bad_input(string option, string value)
    {
        var (code, _, errors) = await RunAsync("matters", "check", option, value);
        Assert.Equal(2, code);
        Assert.Contains(value.Split('/')[^1], errors, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Directory.Delete(Path.GetDirectoryName(_schemas)!, recursive: true);
    }

    private string Change(string matter, string words, string by)
    {
        string file = Path.Combine(_schemas, "matters", $"{matter}.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace(words, by, StringComparison.Ordinal));
        return file;
    }

    private static async Task<(int Code, string Text, string Errors)> RunAsync(params string[] arguments)
    {
        var (console, error) = (Console.Out, Console.Error);
        using var text = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        Console.SetOut(text);
        Console.SetError(errors);
        try
        {
            return (await HubCommand.RunAsync(arguments), text.ToString(), errors.ToString());
        }
        finally
        {
            Console.SetOut(console);
            Console.SetError(error);
        }
    }
}
