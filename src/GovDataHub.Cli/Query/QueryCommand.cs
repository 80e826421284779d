using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using GovDataHub.Cli.Client;

namespace GovDataHub.Cli.Query;

/// <summary><c>hub query FILE|-</c>: one GraphQL operation, printed as it came.</summary>
internal static class QueryCommand
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var file = new Argument<string>(
            "file")
        { Description = "A file with a GraphQL document, or - for standard input." };
        var persona = HubCommandOptions.Persona("renter");
        var purpose = HubCommandOptions.Purpose();
        var variables = new Option<string[]>("--var")
        {
            Description = "A variable, as name=value; the value is read as JSON and else as text. May be repeated.",
        };
        var json = HubCommandOptions.Json();
        var command =
            new Command("query", "Ask the GraphQL API. Exit code 0 without errors, 1 with errors in the answer.")
        {
            file, persona, purpose, variables, json,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            var document = await ReadAsync(result.GetRequiredValue(file), cancellationToken);
            var values = VariableArguments.Parse(result.GetValue(variables) ?? []);
            using var client = new HubClient(HubOptions.FromEnvironment());
            var answer = await client.QueryAsync(
                result.GetRequiredValue(persona), result.GetValue(purpose), document, values, cancellationToken);
            Console.WriteLine(
                result.GetValue(json) ? answer.GetRawText() : JsonSerializer.Serialize(answer, Indented));
            return answer.TryGetProperty("errors", out _) || !answer.TryGetProperty("data", out _)
                ? ExitCode.Failed
                : ExitCode.Done;
        });
        return command;
    }

    private static async Task<string> ReadAsync(string file, CancellationToken cancellationToken)
    {
        if (file == "-")
        {
            return await Console.In.ReadToEndAsync(cancellationToken);
        }

        return File.Exists(file)
            ? await File.ReadAllTextAsync(file, cancellationToken)
            : throw new HubUsageException(
                $"no file '{file}'; give a file with a GraphQL document, or - for standard input");
    }
}
