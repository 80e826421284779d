using GovDataHub.Departments.Payments.Storage;

namespace GovDataHub.Departments.Payments;

/// <summary>
/// Settles payments when they are due and delivers their callbacks, from what the ledger says alone: after a crash it
/// goes on where it was. A callback may be delivered more than once, always under the same message id.
/// </summary>
internal sealed partial class PaymentSettler(
    PaymentLedger ledger, CallbackSender sender, TimeProvider time, ILogger<PaymentSettler> logger)
    : BackgroundService
{
    private const int CallbacksAtOnce = 32;

    /// <summary>How long to wait after the ledger could not be read or written.</summary>
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _woken = new(0);

    /// <summary>Says that there is something new on the ledger.</summary>
    public void Wake() => _woken.Release();

    public override void Dispose()
    {
        _woken.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan wait;
            try
            {
                wait = await RunOnceAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailure(logger, failure);
                wait = AfterFailure;
            }

            if (wait > TimeSpan.Zero)
                await WaitAsync(wait, stoppingToken);
        }
    }

    /// <summary>Does what is due now and returns how long nothing will be.</summary>
    private async Task<TimeSpan> RunOnceAsync(CancellationToken cancellationToken)
    {
        ledger.SettleDue(time.GetUtcNow());
        await Parallel.ForEachAsync(
            ledger.DueCallbacks(time.GetUtcNow(), CallbacksAtOnce),
            new ParallelOptions { MaxDegreeOfParallelism = CallbacksAtOnce, CancellationToken = cancellationToken },
            DeliverAsync);
        return ledger.NextDue() is { } next ? Shorter(next - time.GetUtcNow(), LongestWait) : LongestWait;
    }

    private async ValueTask DeliverAsync(Callback callback, CancellationToken cancellationToken)
    {
        if (await sender.SendAsync(callback, cancellationToken))
            ledger.Delivered(callback, time.GetUtcNow());
        else
            ledger.NotDelivered(callback, time.GetUtcNow());
    }

    private async Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        using CancellationTokenSource deadline = new(wait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await _woken.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The deadline has come: something is due.
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    [LoggerMessage(1, LogLevel.Error, "The payment ledger could not be worked on; it is tried again.")]
    private static partial void LogFailure(ILogger logger, Exception failure);
}
