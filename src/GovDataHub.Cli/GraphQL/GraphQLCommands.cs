using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GovDataHub.Cli.Client;
using GovDataHub.GraphQL.Execution;

namespace GovDataHub.Cli.GraphQL;

/// <summary><c>hub graphql</c>: the GraphQL engine on files, without a server.</summary>
internal static class GraphQLCommands
{
    private static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
    };

    private static readonly Option<string?> Schema = File("--schema", "A file of type system definitions.");
    private static readonly Option<string?> Query = File("--query", "A file with the document.");
    private static readonly Option<string?> Data = File("--data", "A JSON file whose entries answer fields by name.");
    private static readonly Option<string?> Variables = File("--variables", "A JSON file with the variables' values.");
    private static readonly Option<string?> OperationName =
        new("--operation") { Description = "Which operation to execute, when the document has several." };

    private static readonly Option<bool> Full =
        new("--full") { Description = "Ask also for what GraphQL editions after 2018 added." };

    private static readonly Option<bool> Json = new("--json") { Description = "Write one JSON object." };

    public static Command Create()
    {
        return new Command("graphql", "Parse, print, validate, introspect and execute GraphQL documents.")
        {
            Verb("parse", "Read a document; say where it is wrong.", Query, Schema),
            Verb("print", "Write a document in canonical form.", Query, Schema),
            Verb("validate", "Check a document against a schema; without --query, the schema itself.", Schema, Query),
            Verb("introspect", "Answer the standard introspection query for a schema.", Schema, Full),
            Verb("execute", "Execute a document on data of a file.", Schema, Query, Data, Variables, OperationName),
            BatchCommand.Create(),
        };
    }

    private static Option<string?> File(string name, string description)
    {
        return new(name) { Description = description + " '-' reads standard input.", HelpName = "FILE" };
    }

    private static Command Verb(string name, string description, params ReadOnlySpan<Option> options)
    {
        var command = new Command(name, description);
        foreach (var option in options)
            command.Add(option);
        command.Add(Json);
        command.SetAction((result, _) => Task.FromResult(Run(name, result)));
        return command;
    }

    private static int Run(string operation, ParseResult arguments)
    {
        var query = arguments.GetValue(Query);
        var schema = arguments.GetValue(Schema);
        GraphQLOutcome outcome;
        try
        {
            outcome = new GraphQLTask
            {
                Operation = operation,
                Schema = Read(schema),
                Query = Read(query),
                Data = ReadJson(arguments.GetValue(Data)),
                Variables = ReadJson(arguments.GetValue(Variables)),
                OperationName = arguments.GetValue(OperationName),
                Full = arguments.GetValue(Full),
            }.Run();
        }
        catch (ArgumentException exception)
        {
            throw new HubUsageException($"{exception.Message}; see 'hub graphql {operation} --help'");
        }

        if (arguments.GetValue(Json))
            WriteJson(outcome);
        else
            WriteText(outcome, query ?? schema ?? "");
        if (outcome.Errors.IsEmpty)
            return ExitCode.Done;
        return outcome.Result is ExecutionResult { IsExecuted: true } ? ExitCode.Failed : ExitCode.BadInput;
    }

    private static string? Read(string? file)
    {
        try
        {
            return file switch
            {
                null => null,
                "-" => Console.In.ReadToEnd(),
                _ => System.IO.File.ReadAllText(file),
            };
        }
        catch (IOException exception)
        {
            throw new HubUsageException($"cannot read '{file}': {exception.Message}");
        }
    }

    private static JsonElement? ReadJson(string? file)
    {
        if (Read(file) is not { } text)
            return null;
        try
        {
            return JsonDocument.Parse(text).RootElement;
        }
        catch (JsonException exception)
        {
            throw new HubUsageException($"'{file}' is not JSON: {exception.Message}");
        }
    }

    private static void WriteJson(GraphQLOutcome outcome)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, Writing))
        {
            json.WriteStartObject();
            BatchCommand.WriteErrors(json, outcome);
            if (outcome.Result is ExecutionResult response)
            {
                json.WritePropertyName("result"u8);
                response.WriteTo(json);
            }
            else if (outcome.Result is string text)
            {
                json.WriteString("result"u8, text);
            }

            json.WriteEndObject();
        }

        Console.WriteLine(Encoding.UTF8.GetString(output.ToArray()));
    }

    private static void WriteText(GraphQLOutcome outcome, string file)
    {
        if (outcome.Result is not null)
            Console.WriteLine(outcome.Result);
        foreach (var error in outcome.Errors)
        {
            var place = error.Locations.IsEmpty ? "" : $":{error.Locations[0].Line}:{error.Locations[0].Column}";
            var rule = error.Rule is null ? "" : $" [{error.Rule}]";
            Console.Error.WriteLine($"{file}{place}: {error.Message}{rule}");
        }
    }
}
