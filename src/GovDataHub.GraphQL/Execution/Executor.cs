using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GovDataHub.GraphQL.Execution.Incremental;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Execution;

/// <summary>A subscription's responses, or the one response that says why there are none.</summary>
/// <param name="Responses">One response for each event; null when the subscription could not be made.</param>
/// <param name="Refusal">Why not; null when there is a stream.</param>
public readonly record struct SubscriptionResult(
    IAsyncEnumerable<ExecutionResult>? Responses, ExecutionResult? Refusal);

/// <summary>Executes validated requests (GraphQL section 6).</summary>
public static class Executor
{
    /// <summary>Executes a query or mutation; of a subscription, one response without its stream.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends waiting; resolvers receive it.</param>
    /// <returns>The response, when every field is complete.</returns>
    public static ValueTask<ExecutionResult> ExecuteAsync(
        ExecutionRequest request, CancellationToken cancellationToken = default)
    {
        var (prepared, refusal) = Prepare(request);
        if (prepared is null)
            return new(refusal!);
        var execution = Begin(request, prepared, null, cancellationToken);
        var answer = execution.ExecuteAsync(prepared.Operation, prepared.Root, RootOf(request));
        return answer.IsCompletedSuccessfully ? new(answer.Result.Response) : ResponseOfAsync(answer);
    }

    /// <summary>
    /// Executes a query or mutation and delivers <c>@defer</c>red fragments and <c>@stream</c>ed lists after the rest,
    /// in the form of <c>pending</c>, <c>incremental</c>, <c>completed</c> and <c>hasNext</c>. Where the schema does
    /// not declare these directives, or the document does not use them, there is one payload, a plain response.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the execution; so does disposing the enumerator.</param>
    /// <returns>The payloads, each to be sent as soon as it comes.</returns>
    public static async IAsyncEnumerable<ResponsePayload> ExecuteIncrementallyAsync(
        ExecutionRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (!IsIncremental(request))
        {
            yield return new(await ExecuteAsync(request, cancellationToken));
            yield break;
        }

        var (prepared, refusal) = Prepare(request);
        if (prepared is null)
        {
            yield return new(refusal!);
            yield break;
        }

        using var running = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var publisher = new IncrementalPublisher();
        var execution = Begin(request, prepared, publisher, running.Token);
        try
        {
            var (response, part) = await execution.ExecuteAsync(prepared.Operation, prepared.Root, RootOf(request));
            await foreach (var payload in publisher.PublishAsync(response, part, running.Token))
                yield return payload;
        }
        finally
        {
            await running.CancelAsync();
        }
    }

    /// <summary>Whether a request may be answered in several payloads.</summary>
    /// <param name="request">The request.</param>
    /// <returns>True when the schema declares and the document uses <c>@defer</c> or <c>@stream</c>.</returns>
    public static bool IsIncremental(ExecutionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Schema.FindDirective("defer") is null && request.Schema.FindDirective("stream") is null)
            return false;
        var operation = FindOperation(request.Document, request.OperationName, out _);
        return operation is { Operation: not OperationKind.Subscription }
            && request.Document.Definitions.OfType<ExecutableDefinitionNode>()
                .Any(one => IncrementalDirectives.AreUsedIn(one.SelectionSet));
    }

    /// <summary>Subscribes: makes the source stream and answers each of its events (GraphQL section 6.2.3).</summary>
    /// <param name="request">The request; its operation must be a subscription.</param>
    /// <param name="cancellationToken">Ends the subscription.</param>
    /// <returns>The stream of responses, or why there is none.</returns>
    public static SubscriptionResult Subscribe(ExecutionRequest request, CancellationToken cancellationToken = default)
    {
        var (prepared, refusal) = Prepare(request);
        if (prepared is null)
            return new(null, refusal);
        var execution = Begin(request, prepared, null, cancellationToken);
        var (stream, error) = execution.CreateSourceStream(prepared.Operation, prepared.Root);
        return stream is null
            ? new(null, ExecutionResult.Refused(error!))
            : new(MapAsync(request, prepared, stream, cancellationToken), null);
    }

    /// <summary>GetOperation() of section 6.1: the operation a request means.</summary>
    /// <param name="document">The document.</param>
    /// <param name="operationName">The operation's name; null when the document has one only.</param>
    /// <param name="error">Why there is none.</param>
    /// <returns>The operation, or null.</returns>
    public static OperationDefinitionNode? FindOperation(
        DocumentNode document, string? operationName, out GraphQLError? error)
    {
        ArgumentNullException.ThrowIfNull(document);
        error = null;
        var operations = document.Definitions.OfType<OperationDefinitionNode>().ToArray();
        var named = operationName is null
            ? operations
            : [.. operations.Where(operation => operation.Name?.Value == operationName)];
        if (named.Length > 0 && (named.Length == 1 || operationName is not null))
            return named[^1];
        var message = (named.Length, operationName) switch
        {
            ( > 1, null) => "Must provide operation name if query contains multiple operations.",
            (_, null) => "Must provide an operation.",
            _ => $"Unknown operation named \"{operationName}\".",
        };
        error = new(message) { Code = ErrorCodes.OperationResolutionFailed };
        return null;
    }

    private static (Prepared? Prepared, ExecutionResult? Refusal) Prepare(ExecutionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (FindOperation(request.Document, request.OperationName, out var error) is not { } operation)
            return (null, ExecutionResult.Refused(error!));
        var variables = VariableCoercion.Coerce(request.Schema, operation, request.Variables);
        if (!variables.Errors.IsEmpty)
            return (null, ExecutionResult.Refused(variables.Errors));
        if (request.Schema.RootType(operation.Operation) is not { } root)
        {
            var name = Printer.NameOf(operation.Operation);
            return (null, ExecutionResult.Refused(
                new GraphQLError($"Schema is not configured to execute {name} operation.", operation.Location)
                {
                    Code = ErrorCodes.OperationResolutionFailed,
                }));
        }

        var collector = new FieldCollector(request.Schema, request.Document, variables.Values);
        return (new(operation, root, variables.Values, collector), null);
    }

    private static object? RootOf(ExecutionRequest request)
    {
        return request.RootValue is JsonElement json ? WellFormedJson.Of(json) : request.RootValue;
    }

    private static OperationExecution Begin(
        ExecutionRequest request, Prepared prepared, IncrementalPublisher? publisher, CancellationToken cancellation)
    {
        return new(request, prepared.Variables, prepared.Collector, publisher, cancellation);
    }

    private static async ValueTask<ExecutionResult> ResponseOfAsync(
        ValueTask<(ExecutionResult Response, CompletedPart? Part)> answer)
    {
        return (await answer).Response;
    }

    private static async IAsyncEnumerable<ExecutionResult> MapAsync(
        ExecutionRequest request,
        Prepared prepared,
        IAsyncEnumerable<object?> events,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var payload in events.WithCancellation(cancellationToken))
        {
            var execution = Begin(request, prepared, null, cancellationToken);
            yield return (await execution.ExecuteAsync(prepared.Operation, prepared.Root, payload)).Response;
        }
    }

    private sealed record Prepared(
        OperationDefinitionNode Operation,
        ObjectType Root,
        IReadOnlyDictionary<string, object?> Variables,
        FieldCollector Collector);
}
