using System.Text.Json;
using GovDataHub.TestKit;

namespace GovDataHub.Cli.Tests.Matters;

/// <summary>The catalogue in numbers, and whom a change of a rule decides otherwise.</summary>
[Collection("console")]
public sealed class ReportCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-report").FullName;

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_summary_counts_what_the_definitions_say()
    {
        (int code, string output) = await RunAsync("matters", "report", "--json");
        var summary = JsonElement.Parse(output);
        Assert.Equal(0, code);
        Assert.Equal(153, summary.GetProperty("matters").GetInt32());
        Assert.Equal(
            153, summary.GetProperty("kinds").EnumerateObject().Sum(kind => kind.Value.GetInt32()));
    }

    [Fact]
    public async Task A_stricter_rule_shows_whom_it_refuses_masked_and_without_values()
    {
        string file = Changed("HPF.account.consecutive >= 3'", "HPF.account.consecutive >= 60'");
        (int code, string output) = await RunAsync(
            "matters", "report", "--before", file, "--citizens", "400", "--today", "2026-11-22", "--json");

        var matter = JsonElement.Parse(output)[0];
        Assert.Equal(1, code);
        Assert.Equal("HPF-01", matter.GetProperty("matter").GetString());
        Assert.InRange(matter.GetProperty("flips").GetProperty("refused to granted").GetInt32(), 3, 400);
        Assert.Equal(3, matter.GetProperty("shown").GetArrayLength());
        foreach (var flip in matter.GetProperty("shown").EnumerateArray())
        {
            Assert.Matches(@"^\d{6}\*{10}[\dX]{2}$", flip.GetProperty("who").GetString());
            Assert.Equal(2, flip.GetProperty("conditions").GetArrayLength());
            Assert.All(
                flip.GetProperty("facts").EnumerateArray(),
                fact => Assert.Contains(fact.GetProperty("answer").GetString(), (string[])["true", "false"]));
        }
    }

    [Fact]
    public async Task A_changed_text_flips_nobody_and_the_same_city_comes_out_the_same()
    {
        string file = Changed("visits: 0", "visits: 0 # none");
        string[] arguments = ["matters", "report", "--before", file, "--citizens", "300", "--today", "2026-11-22"];
        (int code, string output) = await RunAsync(arguments);
        Assert.Equal(0, code);
        Assert.Contains("nobody flips, of 300 decided", output, StringComparison.Ordinal);
        Assert.Equal(output, (await RunAsync(arguments)).Output);
    }

    [Theory]
    [InlineData("--before", "nowhere")]
    [InlineData("--after", "schemas")]
    [InlineData("--citizens", "7")]
    public async Task Bad_input_is_exit_code_2(string option, string value)
    {
        Assert.Equal(2, (await RunAsync("matters", "report", option, value)).Code);
    }

    private string Changed(string from, string to)
    {
        string source = Repository.Read("schemas", "matters", "HPF-01.yaml");
        Assert.Contains(from, source, StringComparison.Ordinal);
        string file = Path.Combine(_folder, "HPF-01.yaml");
        File.WriteAllText(file, source.Replace(from, to, StringComparison.Ordinal));
        return file;
    }

    private static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        TextWriter console = Console.Out;
        await using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            return (await HubCommand.RunAsync(arguments), output.ToString());
        }
        finally
        {
            Console.SetOut(console);
        }
    }
}
