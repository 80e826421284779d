using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GovDataHub.Departments.Payments;

/// <summary>The body of <c>POST /payments</c> as it may come; the amount is a text or a number.</summary>
internal sealed record PaymentBody(
    JsonElement? Amount, string? PayeeAccount, string? Reference, string? CallbackUrl);

/// <summary>A payment as the provider shows it: of the account only the last four digits.</summary>
internal sealed record PaymentView(
    string Id, string Status, string? Reason, string Amount, string PayeeAccount, string Reference,
    DateTimeOffset AcceptedAt, DateTimeOffset? SettledAt)
{
    public static PaymentView Of(Payment payment) => new(
        payment.Id,
        payment.Status.ToString().ToUpperInvariant(),
        payment.Reason,
        Text(payment.Order.Amount),
        $"****{payment.Order.PayeeAccount[^4..]}",
        payment.Order.Reference,
        payment.AcceptedAt,
        payment.SettledAt);

    public static string Text(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}

/// <summary>A callback's body.</summary>
internal sealed record PaymentReport(
    string MessageId, string Id, string Reference, string Status, string? Reason, string Amount,
    DateTimeOffset? SettledAt)
{
    public static PaymentReport Of(Callback callback)
    {
        PaymentView view = PaymentView.Of(callback.Payment);
        return new PaymentReport(
            callback.MessageId, view.Id, view.Reference, view.Status, view.Reason, view.Amount, view.SettledAt);
    }
}

/// <summary>The ledger's total for one reference, or all.</summary>
internal sealed record LedgerView(string? Reference, long Payments, long Paid, long Failed, string Total);

/// <summary>A fault that is set, and how many payments it is still for; null until it is taken back.</summary>
internal sealed record FaultBody(string? Fault, int? Count);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PaymentBody))]
[JsonSerializable(typeof(PaymentView))]
[JsonSerializable(typeof(PaymentReport))]
[JsonSerializable(typeof(LedgerView))]
[JsonSerializable(typeof(FaultBody))]
[JsonSerializable(typeof(PaymentProblem))]
internal sealed partial class PaymentJson : JsonSerializerContext;
