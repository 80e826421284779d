using System.Collections.Immutable;
using System.Diagnostics;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Decisions;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Effects;
using GovDataHub.Matters.Storage;

namespace GovDataHub.Matters.Engine;

/// <summary>Runs the current stage of a filed case.</summary>
internal sealed class StageRun(
    ICaseStore store,
    ICaseReader reader,
    CaseFiles files,
    DepartmentCatalogue departments,
    DecisionMaker decisions,
    EffectPlanner planner,
    EngineOptions options)
{
    public Task RunAsync(WorkItem work, CaseFile file, CancellationToken cancellationToken)
    {
        if (file.Record.State is not (CaseState.Running or CaseState.WaitingSource))
        {
            return RecordAsync(work, file, (_, _) => Task.CompletedTask, cancellationToken);
        }

        return file.Stage?.Work switch
        {
            null => RecordAsync(
                work, file, (transaction, now) => transaction.GrantAsync(now, cancellationToken), cancellationToken),
            StageWork.Evaluate => EvaluateAsync(work, file, cancellationToken),
            StageWork.Decide => DecideAsync(work, file, cancellationToken),
            StageWork.Officer => AskOfficerAsync(work, file, cancellationToken),
            StageWork.Citizen => AskCitizenAsync(work, file, cancellationToken),
            StageWork.Effects => BeginEffectsAsync(work, file, cancellationToken),
            StageWork.Notify => RecordAsync(
                work,
                file,
                async (transaction, now) => await transaction.AdvanceAsync(now.Record, cancellationToken),
                cancellationToken),
            _ => throw new UnreachableException(),
        };
    }

    private async Task EvaluateAsync(WorkItem work, CaseFile file, CancellationToken cancellationToken)
    {
        var today = files.Clock.Today;
        var decision = await decisions.DecideAsync(
            file.Definition, file.Scope(today), file.Supplies(), cancellationToken);
        if (decision.Outcome is ConditionOutcome.Unknown or ConditionOutcome.Withheld)
        {
            await WaitForSourceAsync(work, file, decision, cancellationToken);
            return;
        }

        await RecordAsync(
            work,
            file,
            async (transaction, now) =>
            {
                await transaction.AddDecisionAsync(RecordOf(file, decision), cancellationToken);
                if (decision.Outcome == ConditionOutcome.Failed)
                {
                    await transaction.RefuseAsync(now, StepKind.Eligibility, cancellationToken);
                    return;
                }

                await transaction.TellAsync(
                    work.CaseId, "eligible", CaseTexts.Eligible, StepKind.Eligibility, cancellationToken);
                await transaction.AdvanceAsync(now.Record, cancellationToken);
            },
            cancellationToken);
    }

    private Task DecideAsync(WorkItem work, CaseFile file, CancellationToken cancellationToken)
    {
        return RecordAsync(
            work,
            file,
            async (transaction, now) =>
            {
                await transaction.TellAsync(
                    work.CaseId, "decided", CaseTexts.Decided, StepKind.AutoDecision, cancellationToken);
                await transaction.AdvanceAsync(now.Record, cancellationToken);
            },
            cancellationToken);
    }

    private Task AskOfficerAsync(WorkItem work, CaseFile file, CancellationToken cancellationToken)
    {
        return RecordAsync(
            work,
            file,
            (transaction, now) => transaction.HandOverAsync(
                now, now.Stage?.Step ?? StepKind.OfficerReview, "review", cancellationToken),
            cancellationToken);
    }

    private Task AskCitizenAsync(WorkItem work, CaseFile file, CancellationToken cancellationToken)
    {
        return RecordAsync(
            work,
            file,
            async (transaction, now) =>
            {
                var step = now.Stage!.Value.Step;
                var taken = await transaction.StepsAsync(work.CaseId, cancellationToken);
                if (taken.Any(done => done.Step == step))
                {
                    await transaction.AdvanceAsync(now.Record, cancellationToken);
                    return;
                }

                await transaction.UpdateAsync(now.Record with { State = CaseState.WaitingCitizen }, cancellationToken);
                await transaction.TellAsync(
                    work.CaseId, "citizen", CaseTexts.ToCitizen, step, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>All effects of the round are written down before the first is asked for.</summary>
    private async Task BeginEffectsAsync(WorkItem work, CaseFile file, CancellationToken cancellationToken)
    {
        var roles = await FollowAsync(file, cancellationToken);
        if (roles is null)
        {
            await WaitForSourceAsync(work, file, undecided: null, cancellationToken);
            return;
        }

        var planned = planner.Plan(file, roles, files.Clock.Today, files.Clock.Now);
        await RecordAsync(
            work,
            file,
            async (transaction, now) =>
            {
                if (planned is null)
                {
                    await transaction.HandOverAsync(now, now.Stage!.Value.Step, "effect", cancellationToken);
                    return;
                }

                if (planned.Effects.IsEmpty)
                {
                    await transaction.AdvanceAsync(now.Record, cancellationToken);
                    return;
                }

                await BeginAsync(transaction, now, planned, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>
    /// Who stands in the roles whose registers are written, as sealed references; null while a source does not answer.
    /// </summary>
    private async Task<ImmutableDictionary<string, SubjectReference>?> FollowAsync(
        CaseFile file, CancellationToken cancellationToken)
    {
        var found = ImmutableDictionary<string, SubjectReference>.Empty;
        var written = file.Definition.Effects.OfType<EffectDefinition.Write>().Where(write => write.Role is not null);
        foreach (var write in written.DistinctBy(write => write.Role))
        {
            var role = file.Definition.Roles.First(role => role.Name == write.Role);
            if (role.Via is not { } via)
            {
                continue;
            }

            var kind = departments.Resource(write.Register)?.Subject ?? SubjectKind.Person;
            var answer = await reader.FollowAsync(
                file.Scope(files.Clock.Today),
                file.Subject,
                new CaseLink(via, role.Name, kind, role.When, file.Supplies()),
                cancellationToken);
            if (answer.Kind == AnswerKind.Unknown)
            {
                return null;
            }

            found = answer.Subject is { } subject ? found.SetItem(role.Name, subject) : found;
        }

        return found;
    }

    private static async Task BeginAsync(
        ICaseTransaction transaction, CaseFile file, PlannedEffects planned, CancellationToken cancellationToken)
    {
        foreach (var effect in planned.Effects)
        {
            await transaction.AddEffectAsync(effect, cancellationToken);
        }

        foreach (var payment in planned.Payments)
        {
            await transaction.PutPaymentAsync(payment, cancellationToken);
        }

        await transaction.UpdateAsync(file.Record with { State = CaseState.Running }, cancellationToken);
        await transaction.TellAsync(
            file.Record.Id, "effects", CaseTexts.EffectsBegun, file.Stage!.Value.Step, cancellationToken);
        await transaction.EnqueueAsync(
            new WorkItem
            {
                CaseId = file.Record.Id,
                Kind = WorkKind.Effect,
                Key = planned.Effects[0].Key,
                Due = transaction.Now,
            },
            cancellationToken);
    }

    /// <summary>
    /// What is not known never refuses: the case waits and asks again, and after that an officer looks. What was
    /// withheld goes to an officer at once, for asking again gets the same answer.
    /// </summary>
    /// <param name="work">The work that waits.</param>
    /// <param name="file">The case.</param>
    /// <param name="undecided">What the rule came to, for the officer; null behind the rule.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    private async Task WaitForSourceAsync(
        WorkItem work, CaseFile file, Decision? undecided, CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(cancellationToken);
        var now = await CurrentAsync(transaction, file, cancellationToken);
        var step = now.Stage!.Value.Step;
        bool isWithheld = undecided?.Outcome == ConditionOutcome.Withheld;
        if (isWithheld || work.Failures + 1 >= options.TriesBeforeOfficer)
        {
            await transaction.CompleteAsync(work, cancellationToken);
            if (undecided is not null)
            {
                await transaction.AddDecisionAsync(RecordOf(file, undecided), cancellationToken);
            }

            await transaction.HandOverAsync(now, step, isWithheld ? "access" : "source", cancellationToken);
        }
        else
        {
            var due = transaction.Now + options.PauseAfter(work.Failures + 1);
            await transaction.PostponeAsync(work, due, work.Failures + 1, cancellationToken);
            await WaitingAsync(transaction, now.Record, step, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    internal static async Task WaitingAsync(
        ICaseTransaction transaction, CaseRecord record, StepKind step, CancellationToken cancellationToken)
    {
        if (record.State != CaseState.WaitingSource)
        {
            await transaction.UpdateAsync(record with { State = CaseState.WaitingSource }, cancellationToken);
            await transaction.TellAsync(record.Id, "source-silent", CaseTexts.SourceSilent, step, cancellationToken);
        }
    }

    private async Task RecordAsync(
        WorkItem work,
        CaseFile file,
        Func<ICaseTransaction, CaseFile, Task> change,
        CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(cancellationToken);
        await transaction.CompleteAsync(work, cancellationToken);
        await change(transaction, await CurrentAsync(transaction, file, cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The file as it was read, refused when the case changed since.</summary>
    private static async Task<CaseFile> CurrentAsync(
        ICaseTransaction transaction, CaseFile file, CancellationToken cancellationToken)
    {
        var record = await transaction.FindAsync(file.Record.Id, cancellationToken);
        return record?.Version == file.Record.Version
            ? file with { Record = record }
            : throw new CaseConflictException("The case changed while its stage ran.");
    }

    private static DecisionRecord RecordOf(CaseFile file, Decision decision)
    {
        return new DecisionRecord
        {
            CaseId = file.Record.Id,
            Definition = file.Definition.Digest,
            Today = decision.Today,
            Facts = DecisionTranscript.Of(file, decision).Write(),
            Outcomes = DecisionReasons.Write(DecisionReasons.Of(file.Definition, decision)),
            IsGranted = decision.Outcome == ConditionOutcome.Met,
        };
    }
}
