using System.Collections.Immutable;
using GovDataHub.Federation.Access;
using GovDataHub.Matters.Decisions;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Engine;
using GovDataHub.Matters.Storage;

namespace GovDataHub.Matters.Lifecycle;

/// <summary>What an officer decides.</summary>
public enum OfficerDecision
{
    /// <summary>The case goes on.</summary>
    Grant,

    /// <summary>The case ends, with the officer's reason.</summary>
    Refuse,

    /// <summary>The citizen has to add something.</summary>
    AskCitizen,
}

/// <summary>
/// What an officer does: takes a task of the own department up, and decides it. Never a case of one's own.
/// </summary>
public sealed class OfficerDesk(ICaseStore store, CaseFiles files, WorkSignal signal)
{
    private const int LongestReason = 500;

    /// <summary>The tasks open to the caller's department, the most urgent first.</summary>
    public Task<ImmutableArray<HumanTaskRecord>> WorkListAsync(
        Caller caller, int skip, int limit, CancellationToken cancellationToken)
    {
        return IsOfficer(caller)
            ? store.Queries.OpenTasksAsync(caller.Department!, skip, limit, cancellationToken)
            : Task.FromResult(ImmutableArray<HumanTaskRecord>.Empty);
    }

    /// <summary>Takes a task up. Only its holder then sees the case.</summary>
    public async Task<TaskResult> ClaimAsync(Caller caller, string taskId, CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(cancellationToken);
        var task = await transaction.FindTaskAsync(taskId, cancellationToken);
        var file = task is null ? null : await files.OpenAsync(transaction, task.CaseId, cancellationToken);
        if (task is null || file is null)
        {
            return new TaskResult(null, [UserErrors.NoSuchTask]);
        }

        if (Wrong(caller, task, file) is { } error)
        {
            return new TaskResult(null, [error]);
        }

        if (task.ClaimedBy == caller.Id)
        {
            return new TaskResult(task, []);
        }

        if (task.ClaimedBy is not null)
        {
            return new TaskResult(null, [UserErrors.TaskTaken]);
        }

        var claimed = task with { ClaimedBy = caller.Id, ClaimedAt = transaction.Now };
        await transaction.PutTaskAsync(claimed, cancellationToken);
        await transaction.TellAsync(task.CaseId, "claimed", CaseTexts.OfficerClaimed, task.Step, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Wake();
        return new TaskResult(claimed, []);
    }

    /// <summary>Decides a task that the caller holds.</summary>
    public async Task<CaseResult> DecideAsync(
        Caller caller,
        string taskId,
        OfficerDecision decision,
        string reason,
        CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)
        {
            return CaseResult.Wrong(UserErrors.TextRequired("reason"));
        }

        string caseId;
        await using (var transaction = await store.BeginAsync(cancellationToken))
        {
            var task = await transaction.FindTaskAsync(taskId, cancellationToken);
            var file = task is null ? null : await files.OpenAsync(transaction, task.CaseId, cancellationToken);
            if (task is null || file is null)
            {
                return CaseResult.Wrong(UserErrors.NoSuchTask);
            }

            if (Wrong(caller, task, file) is { } error)
            {
                return CaseResult.Wrong(error);
            }

            if (task.ClaimedBy != caller.Id)
            {
                return CaseResult.Wrong(UserErrors.TaskNotClaimed);
            }

            caseId = task.CaseId;
            await transaction.PutTaskAsync(
                task with { ClosedAt = transaction.Now, Decision = decision.ToString() }, cancellationToken);
            await ApplyAsync(transaction, file, task, decision, reason, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        signal.Wake();
        return new CaseResult(await files.OpenAsync(caseId, cancellationToken), []);
    }

    private async Task ApplyAsync(
        ICaseTransaction transaction,
        CaseFile file,
        HumanTaskRecord task,
        OfficerDecision decision,
        string reason,
        CancellationToken cancellationToken)
    {
        var outcome = decision == OfficerDecision.Grant ? ConditionOutcome.Met : ConditionOutcome.Failed;
        await transaction.AddReasonAsync(
            file, files.Clock.Today, new DecisionReason(null, outcome, reason, reason), cancellationToken);
        switch (decision)
        {
            case OfficerDecision.Refuse:
                await transaction.RefuseAsync(file, task.Step, cancellationToken);
                break;
            case OfficerDecision.AskCitizen:
                await transaction.UpdateAsync(file.Record with { State = CaseState.WaitingCitizen }, cancellationToken);
                await transaction.TellAsync(
                    task.CaseId, "citizen", new BilingualText(reason, reason), task.Step, cancellationToken);
                await transaction.NotifyAsync(
                    task.CaseId, $"asked-{task.Id}", CaseTexts.Reminder, cancellationToken);
                break;
            default:
                await GrantAsync(transaction, file, task, cancellationToken);
                break;
        }
    }

    /// <summary>
    /// Granting goes on behind the stage the officer stood in for: the rule when a source was silent or the refusal is
    /// appealed. When the effects were the trouble they are begun anew, under new keys, by the officer's order.
    /// </summary>
    private static async Task GrantAsync(
        ICaseTransaction transaction, CaseFile file, HumanTaskRecord task, CancellationToken cancellationToken)
    {
        await transaction.TellAsync(
            task.CaseId, "officer-granted", CaseTexts.OfficerGranted, task.Step, cancellationToken);
        if (task.Cause == "effect")
        {
            await transaction.UpdateAsync(
                file.Record with { State = CaseState.Running, EffectRound = file.Record.EffectRound + 1 },
                cancellationToken);
            await transaction.EnqueueStageAsync(task.CaseId, cancellationToken);
            return;
        }

        await transaction.AdvanceAsync(Decided(file, task), cancellationToken);
    }

    /// <summary>
    /// Where the officer stood in for the rule, the officer's word is the decision: a stage that says the rule granted
    /// is passed over.
    /// </summary>
    private static CaseRecord Decided(CaseFile file, HumanTaskRecord task)
    {
        int next = file.Record.Stage + 1;
        bool isRulesDecision = next < file.Plan.Stages.Length && file.Plan.Stages[next].Work == StageWork.Decide;
        return task.Cause != "review" && isRulesDecision ? file.Record with { Stage = next } : file.Record;
    }

    private static UserError? Wrong(Caller caller, HumanTaskRecord task, CaseFile file)
    {
        return true switch
        {
            _ when !IsOfficer(caller) || caller.Department != task.Department || task.ClosedAt is not null =>
                UserErrors.NoSuchTask,
            _ when caller.CitizenId == file.Record.CitizenId => UserErrors.OwnCase,
            _ => null,
        };
    }

    private static bool IsOfficer(Caller caller)
    {
        return caller.Roles.Contains("officer") && caller.Department is not null;
    }
}
