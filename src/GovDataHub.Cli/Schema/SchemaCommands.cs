using System.CommandLine;
using System.Text.Json;
using GovDataHub.Cli.Client;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Planning;
using GovDataHub.Federation.Supergraph;
using GovDataHub.GraphQL;

namespace GovDataHub.Cli.Schema;

/// <summary>
/// <c>hub schema</c>: what <c>schemas/</c> says, composed, checked and planned over, without a server.
/// </summary>
internal static class SchemaCommands
{
    private const string SupergraphFile = "supergraph.graphql";

    /// <summary>The verb with its parts.</summary>
    public static Command Create()
    {
        return new Command(
            "schema",
            "Check and compose the departments' schemas; print an operation's plan and the trusted documents.")
        {
            CreateCheck(),
            CreateCompose(),
            CreatePlan(),
            DocumentsCommand.Create(),
        };
    }

    private static Command CreateCheck()
    {
        Option<string?> schemas = SchemaDirectory.Option();
        Option<bool> json = HubCommandOptions.Json();
        Command command = new(
            "check",
            "Compose without writing: each rule that does not hold, with file and line. Exit code 1 when one is.")
        {
            schemas, json,
        };
        command.SetAction(result =>
        {
            string directory = SchemaDirectory.Of(result.GetValue(schemas));
            (HubSchema? hub, IReadOnlyList<CompositionError> errors) = Load(directory);
            if (hub is not null && !IsCurrent(directory, hub))
            {
                errors = [new CompositionError(
                    "SUPERGRAPH_STALE",
                    SupergraphFile,
                    0,
                    "it is not what the schemas compose to; 'hub schema compose' writes it")];
            }

            Print(errors, hub, result.GetValue(json));
            return errors.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static Command CreateCompose()
    {
        Option<string?> schemas = SchemaDirectory.Option();
        Option<bool> json = HubCommandOptions.Json();
        Command command = new("compose", $"Compose hub.graphql and the departments' graphs into {SupergraphFile}.")
        {
            schemas, json,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            string directory = SchemaDirectory.Of(result.GetValue(schemas));
            (HubSchema? hub, IReadOnlyList<CompositionError> errors) = Load(directory);
            if (hub is not null)
            {
                await File.WriteAllTextAsync(
                    Path.Combine(directory, SupergraphFile), hub.Supergraph, cancellationToken);
            }

            Print(errors, hub, result.GetValue(json));
            return errors.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static Command CreatePlan()
    {
        Argument<string> file = new("file") { Description = "The operation: a file, or - for standard input." };
        Option<string?> name = new("--operation") { Description = "Which operation, when the document has several." };
        Option<string?> schemas = SchemaDirectory.Option();
        Option<bool> json = HubCommandOptions.Json();
        Command command = new("plan", "Print what an operation asks of which department, before anybody runs it.")
        {
            file, name, schemas, json,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            string directory = SchemaDirectory.Of(result.GetValue(schemas));
            (HubSchema? hub, IReadOnlyList<CompositionError> errors) = Load(directory);
            if (hub is null)
            {
                Print(errors, hub, result.GetValue(json));
                return ExitCode.Failed;
            }

            byte[] document = await ReadAsync(result.GetRequiredValue(file), cancellationToken);
            QueryPlan plan = PlanOf(hub, document, result.GetValue(name));
            Print(plan, result.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static (HubSchema? Hub, IReadOnlyList<CompositionError> Errors) Load(string directory)
    {
        try
        {
            (HubSchema? hub, var errors) = HubSchema.Load(directory);
            return (hub, errors);
        }
        catch (CatalogueException exception)
        {
            return (null, [new CompositionError(
                "CATALOGUE_WRONG", exception.File, (int)exception.Line, exception.Message)]);
        }
    }

    private static bool IsCurrent(string directory, HubSchema hub)
    {
        string file = Path.Combine(directory, SupergraphFile);
        return File.Exists(file) && File.ReadAllText(file) == hub.Supergraph;
    }

    private static async Task<byte[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        if (file == "-")
        {
            await using Stream given = Console.OpenStandardInput();
            using MemoryStream input = new();
            await given.CopyToAsync(input, cancellationToken);
            return input.ToArray();
        }

        return File.Exists(file)
            ? await File.ReadAllBytesAsync(file, cancellationToken)
            : throw new HubUsageException($"there is no file '{file}'");
    }

    private static QueryPlan PlanOf(HubSchema hub, byte[] bytes, string? name)
    {
        (PlannedDocument? planned, IReadOnlyList<GraphQLError> errors) = PlannedDocument.Of(hub, bytes, name);
        return planned?.Plan
            ?? throw new HubUsageException(string.Join('\n', errors.Select(error => error.ToString())));
    }

    private static void Print(IReadOnlyList<CompositionError> errors, HubSchema? hub, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new SchemaReport(
                hub?.Catalogue.Departments.Length ?? 0,
                hub?.Catalogue.Resources.Length ?? 0,
                hub?.Catalogue.Fields.Length ?? 0,
                [.. errors.Select(error => new SchemaFault(error.Code, error.File, error.Line, error.Message))]),
                SchemaJson.Default.SchemaReport));
            return;
        }

        foreach (CompositionError error in errors)
        {
            Console.Error.WriteLine(error);
        }

        if (hub is not null && errors.Count == 0)
        {
            Console.WriteLine(
                $"{hub.Catalogue.Departments.Length} departments, {hub.Catalogue.Resources.Length} resources, "
                + $"{hub.Catalogue.Fields.Length} fields compose.");
        }
    }

    private static void Print(QueryPlan plan, bool json)
    {
        string text = PlanPrinter.Print(plan);
        Console.Write(json
            ? JsonSerializer.Serialize(new PlanReport(plan.FetchCount, text), SchemaJson.Default.PlanReport) + "\n"
            : text);
    }
}
