using System.Buffers;
using System.IO.Pipelines;
using GovDataHub.Matters.Effects;

namespace GovDataHub.Server.Matters;

/// <summary>
/// <c>POST /callbacks/payments</c>: the provider's signed reports. 204 only when the report is durable.
/// </summary>
internal static class PaymentCallbackEndpoint
{
    private const int LargestBody = 16 * 1024;

    /// <summary>Maps the endpoint.</summary>
    public static void MapPaymentCallbacks(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(MatterHosting.CallbackPath, TakeAsync);
    }

    private static async Task<IResult> TakeAsync(
        HttpRequest request, PaymentCallbacks callbacks, CancellationToken cancellationToken)
    {
        if (await ReadAsync(request.BodyReader, cancellationToken) is not { } body)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        string? signature = request.Headers["Payment-Signature"] is [{ } only] ? only : null;
        return await callbacks.TakeAsync(signature, body, cancellationToken) switch
        {
            CallbackResult.Taken => Results.NoContent(),
            CallbackResult.BadSignature => Results.Unauthorized(),
            _ => Results.UnprocessableEntity(),
        };
    }

    /// <summary>The whole body, or null when it is larger than any report.</summary>
    private static async Task<byte[]?> ReadAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult read = await reader.ReadAsync(cancellationToken);
            bool isTooLarge = read.Buffer.Length > LargestBody;
            byte[]? whole = read.IsCompleted && !isTooLarge ? read.Buffer.ToArray() : null;
            reader.AdvanceTo(isTooLarge || read.IsCompleted ? read.Buffer.End : read.Buffer.Start, read.Buffer.End);
            if (isTooLarge || read.IsCompleted)
            {
                return whole;
            }
        }
    }
}
