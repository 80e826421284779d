using GovDataHub.Matters.Engine;
using GovDataHub.Matters.Storage;
using Microsoft.Extensions.Logging;
using Quartz;

namespace GovDataHub.Matters.Timed;

/// <summary>
/// The backstop behind the backstop: a case that is the platform's turn and has no work. The transactions never leave
/// one so; if a restore or a hand in the database did, its work is made due again, from its outbox where it has one.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class OutboxPump(ICaseStore store, WorkSignal signal, ILogger<OutboxPump> logger) : IJob
{
    private const int Batch = 200;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await RunAsync(cancellationToken);
    }

    /// <summary>Pumps once.</summary>
    /// <returns>How many cases were stranded.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var stranded = await store.Queries.StrandedAsync(Batch, cancellationToken);
        foreach (string caseId in stranded)
        {
            LogStranded(logger, caseId);
            await using var transaction = await store.BeginAsync(cancellationToken);
            var open = (await transaction.EffectsAsync(caseId, cancellationToken))
                .FirstOrDefault(effect => effect.State is EffectState.Pending or EffectState.Accepted);
            if (open is null)
            {
                await transaction.EnqueueStageAsync(caseId, cancellationToken);
            }
            else
            {
                await transaction.EnqueueAsync(
                    new WorkItem { CaseId = caseId, Kind = WorkKind.Effect, Key = open.Key, Due = transaction.Now },
                    cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
            signal.Wake();
        }

        return stranded.Length;
    }

    [LoggerMessage(1, LogLevel.Error, "Case {CaseId} was the platform's turn and had no work; it is due again.")]
    private static partial void LogStranded(ILogger logger, string caseId);
}
