namespace GovDataHub.Cli.Tests;

/// <summary>What <c>hub</c> says to arguments that it does not understand.</summary>
[Collection("console")]
public sealed class HubCommandTests
{
    [Theory]
    [InlineData("departments fault", "departments fault")]
    [InlineData("audit", "audit")]
    [InlineData("nonsense", "")]
    [InlineData("", "")]
    public async Task A_mistake_is_told_once_with_where_to_look_and_exit_code_2(string typed, string command)
    {
        (int code, string errors) = await RunAsync(typed.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        string[] lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, code);
        Assert.Equal(lines.Distinct(), lines);
        Assert.Equal($"hub: see 'hub {command} --help'".Replace("  ", " ", StringComparison.Ordinal), lines[^1]);
    }

    [Fact]
    public async Task A_number_that_is_none_is_told_without_the_names_of_types()
    {
        (int code, string errors) = await RunAsync(["audit", "list", "--first", "many"]);

        Assert.Equal(2, code);
        Assert.StartsWith("hub: --first takes a whole number, not 'many'", errors, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Errors)> RunAsync(string[] arguments)
    {
        TextWriter console = Console.Error;
        using var errors = new StringWriter();
        Console.SetError(errors);
        try
        {
            return (await HubCommand.RunAsync(arguments), errors.ToString());
        }
        finally
        {
            Console.SetError(console);
        }
    }
}
