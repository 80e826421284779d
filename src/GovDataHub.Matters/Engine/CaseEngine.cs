using System.Diagnostics;
using GovDataHub.Audit;
using GovDataHub.Matters.Effects;
using GovDataHub.Matters.Storage;
using Microsoft.Extensions.Logging;

namespace GovDataHub.Matters.Engine;

/// <summary>
/// Runs one claimed work item. Calls go out between transactions; what came of them, the case's new state, its history
/// and the next work are recorded together, under the attempt the work was claimed with.
/// </summary>
internal sealed partial class CaseEngine(
    ICaseStore store,
    CaseFiles files,
    PrefillRun prefill,
    StageRun stages,
    EffectRun effects,
    WorkSignal signal,
    EngineOptions options,
    ILogger<CaseEngine> logger)
{
    /// <summary>
    /// Runs it. Never throws for what a case may meet: the work is postponed, or is somebody else's now.
    /// </summary>
    public async Task RunAsync(WorkItem work, CancellationToken cancellationToken)
    {
        try
        {
            await DispatchAsync(work, cancellationToken);
            signal.Wake();
        }
        catch (LeaseLostException)
        {
            LogLeaseLost(logger, work.CaseId, work.Kind, work.Attempt);
        }
        catch (CaseConflictException)
        {
            // The citizen or an officer changed the case meanwhile: run again over what it is now.
            await PostponeAsync(work, TimeSpan.Zero, work.Failures, cancellationToken);
        }
        catch (AuditUnavailableException failure)
        {
            LogAuditUnavailable(logger, failure, work.CaseId);
            await UnansweredAsync(work, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // One case's fault must not stop the others; it is logged and tried again.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogFailed(logger, failure, work.CaseId, work.Kind);
            await UnansweredAsync(work, cancellationToken);
        }
    }

    private async Task DispatchAsync(WorkItem work, CancellationToken cancellationToken)
    {
        if (await files.OpenAsync(work.CaseId, cancellationToken) is not { } file)
        {
            await DropAsync(work, cancellationToken);
            return;
        }

        await (work.Kind switch
        {
            WorkKind.Prefill => prefill.RunAsync(work, file, cancellationToken),
            WorkKind.Stage => stages.RunAsync(work, file, cancellationToken),
            WorkKind.Effect => effects.RunAsync(work, file, cancellationToken),
            _ => throw new UnreachableException(),
        });
    }

    private async Task DropAsync(WorkItem work, CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(cancellationToken);
        await transaction.CompleteAsync(work, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task UnansweredAsync(WorkItem work, CancellationToken cancellationToken)
    {
        await PostponeAsync(work, options.PauseAfter(work.Failures + 1), work.Failures + 1, cancellationToken);
    }

    private async Task PostponeAsync(
        WorkItem work, TimeSpan pause, int failures, CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = await store.BeginAsync(cancellationToken);
            await transaction.PostponeAsync(work, transaction.Now + pause, failures, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (LeaseLostException)
        {
            LogLeaseLost(logger, work.CaseId, work.Kind, work.Attempt);
        }
    }

    [LoggerMessage(
        1,
        LogLevel.Information,
        "Case {CaseId}: {Kind} attempt {Attempt} lost its lease; another holder has it.")]
    private static partial void LogLeaseLost(ILogger logger, string caseId, WorkKind kind, int attempt);

    [LoggerMessage(2, LogLevel.Warning, "Case {CaseId}: the audit log could not record, so nothing was read.")]
    private static partial void LogAuditUnavailable(ILogger logger, Exception failure, string caseId);

    [LoggerMessage(3, LogLevel.Error, "Case {CaseId}: {Kind} failed; it is tried again.")]
    private static partial void LogFailed(ILogger logger, Exception failure, string caseId, WorkKind kind);
}
