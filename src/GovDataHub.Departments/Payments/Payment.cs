namespace GovDataHub.Departments.Payments;

/// <summary>How far a payment is.</summary>
public enum PaymentStatus
{
    /// <summary>On the ledger, not settled yet.</summary>
    Accepted,

    /// <summary>The payee has the money.</summary>
    Paid,

    /// <summary>Will never be paid; <see cref="Payment.Reason"/> says why.</summary>
    Failed,
}

/// <summary>An order to pay, checked and complete.</summary>
/// <param name="Key">The idempotency key it came under.</param>
/// <param name="Amount">Yuan, above 0, at most two decimals.</param>
/// <param name="PayeeAccount">The account to pay to; never logged and never given back whole.</param>
/// <param name="Reference">What the payer calls it.</param>
/// <param name="CallbackUrl">Where the outcome is reported, on this machine.</param>
public sealed record PaymentOrder(string Key, decimal Amount, string PayeeAccount, string Reference, Uri CallbackUrl);

/// <summary>A payment of the ledger.</summary>
public sealed record Payment
{
    /// <summary>The provider's id of it: <c>pay_</c> and 32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>What was ordered.</summary>
    public required PaymentOrder Order { get; init; }

    /// <summary>How far it is.</summary>
    public required PaymentStatus Status { get; init; }

    /// <summary>Why it failed, one of <c>ACCOUNT_CLOSED SANDBOX_FAULT</c>; else null.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was put on the ledger.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>When it was paid or failed; null before.</summary>
    public DateTimeOffset? SettledAt { get; init; }
}

/// <summary>A report of a settled payment that is due to be delivered.</summary>
/// <param name="MessageId">Names the report: every copy and every retry carries the same.</param>
/// <param name="Copy">0, or 1 for the copy that the fault <c>duplicate-callback</c> sends.</param>
/// <param name="Attempts">Deliveries tried so far.</param>
/// <param name="Payment">What is reported.</param>
internal sealed record Callback(string MessageId, int Copy, int Attempts, Payment Payment);

/// <summary>What the ledger says of one reference.</summary>
/// <param name="Payments">How many payments there are.</param>
/// <param name="Paid">How many of them were paid.</param>
/// <param name="Failed">How many of them failed.</param>
/// <param name="Total">Yuan paid.</param>
internal sealed record LedgerTotal(long Payments, long Paid, long Failed, decimal Total);
