using System.Runtime.CompilerServices;
using GovDataHub.GraphQL;
using GovDataHub.GraphQL.Execution;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.Federation.Execution;

/// <summary>Answers in several payloads: deferred fragments, streamed lists, subscriptions.</summary>
public sealed partial class HubGateway
{
    /// <summary>Whether an operation's answer comes in several payloads to a client that takes them.</summary>
    /// <param name="operation">A sound operation.</param>
    public bool Defers(PreparedOperation operation)
    {
        return operation is { Document: { } document, Operation: { } meant }
            && Executor.IsIncremental(new ExecutionRequest
            {
                Schema = hub.Schema,
                Document = document,
                OperationName = meant.Name?.Value,
            });
    }

    /// <summary>
    /// Answers one request payload by payload: a query or mutation in one, or in several where it defers; a
    /// subscription in one for each event, until its source ends. What a payload shows is recorded before it comes out
    /// here. Never throws for the client's or a department's fault. A query or mutation that runs longer than the limit
    /// ends with a payload that says so, and so does whatever holds more objects than an answer may: the parts of one
    /// answer count together, each event for itself.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the answer; so does disposing the enumerator.</param>
    public async IAsyncEnumerable<ResponsePayload> StreamAsync(
        HubRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Ready(request, streams: true, out IReadOnlyDictionary<string, object?> variables) is { } refusal)
        {
            yield return ResponsePayload.Whole(refusal);
            yield break;
        }

        bool subscribes = request.Operation.Operation!.Operation == OperationKind.Subscription;
        IAsyncEnumerable<ResponsePayload> payloads = subscribes
            ? EventsAsync(request, cancellationToken)
            : PartsAsync(request, variables, cancellationToken);
        await foreach (ResponsePayload payload in payloads)
        {
            yield return payload;
        }
    }

    private async IAsyncEnumerable<ResponsePayload> EventsAsync(
        HubRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ExecutionRequest execution = ExecutionOf(request, Task.FromResult(Payload.Empty));
        (IAsyncEnumerable<ExecutionResult>? events, ExecutionResult? refusal) =
            Executor.Subscribe(execution, cancellationToken);
        if (events is null)
        {
            yield return ResponsePayload.Whole(refusal!);
            yield break;
        }

        await foreach (ExecutionResult result in events.WithCancellation(cancellationToken))
        {
            if (Oversized(request, result.CountObjects()) is { } oversized)
            {
                yield return ResponsePayload.Whole(ExecutionResult.Refused(oversized));
                yield break;
            }

            yield return ResponsePayload.Whole(result);
        }
    }

    private async IAsyncEnumerable<ResponsePayload> PartsAsync(
        HubRequest request,
        IReadOnlyDictionary<string, object?> variables,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ending.CancelAfter(_limits.Time);
        Task<Payload> running = StartPayloadAsync(request, variables, deliversParts: true);
        IAsyncEnumerator<ResponsePayload> parts =
            Executor.ExecuteIncrementallyAsync(ExecutionOf(request, running), ending.Token).GetAsyncEnumerator(default);
        Task<bool> moving = Task.FromResult(false);
        long objects = 0;
        try
        {
            for (bool isFirst = true; ; isFirst = false)
            {
                moving = parts.MoveNextAsync().AsTask();
                if (await MovedAsync(moving, ending.Token, cancellationToken) is not { } more)
                {
                    yield return Last(TimedOut(), isFirst);
                    yield break;
                }

                if (!more)
                {
                    yield break;
                }

                objects += parts.Current.CountObjects();
                if (Oversized(request, objects) is { } oversized)
                {
                    yield return Last(oversized, isFirst);
                    yield break;
                }

                yield return request.Operation.Plan!.IsEmpty
                    ? parts.Current
                    : await WithSourcesAsync(parts.Current, await running);
            }
        }
        finally
        {
            _ = EndAsync(parts, moving, ending);
        }
    }

    /// <summary>The payload that breaks an answer off: its only one, or the last of several.</summary>
    private static ResponsePayload Last(GraphQLError error, bool isFirst)
    {
        return isFirst ? ResponsePayload.Whole(ExecutionResult.Refused(error)) : ResponsePayload.Broken(error);
    }

    /// <summary>Whether there is another part; null when time has run out.</summary>
    private static async Task<bool?> MovedAsync(
        Task<bool> moving, CancellationToken ending, CancellationToken cancellationToken)
    {
        try
        {
            return await moving.WaitAsync(ending);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Ends an answer that nobody waits for, as soon as the part being made is made.</summary>
    private static async Task EndAsync(
        IAsyncEnumerator<ResponsePayload> parts, Task<bool> moving, CancellationTokenSource ending)
    {
        using (ending)
        {
            await ending.CancelAsync();
            await ((Task)moving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await parts.DisposeAsync();
        }
    }

    private static async ValueTask<ResponsePayload> WithSourcesAsync(ResponsePayload part, Payload payload)
    {
        if (part.Initial is { IsExecuted: false })
        {
            return part;
        }

        if (part.Initial is null)
        {
            return part.WithExtensions(Extensions(payload.SourcesOfPart(part.Origins, isLast: !part.HasNext)));
        }

        await payload.FirstAsync();
        return part.WithExtensions(Extensions(payload.SourcesOfFirst()));
    }
}
