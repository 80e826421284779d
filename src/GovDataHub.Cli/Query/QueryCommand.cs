using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GovDataHub.Cli.Client;
using GovDataHub.GraphQL.Language;

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
        var seconds = HubCommandOptions.Seconds();
        var command =
            new Command(
                "query",
                "Ask the GraphQL API: the answer on standard output, what went wrong, and where, on standard error. "
                + "A subscription prints each event as a line until Ctrl-C or --seconds. "
                + "Exit code 0 without errors, 1 with errors in the answer, 2 when document or variables are wrong.")
            {
                file, persona, purpose, variables, json, seconds,
            };
        command.SetAction(async (result, cancellationToken) =>
        {
            var document = await ReadAsync(result.GetRequiredValue(file), cancellationToken);
            var values = VariableArguments.Parse(result.GetValue(variables) ?? []);
            using var client = new HubClient(HubOptions.FromEnvironment());
            if (Subscribes(document))
            {
                return await EventPrinter.RunAsync(
                    token => client.StreamAsync(
                        result.GetRequiredValue(persona), result.GetValue(purpose), document, values, token),
                    result.GetValue(seconds),
                    _ => false,
                    cancellationToken);
            }

            var answer = await client.QueryAsync(
                result.GetRequiredValue(persona), result.GetValue(purpose), document, values, cancellationToken);
            if (result.GetValue(json))
            {
                Console.WriteLine(answer.GetRawText());
            }
            else
            {
                Console.WriteLine(JsonSerializer.Serialize(answer, Indented));
                await Console.Error.WriteAsync(AnswerErrors.Print(answer, document));
            }

            return AnswerErrors.ExitCodeOf(answer);
        });
        return command;
    }

    private static bool Subscribes(string document)
    {
        return GraphQLParser.Parse(Encoding.UTF8.GetBytes(document)).Document is { } parsed
            && parsed.Definitions.OfType<OperationDefinitionNode>().Any()
            && parsed.Definitions.OfType<OperationDefinitionNode>().All(
                operation => operation.Operation == OperationKind.Subscription);
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
