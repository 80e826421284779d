using System.Collections.Concurrent;
using GovDataHub.Matters.Effects;

namespace GovDataHub.Matters.Tests;

/// <summary>A provider that honours keys and counts what it really paid.</summary>
internal sealed class CountingProvider : IPaymentProvider
{
    private readonly ConcurrentDictionary<string, PaymentAnswer> _byKey = new(StringComparer.Ordinal);

    /// <summary>How a new payment ends.</summary>
    public PaymentAnswerKind Answers { get; set; } = PaymentAnswerKind.Paid;

    public bool IsSilent { get; set; }

    /// <summary>Called before and after each effect.</summary>
    public Action<string> OnPay { get; set; } = _ => { };

    public ConcurrentDictionary<string, decimal> Paid { get; } = new(StringComparer.Ordinal);

    public int Requests { get; private set; }

    public Task<PaymentAnswer> RequestAsync(
        string key, decimal amount, string account, CancellationToken cancellationToken)
    {
        Requests++;
        if (IsSilent)
        {
            return Task.FromResult(new PaymentAnswer(PaymentAnswerKind.Unknown));
        }

        OnPay($"before {key}");
        var answer = _byKey.GetOrAdd(key, _ => new PaymentAnswer(Answers, $"pay-{key}"));
        if (answer.Kind == PaymentAnswerKind.Paid)
        {
            Paid[key] = amount;
        }

        OnPay($"after {key}");
        return Task.FromResult(answer);
    }

    public Task<PaymentAnswer> FindAsync(string id, CancellationToken cancellationToken)
    {
        return Task.FromResult(
            IsSilent ? new PaymentAnswer(PaymentAnswerKind.Unknown) : _byKey[id["pay-".Length..]]);
    }

    /// <summary>The provider finishes an accepted payment.</summary>
    public void Finish(string key, PaymentAnswerKind how, decimal amount)
    {
        _byKey[key] = new PaymentAnswer(how, $"pay-{key}");
        if (how == PaymentAnswerKind.Paid)
        {
            Paid[key] = amount;
        }
    }
}
