using System.Buffers;
using System.IO.Pipelines;
using GovDataHub.Federation.Execution;
using GovDataHub.GraphQL.Execution;
using GovDataHub.Server.Authentication;
using Microsoft.Net.Http.Headers;

namespace GovDataHub.Server.GraphQL.Streams;

/// <summary>
/// Delivers a deferring answer over plain HTTP: <c>multipart/mixed</c> in the form of <c>pending</c>,
/// <c>incremental</c>, <c>completed</c> and <c>hasNext</c>. A client that names the older form (<c>deferSpec</c>) gets
/// the whole answer at once in its other media type: the forms cannot be told apart by their payloads.
/// </summary>
internal sealed class MultipartDelivery(
    HubGateway gateway, OperationStream operations, StreamOptions options, TimeProvider time)
{
    private const string Multipart = "multipart/mixed";
    private const string SpecParameter = "incrementalSpec";
    private const string Spec = "v0.2";

    /// <summary>Whether a client takes parts in the form served here.</summary>
    public static bool IsAccepted(HttpRequest request)
    {
        return request.GetTypedHeaders().Accept.Any(type =>
            type.MediaType.Equals(Multipart, StringComparison.OrdinalIgnoreCase)
            && type.Quality is null or > 0
            && type.Parameters.All(parameter =>
                parameter.Name.Equals("q", StringComparison.OrdinalIgnoreCase)
                || parameter.Name.Equals("boundary", StringComparison.OrdinalIgnoreCase)
                || (parameter.Name.Equals(SpecParameter, StringComparison.OrdinalIgnoreCase)
                    && HeaderUtilities.RemoveQuotes(parameter.Value) == Spec)));
    }

    /// <summary>Whether this answer is one of several parts, to a client that takes them.</summary>
    public bool Takes(HttpRequest request, HubRequest operation)
    {
        return IsAccepted(request) && gateway.Defers(operation.Operation);
    }

    /// <summary>Answers part by part.</summary>
    public async Task AnswerAsync(HttpContext context, Admission admission)
    {
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = $"{Multipart}; boundary=\"-\"; {SpecParameter}={Spec}";
        PipeWriter body = context.Response.BodyWriter;
        body.Write("\r\n---"u8);
        VerifiedToken? token = context.Features.Get<VerifiedToken>();
        await foreach (WrittenPayload part in operations.RunAsync(admission, token, context.RequestAborted))
        {
            body.Write("\r\nContent-Type: application/json; charset=utf-8\r\n\r\n"u8);
            body.Write(part.Json.Span);

            // The boundary goes with its part: the client need not wait for the next one to know that it is whole.
            body.Write("\r\n---"u8);
            await FlushAsync(context);
        }

        body.Write("--\r\n"u8);
        await FlushAsync(context);
    }

    private async Task FlushAsync(HttpContext context)
    {
        try
        {
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted).AsTask()
                .WaitAsync(options.SendTimeout, time);
        }
        catch (TimeoutException)
        {
            context.Abort();
            throw new OperationCanceledException("The client reads too slowly.");
        }
    }
}
