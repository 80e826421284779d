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
                + "A subscription prints each event as a line until Ctrl-C or --seconds, "
                + "a query with @defer or @stream each part as a line when it comes. "
                + "Exit code 0 without errors, 1 with errors in the answer, 2 when document or variables are wrong.")
            {
                file, persona, purpose, variables, json, seconds,
            };
        command.SetAction(async (result, cancellationToken) =>
        {
            var document = await ReadAsync(result.GetRequiredValue(file), cancellationToken);
            var values = VariableArguments.Parse(result.GetValue(variables) ?? []);
            using var client = new HubClient(HubOptions.FromEnvironment());
            if (ComesInParts(document))
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

    /// <summary>Whether there is more than one answer to wait for: a subscription, or deferred parts.</summary>
    private static bool ComesInParts(string text)
    {
        return GraphQLParser.Parse(Encoding.UTF8.GetBytes(text)).Document is { } document
            && document.Definitions.Any(definition => definition switch
            {
                OperationDefinitionNode { Operation: OperationKind.Subscription } => true,
                OperationDefinitionNode operation => Defers(operation.SelectionSet),
                FragmentDefinitionNode fragment => Defers(fragment.SelectionSet),
                _ => false,
            });
    }

    private static bool Defers(SelectionSetNode selections)
    {
        return selections.Selections.Any(selection =>
            selection.Directives.Any(directive => directive.Name.Value is "defer" or "stream")
            || (Inside(selection) is { } inside && Defers(inside)));
    }

    private static SelectionSetNode? Inside(SelectionNode selection)
    {
        return selection switch
        {
            FieldNode field => field.SelectionSet,
            InlineFragmentNode fragment => fragment.SelectionSet,
            _ => null,
        };
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
