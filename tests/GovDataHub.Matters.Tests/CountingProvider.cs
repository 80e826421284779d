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
    public Func<string, Task> OnPay { get; set; } = _ => Task.CompletedTask;

    /// <summary>Whether the same key is paid once. A provider that forgets is what the sweep must find.</summary>
    public bool HonoursKeys { get; init; } = true;

    /// <summary>Every payment made, once for each time it was made.</summary>
    public ConcurrentQueue<decimal> Made { get; } = new();

    public ConcurrentDictionary<string, decimal> Paid { get; } = new(StringComparer.Ordinal);

    public int Requests { get; private set; }

    public async Task<PaymentAnswer> RequestAsync(
        string key, decimal amount, string account, CancellationToken cancellationToken)
    {
        Requests++;
        if (IsSilent)
        {
            return new PaymentAnswer(PaymentAnswerKind.Unknown);
        }

        await OnPay($"before {key}");
        if (!HonoursKeys)
        {
            _byKey.TryRemove(key, out _);
        }

        var answer = _byKey.GetOrAdd(key, _ =>
        {
            if (Answers == PaymentAnswerKind.Paid)
            {
                Made.Enqueue(amount);
            }

            return new PaymentAnswer(Answers, $"pay-{key}");
        });
        if (answer.Kind == PaymentAnswerKind.Paid)
        {
            Paid[key] = amount;
        }

        await OnPay($"after {key}");
        return answer;
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
