using System.Globalization;
using GovDataHub.Matters.Engine;
using GovDataHub.Matters.Storage;
using Quartz;

namespace GovDataHub.Matters.Timed;

/// <summary>Reminds citizens whose turn it has been for long; once for each time it became their turn.</summary>
[DisallowConcurrentExecution]
internal sealed class ReminderSweep(ICaseStore store, CaseFiles files, EngineOptions options) : IJob
{
    private const int Batch = 200;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await RunAsync(cancellationToken);
    }

    /// <summary>Sweeps once.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = files.Clock.Now - options.ReminderAfter;
        foreach (string caseId in await store.Queries.WaitingForCitizenAsync(before, Batch, cancellationToken))
        {
            await using var transaction = await store.BeginAsync(cancellationToken);
            if (await transaction.FindAsync(caseId, cancellationToken) is { State: CaseState.WaitingCitizen } record)
            {
                string kind = string.Create(CultureInfo.InvariantCulture, $"reminder-{record.Version}");
                await transaction.NotifyAsync(caseId, kind, CaseTexts.Reminder, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }
        }
    }
}
