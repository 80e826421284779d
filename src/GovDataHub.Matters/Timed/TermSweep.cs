using GovDataHub.Matters.Engine;
using GovDataHub.Matters.Storage;
using Microsoft.Extensions.Logging;
using Quartz;

namespace GovDataHub.Matters.Timed;

/// <summary>
/// Says of each late case, once, that its promise is broken: to the citizen and to the owner's officers.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class TermSweep(ICaseStore store, CaseFiles files, WorkSignal signal, ILogger<TermSweep> logger)
    : IJob
{
    private const int Batch = 200;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await RunAsync(cancellationToken);
    }

    /// <summary>Sweeps once.</summary>
    /// <returns>How many cases became late.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var late = await store.Queries.OverdueAsync(files.Clock.Now, Batch, cancellationToken);
        foreach (string caseId in late)
        {
            await using var transaction = await store.BeginAsync(cancellationToken);
            if (await transaction.FindAsync(caseId, cancellationToken) is { IsOverdue: false, IsOver: false } record)
            {
                await transaction.UpdateAsync(record with { IsOverdue = true }, cancellationToken);
                await transaction.TellAsync(caseId, "overdue", CaseTexts.Overdue, null, cancellationToken);
                await transaction.NotifyAsync(caseId, "overdue", CaseTexts.Overdue, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }
        }

        if (!late.IsEmpty)
        {
            LogLate(logger, late.Length);
            signal.Wake();
        }

        return late.Length;
    }

    [LoggerMessage(1, LogLevel.Warning, "{Count} case(s) passed the promised time.")]
    private static partial void LogLate(ILogger logger, int count);
}
