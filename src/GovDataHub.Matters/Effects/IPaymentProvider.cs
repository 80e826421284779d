namespace GovDataHub.Matters.Effects;

/// <summary>How far a provider says a payment is.</summary>
public enum PaymentAnswerKind
{
    /// <summary>Accepted and under way.</summary>
    Accepted,

    /// <summary>Paid.</summary>
    Paid,

    /// <summary>Refused for good.</summary>
    Failed,

    /// <summary>
    /// The provider did not answer, or not so that it could be understood: ask again with the same key.
    /// </summary>
    Unknown,
}

/// <summary>What a provider says of a payment.</summary>
/// <param name="Kind">How far it is.</param>
/// <param name="Id">The provider's id of it, when it has one.</param>
/// <param name="Reason">Why it failed, as the provider's code.</param>
public sealed record PaymentAnswer(PaymentAnswerKind Kind, string? Id = null, string? Reason = null);

/// <summary>Pays citizens. The same key is paid once, however often it is asked for.</summary>
public interface IPaymentProvider
{
    /// <summary>Asks for a payment.</summary>
    /// <param name="key">The idempotency key, also the reference the provider's callbacks name.</param>
    /// <param name="amount">Yuan.</param>
    /// <param name="account">The account that receives it. Never logged.</param>
    /// <param name="cancellationToken">Ends the waiting; the payment may have been taken.</param>
    Task<PaymentAnswer> RequestAsync(string key, decimal amount, string account, CancellationToken cancellationToken);

    /// <summary>Asks how far a payment is.</summary>
    /// <param name="id">The provider's id.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<PaymentAnswer> FindAsync(string id, CancellationToken cancellationToken);
}
