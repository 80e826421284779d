using System.Text.Json.Serialization;

namespace GovDataHub.Departments.Payments;

/// <summary>
/// A refused request as <c>application/problem+json</c> (RFC 9457). The texts say what is wrong with a member, never
/// what the member held.
/// </summary>
internal sealed record PaymentProblem(
    [property: JsonPropertyName("type")] string Type,
    string Title,
    int Status,
    string Code,
    string? Detail)
{
    public static PaymentProblem KeyRequired { get; } = New(
        400, "IDEMPOTENCY_KEY_REQUIRED", "The header Idempotency-Key is missing, or given twice.",
        "Send one key of 1 to 200 visible ASCII characters, and the same key when asking again.");

    public static PaymentProblem KeyInvalid { get; } = New(
        400, "IDEMPOTENCY_KEY_INVALID", "The Idempotency-Key cannot be used.",
        "A key has 1 to 200 visible ASCII characters.");

    public static PaymentProblem BodyInvalid { get; } = New(
        400, "BODY_INVALID", "The body is not the JSON of a payment.",
        "Send {\"amount\", \"payeeAccount\", \"reference\", \"callbackUrl\"} as application/json.");

    public static PaymentProblem BodyTooLarge { get; } = New(413, "BODY_TOO_LARGE", "The body is too large.", null);

    public static PaymentProblem AmountInvalid { get; } = New(
        422, "AMOUNT_INVALID", "The amount cannot be paid.",
        "An amount is above 0, at most 100000000.00 yuan and has at most two decimals.");

    public static PaymentProblem PayeeInvalid { get; } = New(
        422, "PAYEE_INVALID", "The payee's account is not an account number.", "An account number has 8 to 32 digits.");

    public static PaymentProblem ReferenceInvalid { get; } = New(
        422, "REFERENCE_INVALID", "The reference cannot be used.",
        "A reference has 1 to 200 characters, none of them a control character.");

    public static PaymentProblem CallbackInvalid { get; } = New(
        422, "CALLBACK_INVALID", "The callback address is not on this machine.",
        "This sandbox calls back http addresses of the loopback interface only.");

    public static PaymentProblem KeyReused { get; } = New(
        409, "IDEMPOTENCY_KEY_REUSED", "Another payment was ordered under this key.",
        "Nothing was changed. A new payment needs a new key.");

    public static PaymentProblem Unknown { get; } = New(404, "PAYMENT_UNKNOWN", "There is no such payment.", null);

    public static PaymentProblem FaultUnknown { get; } = New(
        422, "FAULT_UNKNOWN", "There is no such fault.",
        $"A fault is one of {string.Join(' ', PaymentFaults.Names)}; count, if given, is at least 1.");

    private static PaymentProblem New(int status, string code, string title, string? detail) =>
        new("about:blank", title, status, code, detail);
}
