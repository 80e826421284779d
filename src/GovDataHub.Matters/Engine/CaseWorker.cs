using GovDataHub.Matters.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GovDataHub.Matters.Engine;

/// <summary>
/// The loop: takes due work under a lease, has the engine run it, and waits for a signal when there is none. A process
/// may die anywhere in it; what it held is taken again when the lease has run out.
/// </summary>
internal sealed partial class CaseWorker(
    ICaseStore store, CaseEngine engine, WorkSignal signal, EngineOptions options, ILogger<CaseWorker> logger)
    : BackgroundService
{
    /// <summary>Claims once and runs what was claimed, side by side.</summary>
    /// <returns>How many work items were run.</returns>
    public async Task<int> RunOnceAsync(string holder, CancellationToken cancellationToken)
    {
        var claimed = await store.ClaimAsync(holder, options.BatchSize, options.Lease, cancellationToken);
        await Task.WhenAll(claimed.Select(work => engine.RunAsync(work, cancellationToken)));
        return claimed.Length;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        return Task.WhenAll(Enumerable.Range(0, options.Workers)
            .Select(number => LoopAsync($"{Environment.MachineName}/{Environment.ProcessId}/{number}", stoppingToken)));
    }

    private async Task LoopAsync(string holder, CancellationToken stopping)
    {
        await Task.Yield();
        while (!stopping.IsCancellationRequested)
        {
            int ran = 0;
            try
            {
                ran = await RunOnceAsync(holder, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A worker outlives whatever one round runs into; the work itself comes back by lease.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogRoundFailed(logger, failure);
            }

            if (ran == 0)
            {
                await WaitAsync(stopping);
            }
        }
    }

    private async Task WaitAsync(CancellationToken stopping)
    {
        try
        {
            await signal.WaitAsync(options.PollInterval, stopping);
        }
        catch (OperationCanceledException)
        {
            // Stopping: the loop's condition ends it.
        }
    }

    [LoggerMessage(1, LogLevel.Error, "A round of work failed; the work returns when its lease has run out.")]
    private static partial void LogRoundFailed(ILogger logger, Exception failure);
}
