using System.Collections.Immutable;
using GovDataHub.Matters.Decisions;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Storage;

namespace GovDataHub.Matters.Engine;

/// <summary>The moves of a case, each wholly inside the caller's transaction.</summary>
internal static class CaseChanges
{
    /// <summary>Adds a line to the history.</summary>
    public static Task TellAsync(
        this ICaseTransaction transaction,
        string caseId,
        string kind,
        BilingualText text,
        StepKind? step,
        CancellationToken cancellationToken)
    {
        return transaction.AppendAsync(
            new CaseEvent { CaseId = caseId, Kind = kind, Step = step, Zh = text.Zh, En = text.En }, cancellationToken);
    }

    /// <summary>Makes a stage due now.</summary>
    public static Task EnqueueStageAsync(
        this ICaseTransaction transaction, string caseId, CancellationToken cancellationToken)
    {
        return transaction.EnqueueAsync(
            new WorkItem { CaseId = caseId, Kind = WorkKind.Stage, Due = transaction.Now }, cancellationToken);
    }

    /// <summary>Goes on to the next stage, which is due now.</summary>
    public static async Task AdvanceAsync(
        this ICaseTransaction transaction, CaseRecord record, CancellationToken cancellationToken)
    {
        await transaction.UpdateAsync(
            record with { Stage = record.Stage + 1, State = CaseState.Running }, cancellationToken);
        await transaction.EnqueueStageAsync(record.Id, cancellationToken);
    }

    /// <summary>Ends a case as granted: every effect is done.</summary>
    public static async Task GrantAsync(
        this ICaseTransaction transaction, CaseFile file, CancellationToken cancellationToken)
    {
        await transaction.UpdateAsync(
            file.Record with { State = CaseState.Granted, ExclusiveKey = null }, cancellationToken);
        await transaction.TellAsync(
            file.Record.Id, "granted", CaseTexts.Granted(file.Definition), null, cancellationToken);
        await transaction.NotifyAsync(file.Record.Id, "granted", CaseTexts.Granted(file.Definition), cancellationToken);
    }

    /// <summary>Ends a case as refused, with the reasons of its latest decision.</summary>
    public static async Task RefuseAsync(
        this ICaseTransaction transaction, CaseFile file, StepKind? step, CancellationToken cancellationToken)
    {
        await transaction.UpdateAsync(
            file.Record with { State = CaseState.Refused, ExclusiveKey = null }, cancellationToken);
        await transaction.TellAsync(
            file.Record.Id, "refused", CaseTexts.Refused(file.Definition), step, cancellationToken);
        await transaction.NotifyAsync(file.Record.Id, "refused", CaseTexts.Refused(file.Definition), cancellationToken);
    }

    /// <summary>Records a decision that no rule took: an officer's or a provider's.</summary>
    public static Task AddReasonAsync(
        this ICaseTransaction transaction,
        CaseFile file,
        DateOnly today,
        DecisionReason reason,
        CancellationToken cancellationToken)
    {
        return transaction.AddDecisionAsync(
            new DecisionRecord
            {
                CaseId = file.Record.Id,
                Definition = file.Definition.Digest,
                Today = today,
                Facts = "[]",
                Outcomes = DecisionReasons.Write([reason]),
                IsGranted = reason.Outcome == ConditionOutcome.Met,
            },
            cancellationToken);
    }

    /// <summary>Hands a case to an officer of the owner, unless one has it already.</summary>
    public static async Task HandOverAsync(
        this ICaseTransaction transaction,
        CaseFile file,
        StepKind step,
        string cause,
        CancellationToken cancellationToken)
    {
        var open = await transaction.OpenTasksAsync(file.Record.Id, cancellationToken);
        if (open.IsEmpty)
        {
            await transaction.PutTaskAsync(
                new HumanTaskRecord
                {
                    Id = $"{file.Record.Id}-{file.Record.Version}",
                    CaseId = file.Record.Id,
                    Step = step,
                    Department = file.Definition.Owner,
                    Cause = cause,
                    CreatedAt = transaction.Now,
                    DueAt = file.Record.DueAt,
                },
                cancellationToken);
        }

        await transaction.UpdateAsync(file.Record with { State = CaseState.WaitingOfficer }, cancellationToken);
        await transaction.TellAsync(file.Record.Id, "officer", CaseTexts.ToOfficer, step, cancellationToken);
    }

    /// <summary>Closes every open task of a case that went on without it.</summary>
    public static async Task CloseTasksAsync(
        this ICaseTransaction transaction, string caseId, string decision, CancellationToken cancellationToken)
    {
        foreach (var task in await transaction.OpenTasksAsync(caseId, cancellationToken))
        {
            await transaction.PutTaskAsync(
                task with { ClosedAt = transaction.Now, Decision = decision }, cancellationToken);
        }
    }

    /// <summary>Tells the citizen, once of each kind.</summary>
    public static Task NotifyAsync(
        this ICaseTransaction transaction,
        string caseId,
        string kind,
        BilingualText text,
        CancellationToken cancellationToken)
    {
        return transaction.AddNotificationAsync(
            new NotificationRecord
            {
                CaseId = caseId,
                Kind = kind,
                At = transaction.Now,
                Zh = text.Zh,
                En = text.En,
            },
            cancellationToken);
    }
}
