using System.Collections.Immutable;
using GovDataHub.Matters.Decisions;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Engine;
using GovDataHub.Matters.Storage;

namespace GovDataHub.Matters.Effects;

/// <summary>
/// What follows an effect: the next one; when all are done, the next stage; when one failed, those that are done are
/// taken back in reverse order, as ordinary work, and then the case is refused or its conditions are checked again.
/// </summary>
internal sealed class EffectSequel(ICaseTransaction transaction, CaseFile file, DateOnly today)
{
    /// <summary>After so many rounds in which the owner's register contradicted the rule an officer looks.</summary>
    private const int RoundsBeforeOfficer = 2;

    private StepKind Step => file.Stage?.Step ?? StepKind.Disbursement;

    public async Task AfterAsync(string key, bool isNews, CancellationToken cancellationToken)
    {
        var effects = await transaction.EffectsAsync(file.Record.Id, cancellationToken);
        var round = effects.Where(effect => effect.Round == file.Record.EffectRound).ToImmutableArray();
        if (round.FirstOrDefault(effect => effect.Key == key) is not { } effect)
        {
            return;
        }

        if (isNews)
        {
            await TellAsync(effect, cancellationToken);
        }

        if (round.FirstOrDefault(entry => entry.State == EffectState.Failed) is { } failed)
        {
            await TakeBackAsync(round, failed, cancellationToken);
        }
        else if (round.FirstOrDefault(entry => entry.State != EffectState.Done) is { } next)
        {
            await EnqueueAsync(next.Key, cancellationToken);
            await RunningAsync(file.Record, cancellationToken);
        }
        else
        {
            await transaction.AdvanceAsync(file.Record, cancellationToken);
        }
    }

    private async Task TakeBackAsync(
        ImmutableArray<OutboxEntry> round, OutboxEntry failed, CancellationToken cancellationToken)
    {
        var done = round.Where(effect => effect is { Kind: EffectKind.Write, State: EffectState.Done })
            .OrderByDescending(effect => effect.Ordinal);
        foreach (var write in done)
        {
            var reversal = round.FirstOrDefault(effect => effect.Key == $"{write.Key}/undo");
            if (reversal is null)
            {
                reversal = EffectPlanner.Reversal(write, transaction.Now);
                await transaction.AddEffectAsync(reversal, cancellationToken);
            }

            if (reversal.State != EffectState.Done)
            {
                await EnqueueAsync(reversal.Key, cancellationToken);
                await RunningAsync(file.Record, cancellationToken);
                return;
            }
        }

        await (failed.Kind == EffectKind.Payment
            ? RefuseAsync(cancellationToken)
            : CheckAgainAsync(cancellationToken));
    }

    private async Task RefuseAsync(CancellationToken cancellationToken)
    {
        var (why, remedy) = (CaseTexts.PaymentReason, CaseTexts.PaymentRemedy);
        await transaction.AddReasonAsync(
            file,
            today,
            new DecisionReason(null, ConditionOutcome.Failed, why.Zh, why.En, remedy.Zh, remedy.En),
            cancellationToken);
        await transaction.RefuseAsync(file, Step, cancellationToken);
    }

    /// <summary>
    /// The owner's register no longer holds what the rule saw. The rule says so too, with its reasons, or else rule and
    /// register contradict one another and an officer looks.
    /// </summary>
    private async Task CheckAgainAsync(CancellationToken cancellationToken)
    {
        int rule = -1;
        for (int position = 0; position < file.Plan.Stages.Length && rule < 0; position++)
        {
            rule = file.Plan.Stages[position].Work == StageWork.Evaluate ? position : -1;
        }

        if (rule < 0 || file.Record.EffectRound + 1 >= RoundsBeforeOfficer)
        {
            await transaction.HandOverAsync(file, Step, "effect", cancellationToken);
            return;
        }

        await transaction.UpdateAsync(
            file.Record with { Stage = rule, State = CaseState.Running, EffectRound = file.Record.EffectRound + 1 },
            cancellationToken);
        await transaction.TellAsync(
            file.Record.Id, "register-changed", CaseTexts.RecordChanged, Step, cancellationToken);
        await transaction.EnqueueStageAsync(file.Record.Id, cancellationToken);
    }

    private async Task TellAsync(OutboxEntry effect, CancellationToken cancellationToken)
    {
        var (kind, text) = (effect.Kind, effect.State) switch
        {
            (EffectKind.Payment, EffectState.Done) => ("paid", CaseTexts.Paid),
            (EffectKind.Payment, _) => ("payment-failed", CaseTexts.PaymentFailed),
            (EffectKind.Reversal, _) => ("taken-back", CaseTexts.TakenBack),
            (_, EffectState.Done) => ("recorded", CaseTexts.Recorded),
            _ => ("record-refused", CaseTexts.RecordChanged),
        };
        await transaction.TellAsync(file.Record.Id, kind, text, Step, cancellationToken);
        if (effect.Kind == EffectKind.Payment)
        {
            await UpdatePaymentAsync(effect, cancellationToken);
        }
    }

    private Task UpdatePaymentAsync(OutboxEntry effect, CancellationToken cancellationToken)
    {
        var state = effect.State == EffectState.Done ? PaymentState.Paid : PaymentState.Failed;
        return transaction.SettlePaymentAsync(effect.Key, state, cancellationToken);
    }

    private async Task RunningAsync(CaseRecord record, CancellationToken cancellationToken)
    {
        if (record.State != CaseState.Running)
        {
            await transaction.UpdateAsync(record with { State = CaseState.Running }, cancellationToken);
        }
    }

    private Task EnqueueAsync(string key, CancellationToken cancellationToken)
    {
        return transaction.EnqueueAsync(
            new WorkItem { CaseId = file.Record.Id, Kind = WorkKind.Effect, Key = key, Due = transaction.Now },
            cancellationToken);
    }
}
