using System.Text.Json.Serialization;

namespace GovDataHub.Matters.Effects;

/// <summary>What is sent to the provider.</summary>
internal sealed record PaymentRequest(string Amount, string PayeeAccount, string Reference, Uri CallbackUrl);

/// <summary>What the provider says of a payment.</summary>
internal sealed record ProviderPayment(string? Id, string? Status, string? Reference, string? Reason);

/// <summary>What the provider reports by itself.</summary>
internal sealed record PaymentReport(string? MessageId, string? Id, string? Reference, string? Status);

/// <summary>How they are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PaymentRequest))]
[JsonSerializable(typeof(ProviderPayment))]
[JsonSerializable(typeof(PaymentReport))]
internal sealed partial class PaymentJson : JsonSerializerContext;
