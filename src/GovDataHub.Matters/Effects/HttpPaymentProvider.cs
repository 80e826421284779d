using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace GovDataHub.Matters.Effects;

/// <summary>Where the provider is and how it calls back.</summary>
public sealed record PaymentOptions
{
    /// <summary>The provider's address.</summary>
    public required Uri Provider { get; init; }

    /// <summary>Where the provider is to report to.</summary>
    public required Uri Callback { get; init; }

    /// <summary>The key shared with the provider that signs its reports.</summary>
    public required string SigningKey { get; init; }

    /// <summary>How long a call may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>
/// A provider over HTTP: <c>POST /payments</c> under <c>Idempotency-Key</c>, <c>GET /payments/{id}</c>.
/// </summary>
public sealed partial class HttpPaymentProvider(
    HttpClient http, PaymentOptions options, ILogger<HttpPaymentProvider> logger) : IPaymentProvider
{
    /// <inheritdoc/>
    public async Task<PaymentAnswer> RequestAsync(
        string key, decimal amount, string account, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Provider, "/payments"));
        request.Headers.Add("Idempotency-Key", key);
        request.Content = JsonContent.Create(
            new PaymentRequest(
                amount.ToString("0.00", CultureInfo.InvariantCulture), account, key, options.Callback),
            PaymentJson.Default.PaymentRequest);
        return await SendAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<PaymentAnswer> FindAsync(string id, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri(options.Provider, $"/payments/{Uri.EscapeDataString(id)}"));
        return await SendAsync(request, cancellationToken);
    }

    private async Task<PaymentAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.Timeout);
        try
        {
            using var response = await http.SendAsync(request, deadline.Token);
            return await ReadAsync(response, deadline.Token);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogUnanswered(logger, failure.GetType().Name);
            return new PaymentAnswer(PaymentAnswerKind.Unknown);
        }
    }

    private static async Task<PaymentAnswer> ReadAsync(
        HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.UnprocessableEntity)
        {
            // The provider understood the order and will never pay it; every other refusal may be a fault of ours.
            return new PaymentAnswer(PaymentAnswerKind.Failed, Reason: "REJECTED");
        }

        if (!response.IsSuccessStatusCode)
        {
            return new PaymentAnswer(PaymentAnswerKind.Unknown);
        }

        var state = await response.Content.ReadFromJsonAsync(PaymentJson.Default.ProviderPayment, cancellationToken);
        return new PaymentAnswer(KindOf(state?.Status), state?.Id, state?.Reason);
    }

    internal static PaymentAnswerKind KindOf(string? status)
    {
        return status?.ToUpperInvariant() switch
        {
            "PAID" or "SUCCEEDED" => PaymentAnswerKind.Paid,
            "FAILED" or "REJECTED" => PaymentAnswerKind.Failed,
            "ACCEPTED" or "PENDING" or "REQUESTED" or "PROCESSING" => PaymentAnswerKind.Accepted,
            _ => PaymentAnswerKind.Unknown,
        };
    }

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "The payment provider did not answer ({Failure}); it is asked again under the same key.")]
    private static partial void LogUnanswered(ILogger logger, string failure);
}
