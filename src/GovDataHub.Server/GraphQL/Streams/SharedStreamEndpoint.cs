using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Execution;
using GovDataHub.GraphQL.Execution;
using GovDataHub.Server.Authentication;

namespace GovDataHub.Server.GraphQL.Streams;

/// <summary>
/// graphql-sse, single connection: PUT reserves a stream, GET fetches it, POST runs an operation on it, DELETE ends
/// one. Each request is authenticated for itself and must be the owner's; a GET may come without, for a browser's
/// event source cannot send headers, and the reservation's token is secret.
/// </summary>
internal sealed partial class SharedStreamEndpoint(
    Reservations reservations,
    RequestAdmission admissions,
    OperationStream operations,
    StreamOptions options,
    TimeProvider time,
    IServiceScopeFactory scopes,
    IHostApplicationLifetime lifetime,
    ILogger<SharedStreamEndpoint> logger)
{
    private const string NoStream = "There is no such stream: reserve one by PUT.";

    /// <summary>PUT: reserves a stream and answers its token.</summary>
    public async Task ReserveAsync(HttpContext context)
    {
        if (reservations.Reserve(CallerFactory.KeyOf(context)) is not { } reservation)
        {
            await StreamAnswer.RefuseAsync(
                context,
                StatusCodes.Status429TooManyRequests,
                $"A caller holds at most {options.ConnectionsPerCaller} connections.",
                ErrorCode.LimitExceeded);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(reservation.Token, Encoding.UTF8, context.RequestAborted);
    }

    /// <summary>GET: the stream, until its client goes or its token ends.</summary>
    public async Task ConnectAsync(HttpContext context)
    {
        VerifiedToken? token = context.Features.Get<VerifiedToken>();
        if (!reservations.TryFind(StreamRequest.StreamToken(context.Request), out Reservation? reservation)
            || (token is not null && reservation.Owner != CallerFactory.KeyOf(context)))
        {
            await StreamAnswer.RefuseAsync(context, StatusCodes.Status404NotFound, NoStream);
            return;
        }

        if (!reservation.TryConnect())
        {
            await StreamAnswer.RefuseAsync(
                context, StatusCodes.Status409Conflict, "The stream is connected already.");
            return;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await using EventStreamWriter events = await EventStreamWriter.BeginAsync(context, options, time);
            await foreach (Outgoing message in reservation.Queue.ReadAsync(ending.Token))
            {
                await events.SendAsync(message.Event!, message.Bytes);
            }
        }
        finally
        {
            await reservations.EndAsync(reservation);
        }
    }

    /// <summary>POST: runs an operation; its answer comes by the stream.</summary>
    public async Task RunAsync(HttpContext context)
    {
        if (!TryFindOwn(context, out Reservation? reservation))
        {
            await StreamAnswer.RefuseAsync(context, StatusCodes.Status404NotFound, NoStream);
            return;
        }

        if (await StreamAnswer.ReadAsync(context) is not var (parameters, body))
        {
            return;
        }

        if (OperationId(body) is not { } id)
        {
            await StreamAnswer.RefuseAsync(
                context, StatusCodes.Status400BadRequest, "'extensions.operationId' is missing.");
            return;
        }

        Admission admission = admissions.Admit(context, parameters, RequestGuard.Purpose(context.Request));
        if (admission.Refusal is { } refusal)
        {
            await StreamAnswer.RefuseAsync(context, StatusCodes.Status422UnprocessableEntity, refusal);
            return;
        }

        switch (reservation.Operations.TryBegin(id, out CancellationTokenSource? ending))
        {
            case OperationTable.Entry.Exists:
                await StreamAnswer.RefuseAsync(
                    context, StatusCodes.Status409Conflict, "An operation of this id is under way.");
                break;
            case OperationTable.Entry.Full:
                await StreamAnswer.RefuseAsync(
                    context,
                    StatusCodes.Status429TooManyRequests,
                    $"At most {options.OperationsPerConnection} operations run on one stream.",
                    ErrorCode.LimitExceeded);
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status202Accepted;
                await context.Response.CompleteAsync();
                _ = PumpAsync(reservation, id, admission.Request!, context.Features.Get<VerifiedToken>(), ending!);
                break;
        }
    }

    /// <summary>DELETE: ends an operation; one that is over already is no fault.</summary>
    public async Task EndAsync(HttpContext context)
    {
        if (!TryFindOwn(context, out Reservation? reservation))
        {
            await StreamAnswer.RefuseAsync(context, StatusCodes.Status404NotFound, NoStream);
            return;
        }

        if (context.Request.Query["operationId"] is not [{ Length: > 0 } id])
        {
            await StreamAnswer.RefuseAsync(
                context, StatusCodes.Status400BadRequest, "'operationId' is missing.");
            return;
        }

        await reservation.Operations.CancelAsync(id);
        context.Response.StatusCode = StatusCodes.Status200OK;
    }

    private async Task PumpAsync(
        Reservation reservation, string id, HubRequest request, VerifiedToken? token, CancellationTokenSource ending)
    {
        // The request that brought the operation is over; its scope went with it.
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        using (ending)
        {
            try
            {
                var admission = new Admission(request with { Services = scope.ServiceProvider }, null);
                await foreach (WrittenPayload payload in operations.RunAsync(admission, token, ending.Token))
                {
                    await reservation.Queue.SendAsync(
                        new Outgoing(ServerMessage.Event(id, payload), "next"), ending.Token);
                }

                if (reservation.Operations.End(id, ending))
                {
                    await reservation.Queue.SendAsync(
                        new Outgoing(ServerMessage.Event(id, null), "complete"), ending.Token);
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or ChannelClosedException)
            {
                // The client ended the operation or its stream: nothing more is said.
            }
#pragma warning disable CA1031 // Nobody waits for this operation: its fault is told here or nowhere.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                LogBroken(logger, exception);
                if (reservation.Operations.End(id, ending))
                {
                    reservation.Queue.TrySend(new Outgoing(ServerMessage.Event(id, null), "complete"));
                }
            }
        }
    }

    private bool TryFindOwn(
        HttpContext context, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Reservation? reservation)
    {
        return reservations.TryFind(StreamRequest.StreamToken(context.Request), out reservation)
            && reservation.Owner == CallerFactory.KeyOf(context);
    }

    private static string? OperationId(JsonElement body)
    {
        return body.TryGetProperty("extensions", out JsonElement extensions)
            && extensions.ValueKind == JsonValueKind.Object
            && extensions.TryGetProperty("operationId", out JsonElement id)
            && id.ValueKind == JsonValueKind.String
            && id.GetString() is { Length: > 0 and <= 64 } text
                ? text
                : null;
    }

    [LoggerMessage(LogLevel.Error, "An operation of an event stream broke off.")]
    private static partial void LogBroken(ILogger logger, Exception exception);
}
