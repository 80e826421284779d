using GovDataHub.Federation.Errors;
using GovDataHub.GraphQL.Execution;
using GovDataHub.Server.Authentication;

namespace GovDataHub.Server.GraphQL.Streams;

/// <summary>
/// graphql-sse, distinct connections: a POST that accepts <c>text/event-stream</c> is answered by the stream of its
/// one operation. What is wrong with the operation is told in the stream; what is wrong with the HTTP request is its
/// status.
/// </summary>
internal sealed class EventStreamEndpoint(
    RequestAdmission admissions,
    OperationStream operations,
    ConnectionCount connections,
    StreamOptions options,
    TimeProvider time,
    IHostApplicationLifetime lifetime)
{
    /// <summary>Serves one request.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        if (await StreamAnswer.ReadAsync(context) is not var (parameters, _))
        {
            return;
        }

        string caller = CallerFactory.KeyOf(context);
        if (!connections.TryEnter(caller, options.ConnectionsPerCaller))
        {
            await StreamAnswer.RefuseAsync(
                context,
                StatusCodes.Status429TooManyRequests,
                $"A caller holds at most {options.ConnectionsPerCaller} connections.",
                ErrorCode.LimitExceeded);
            return;
        }

        try
        {
            await StreamAsync(context, parameters);
        }
        finally
        {
            connections.Leave(caller);
        }
    }

    private async Task StreamAsync(HttpContext context, GraphQLParameters parameters)
    {
        Admission admission = admissions.Admit(context, parameters, RequestGuard.Purpose(context.Request));
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, lifetime.ApplicationStopping);
        await using EventStreamWriter events = await EventStreamWriter.BeginAsync(context, options, time);
        VerifiedToken? token = context.Features.Get<VerifiedToken>();
        await foreach (WrittenPayload payload in operations.RunAsync(admission, token, ending.Token))
        {
            await events.SendAsync("next", payload.Json);
        }

        if (!ending.IsCancellationRequested)
        {
            await events.SendAsync("complete", default);
        }
    }
}
