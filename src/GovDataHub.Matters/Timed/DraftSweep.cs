using GovDataHub.Matters.Engine;
using GovDataHub.Matters.Storage;
using Quartz;

namespace GovDataHub.Matters.Timed;

/// <summary>
/// Deletes what nobody needs any longer: drafts left alone, with the data prefilled into them, and challenges.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class DraftSweep(ICaseStore store, IPasskeyStore passkeys, CaseFiles files, EngineOptions options)
    : IJob
{
    private const int Batch = 500;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await RunAsync(cancellationToken);
    }

    /// <summary>Sweeps once.</summary>
    /// <returns>How many drafts were deleted.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await passkeys.RemoveExpiredAsync(files.Clock.RealNow, cancellationToken);
        var before = files.Clock.Now - options.DraftLifetime;
        var stale = await store.Queries.StaleDraftsAsync(before, Batch, cancellationToken);
        foreach (string caseId in stale)
        {
            await using var transaction = await store.BeginAsync(cancellationToken);
            if (await transaction.FindAsync(caseId, cancellationToken) is { State: CaseState.Draft } draft
                && draft.UpdatedAt < before)
            {
                await transaction.DeleteDraftAsync(caseId, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }
        }

        return stale.Length;
    }
}
