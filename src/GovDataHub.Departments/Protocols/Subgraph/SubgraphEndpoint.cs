using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using GovDataHub.Departments.Protocols.Adapter;
using GovDataHub.GraphQL.Execution;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;
using GovDataHub.GraphQL.Validation;

namespace GovDataHub.Departments.Protocols.Subgraph;

/// <summary>A department's subgraph over HTTP: POST with a JSON body, as a router sends it.</summary>
internal sealed partial class SubgraphEndpoint
{
    private const int MostDocuments = 500;

    private readonly FrontEnd _frontEnd;
    private readonly Schema _schema;
    private readonly ResolverMap _resolvers;
    private readonly ILogger _log;
    private readonly ConcurrentDictionary<string, Prepared> _documents = new(StringComparer.Ordinal);

    public SubgraphEndpoint(FrontEnd frontEnd, ILogger log)
    {
        _frontEnd = frontEnd;
        _log = log;
        _schema = SubgraphSchema.Build(frontEnd.Schema.Code, frontEnd.Schema.Sdl);
        _resolvers = new SubgraphResolvers(frontEnd).For(_schema);
    }

    /// <summary>Answers one request.</summary>
    public async Task AnswerAsync(HttpContext http)
    {
        JsonDocument body;
        try
        {
            body = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
        }
        catch (JsonException)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using (body)
        {
            var result = await ExecuteAsync(body.RootElement, http.RequestAborted);
            ArrayBufferWriter<byte> output = new();
            result.WriteTo(output);
            http.Response.ContentType = "application/graphql-response+json; charset=utf-8";
            await http.Response.Body.WriteAsync(output.WrittenMemory, http.RequestAborted);
        }
    }

    private async Task<ExecutionResult> ExecuteAsync(JsonElement body, CancellationToken cancellationToken)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("query", out var query)
            || query.ValueKind != JsonValueKind.String)
        {
            return ExecutionResult.Refused(new GovDataHub.GraphQL.GraphQLError("Send {\"query\": \"...\"}."));
        }

        var (document, refusal) = Prepare(query.GetString()!);
        if (document is null)
            return refusal!;
        using var tables = _frontEnd.Store.Read();
        return await Executor.ExecuteAsync(
            new()
            {
                Schema = _schema,
                Document = document,
                Resolvers = _resolvers,
                State = tables,
                OperationName = Text(body, "operationName"),
                Variables = body.TryGetProperty("variables", out var variables)
                    && variables.ValueKind == JsonValueKind.Object
                    ? variables
                    : null,
                OnException = (exception, field) => LogFailed(exception, _frontEnd.Schema.Code, field.Field.Name),
            },
            cancellationToken);
    }

    private static string? Text(JsonElement body, string name)
    {
        return body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
    }

    private Prepared Prepare(string query)
    {
        if (_documents.TryGetValue(query, out var known))
            return known;
        var (document, error) = GraphQLParser.Parse(query);
        var prepared = document is null
            ? new Prepared(null, ExecutionResult.Refused(error!))
            : Validator.Validate(_schema, document) is { Length: > 0 } errors
                ? new(null, ExecutionResult.Refused(errors))
                : new(document, null);
        if (_documents.Count < MostDocuments)
            _documents.TryAdd(query, prepared);
        return prepared;
    }

    [LoggerMessage(LogLevel.Error, "Subgraph {Department}: field {Field} failed.")]
    private partial void LogFailed(Exception exception, string department, string field);

    /// <summary>A document that may be executed, or why not.</summary>
    private readonly record struct Prepared(DocumentNode? Document, ExecutionResult? Refusal);
}
