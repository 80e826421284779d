using System.Net.Http.Headers;
using System.Text.Json;

namespace GovDataHub.Departments.Payments;

/// <summary>Delivers one callback: signed, without redirects, within a deadline.</summary>
internal sealed partial class CallbackSender(
    IHttpClientFactory clients, PaymentOptions options, TimeProvider time, ILogger<CallbackSender> logger)
{
    /// <summary>The name of the HTTP client callbacks go through.</summary>
    public const string Client = "payment-callbacks";

    /// <summary>Whether the receiver took it (any 2xx); false when it is to be tried again.</summary>
    public async Task<bool> SendAsync(Callback callback, CancellationToken cancellationToken)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(
            PaymentReport.Of(callback), PaymentJson.Default.PaymentReport);
        using HttpRequestMessage request = new(HttpMethod.Post, callback.Payment.Order.CallbackUrl);
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(
            CallbackSignature.Header, CallbackSignature.Create(options.SigningKey, time.GetUtcNow(), body));
        using CancellationTokenSource deadline = new(options.CallbackTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using HttpClient client = clients.CreateClient(Client);
            using HttpResponseMessage response = await client.SendAsync(request, either.Token);
            if (!response.IsSuccessStatusCode)
                LogRefused(logger, callback.MessageId, (int)response.StatusCode);
            return response.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogUnanswered(logger, callback.MessageId, failure.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Callback {MessageId} was answered with {Status}; it is sent again.")]
    private static partial void LogRefused(ILogger logger, string messageId, int status);

    [LoggerMessage(2, LogLevel.Warning, "Callback {MessageId} was not answered ({Failure}); it is sent again.")]
    private static partial void LogUnanswered(ILogger logger, string messageId, string failure);
}
