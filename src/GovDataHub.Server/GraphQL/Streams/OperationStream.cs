using System.Runtime.CompilerServices;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Execution;
using GovDataHub.Federation.Limits;
using GovDataHub.GraphQL;
using GovDataHub.GraphQL.Execution;
using GovDataHub.GraphQL.Language;
using GovDataHub.Server.Authentication;

namespace GovDataHub.Server.GraphQL.Streams;

/// <summary>
/// Runs an admitted operation for a connection that lasts: payload by payload, and no longer than the token it came
/// with. A fault of the server's own is logged here and told to the client as that.
/// </summary>
internal sealed partial class OperationStream(
    HubGateway gateway, GraphQLOptions limits, TimeProvider time, ILogger<OperationStream> logger)
{
    /// <summary>
    /// The payloads, each written; the last one may say why there are no more. The parts of one answer are within the
    /// limit of an answer together, an event by itself.
    /// </summary>
    /// <param name="admission">The operation, or why it is refused.</param>
    /// <param name="token">Whose end ends the operation, or null.</param>
    /// <param name="cancellationToken">Ends the operation without a word.</param>
    public async IAsyncEnumerable<WrittenPayload> RunAsync(
        Admission admission, VerifiedToken? token, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (admission.Refusal is { } refusal)
        {
            yield return WrittenPayload.Of(ResponsePayload.Whole(refusal));
            yield break;
        }

        using CancellationTokenSource lasting = Lasting(token);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lasting.Token);
        await using IAsyncEnumerator<ResponsePayload> payloads =
            gateway.StreamAsync(admission.Request!, ending.Token).GetAsyncEnumerator(CancellationToken.None);
        OperationDefinitionNode? operation = admission.Request!.Operation.Operation;
        long left = limits.ResponseBytes;
        while (true)
        {
            (ResponsePayload? payload, GraphQLError? fault) = await NextAsync(payloads, cancellationToken);
            if (fault is not null)
            {
                yield return WrittenPayload.Of(ResponsePayload.Whole(ExecutionResult.Refused(fault)));
            }

            if (payload is null)
            {
                yield break;
            }

            if (WrittenPayload.Within(payload, left, out long found) is not { } written)
            {
                found += limits.ResponseBytes - left;
                yield return WrittenPayload.Of(TooLarge(payload, found, operation?.Location));
                yield break;
            }

            yield return written;
            left = operation?.Operation == OperationKind.Subscription
                ? limits.ResponseBytes
                : left - written.Json.Length;
        }
    }

    private ResponsePayload TooLarge(ResponsePayload payload, long found, Location? location)
    {
        GraphQLError error = LimitName.Exceeded(
            LimitName.Response, limits.ResponseBytes, found,
            $"The answer is larger than {limits.ResponseBytes} bytes.", location);
        return payload.Initial is null
            ? ResponsePayload.Broken(error)
            : ResponsePayload.Whole(ExecutionResult.Refused(error));
    }

    private async ValueTask<(ResponsePayload? Payload, GraphQLError? Fault)> NextAsync(
        IAsyncEnumerator<ResponsePayload> payloads, CancellationToken cancellationToken)
    {
        try
        {
            return await payloads.MoveNextAsync() ? (payloads.Current, null) : (null, null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (null, null);
        }
        catch (OperationCanceledException)
        {
            return (null, new GraphQLError("The access token has ended; connect again with a new one.")
            {
                Code = "TOKEN_EXPIRED",
            });
        }
        catch (FieldErrorException meant)
        {
            return (null, new GraphQLError(meant.Message) { Code = meant.Code, Extensions = meant.Extensions });
        }
#pragma warning disable CA1031 // The edge of the process: whatever went wrong, the client hears of it and the log.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFault(logger, exception);
            return (null, new GraphQLError("internal error") { Code = ErrorCode.Internal });
        }
    }

    private CancellationTokenSource Lasting(VerifiedToken? token)
    {
        TimeSpan left = token is null ? Timeout.InfiniteTimeSpan : token.Expires - time.GetUtcNow();
        return token is not null && left <= TimeSpan.Zero
            ? new CancellationTokenSource(TimeSpan.Zero, time)
            : new CancellationTokenSource(left, time);
    }

    [LoggerMessage(LogLevel.Error, "An operation of a lasting connection failed")]
    private static partial void LogFault(ILogger logger, Exception exception);
}
