using System.CommandLine;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using GovDataHub.Cli.Client;
using GovDataHub.Federation.Documents;
using GovDataHub.Federation.Execution;
using GovDataHub.Federation.Supergraph;
using GovDataHub.GraphQL;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.Cli.Schema;

/// <summary>
/// <c>hub schema documents</c>: the manifest of trusted documents, each checked as the server does at its start.
/// </summary>
internal static class DocumentsCommand
{
    public static Command Create()
    {
        Option<string?> schemas = SchemaDirectory.Option();
        Option<string[]> folders = new("--folder")
        {
            Description = "A further folder of documents, as HUB_DOCUMENTS names them. May be repeated.",
        };
        Option<bool> json = HubCommandOptions.Json();
        Command command = new(
            "documents",
            "Print the trusted documents: id, whether it may go by GET, name. Exit code 1 when one cannot run.")
        {
            schemas, folders, json,
        };
        command.SetAction(result =>
        {
            string directory = SchemaDirectory.Of(result.GetValue(schemas));
            (HubSchema? hub, var errors) = HubSchema.Load(directory);
            if (hub is null)
            {
                throw new HubUsageException(
                    $"the schemas do not compose: {errors[0]}; 'hub schema check' lists everything");
            }

            TrustedDocument[] documents = [.. TrustedDocuments.Load(
                [Path.Combine(directory, "documents"), .. result.GetValue(folders) ?? []]).All];
            DocumentEntry[] entries = [.. documents.Select(document => EntryOf(hub, document))];
            Print(entries, result.GetValue(json));
            return entries.All(entry => entry.Errors.Count == 0) ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static DocumentEntry EntryOf(HubSchema hub, TrustedDocument document)
    {
        (PlannedDocument? planned, IReadOnlyList<GraphQLError> errors) =
            PlannedDocument.Of(hub, document.Text, name: null);
        return new DocumentEntry(
            document.Id,
            document.Name,
            planned?.Operation.Operation switch
            {
                null => null,
                OperationKind.Query => "query",
                OperationKind.Mutation => "mutation",
                OperationKind.Subscription => "subscription",
                _ => throw new UnreachableException(),
            },
            planned is not null && PublicQueries.Of(planned.Document, planned.Operation, hub.Catalogue).IsPublic,
            Encoding.UTF8.GetString(document.Text.Span),
            [.. errors.Select(error => error.ToString())]);
    }

    private static void Print(DocumentEntry[] entries, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(entries, SchemaJson.Default.DocumentEntryArray));
            return;
        }

        foreach (DocumentEntry entry in entries)
        {
            Console.WriteLine($"{entry.Id}  {(entry.IsPublic ? "GET " : "POST")}  {entry.Name}");
            foreach (string error in entry.Errors)
            {
                Console.Error.WriteLine($"hub: {entry.Name}: {error}");
            }
        }
    }
}

/// <summary>One line of the manifest.</summary>
/// <param name="Id">What a client sends as <c>documentId</c>.</param>
/// <param name="Name">Its file.</param>
/// <param name="Kind"><c>query</c>, <c>mutation</c> or <c>subscription</c>; null when it cannot run.</param>
/// <param name="IsPublic">Whether it touches no person and no enterprise, so that it may go by GET.</param>
/// <param name="Body">The document.</param>
/// <param name="Errors">Why it cannot run.</param>
internal sealed record DocumentEntry(
    string Id, string Name, string? Kind, bool IsPublic, string Body, IReadOnlyList<string> Errors);
