using GovDataHub.Federation.Access;
using GovDataHub.Matters.Decisions;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Engine;
using GovDataHub.Matters.Storage;

namespace GovDataHub.Matters.Lifecycle;

/// <summary>Steps on the device, taking a case back, and appealing.</summary>
public sealed partial class MatterService
{
    private const int LongestReason = 500;

    /// <summary>The challenge of a step, bound to the case and to what the case holds now.</summary>
    public async Task<StepResult> BeginStepAsync(
        Caller caller, string caseId, StepKind step, CancellationToken cancellationToken)
    {
        var file = await files.OpenAsync(caseId, cancellationToken);
        if (StepError(file, caller, step) is { } error)
        {
            return new StepResult(null, [error]);
        }

        string? options = await passkeys.BeginAssertionAsync(
            file!.Record.CitizenId, Binding(caseId, step), SignedContent.HashOf(file), cancellationToken);
        return options is null ? new StepResult(null, [UserErrors.PasskeyMissing]) : new StepResult(options, []);
    }

    /// <summary>Completes a step with what the authenticator returned.</summary>
    public async Task<CaseResult> CompleteStepAsync(
        Caller caller, string caseId, StepKind step, string credentialJson, CancellationToken cancellationToken)
    {
        var before = await files.OpenAsync(caseId, cancellationToken);
        if (StepError(before, caller, step) is { } error)
        {
            return CaseResult.Wrong(error);
        }

        string signed = SignedContent.HashOf(before!);
        bool holds = await passkeys.CompleteAssertionAsync(
            before!.Record.CitizenId, Binding(caseId, step), signed, credentialJson, cancellationToken);
        if (!holds)
        {
            return (await ResultAsync(caseId, cancellationToken)).With(UserErrors.PasskeyRefused);
        }

        await using (var transaction = await store.BeginAsync(cancellationToken))
        {
            var file = await files.OpenAsync(transaction, caseId, cancellationToken);
            if (StepError(file, caller, step) is { } late)
            {
                return CaseResult.Wrong(late);
            }

            await transaction.PutStepAsync(
                new CompletedStep { CaseId = caseId, Step = step, SignedHash = signed, At = transaction.Now },
                cancellationToken);
            await transaction.TellAsync(caseId, "step", CaseTexts.Signed(step), step, cancellationToken);
            await ContinueAsync(transaction, file!, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        signal.Wake();
        return await ResultAsync(caseId, cancellationToken);
    }

    /// <summary>Takes a case back, as long as its decision is not being carried out.</summary>
    public async Task<CaseResult> WithdrawAsync(Caller caller, string caseId, CancellationToken cancellationToken)
    {
        await using (var transaction = await store.BeginAsync(cancellationToken))
        {
            var (file, refused) = await OwnAsync(transaction, caller, caseId, cancellationToken);
            if (file is null)
            {
                return refused!;
            }

            if (file.Record.IsOver)
            {
                var standing = await ResultAsync(caseId, cancellationToken);
                return file.Record.State == CaseState.Withdrawn ? standing : standing.With(UserErrors.CaseOver);
            }

            if (!(await transaction.EffectsAsync(caseId, cancellationToken)).IsEmpty)
            {
                return (await ResultAsync(caseId, cancellationToken)).With(UserErrors.TooLateToWithdraw);
            }

            await transaction.UpdateAsync(
                file.Record with { State = CaseState.Withdrawn, ExclusiveKey = null }, cancellationToken);
            await transaction.DropWorkAsync(caseId, cancellationToken);
            await transaction.CloseTasksAsync(caseId, "WITHDRAWN", cancellationToken);
            await transaction.TellAsync(caseId, "withdrawn", CaseTexts.Withdrawn, null, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        signal.Wake();
        return await ResultAsync(caseId, cancellationToken);
    }

    /// <summary>Has an officer of the owner look at a refusal again.</summary>
    public async Task<CaseResult> AppealAsync(
        Caller caller, string caseId, string grounds, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(grounds) || grounds.Length > LongestReason)
        {
            return CaseResult.Wrong(UserErrors.TextRequired("grounds"));
        }

        try
        {
            await using var transaction = await store.BeginAsync(cancellationToken);
            var (file, refused) = await OwnAsync(transaction, caller, caseId, cancellationToken);
            if (file is null)
            {
                return refused!;
            }

            if (file.Record.State != CaseState.Refused)
            {
                bool isAppealed = (await transaction.OpenTasksAsync(caseId, cancellationToken))
                    .Any(task => task.Cause == "appeal");
                var standing = await ResultAsync(caseId, cancellationToken);
                return isAppealed ? standing : standing.With(UserErrors.NothingToAppeal);
            }

            await AppealAsync(transaction, file, grounds, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (CaseConflictException)
        {
            return (await ResultAsync(caseId, cancellationToken)).With(UserErrors.CaseUnfinished);
        }

        signal.Wake();
        return await ResultAsync(caseId, cancellationToken);
    }

    private static async Task AppealAsync(
        ICaseTransaction transaction, CaseFile file, string grounds, CancellationToken cancellationToken)
    {
        var open = file with
        {
            Record = file.Record with { ExclusiveKey = ExclusiveKey(file.Definition, file.Record.CitizenId) },
        };
        await transaction.TellAsync(
            file.Record.Id, "appealed", CaseTexts.Appealed(grounds.Trim()), null, cancellationToken);
        await transaction.HandOverAsync(open, StepKind.OfficerReview, "appeal", cancellationToken);
    }

    /// <summary>A step that a filed case waited for makes its stage due again.</summary>
    private static async Task ContinueAsync(
        ICaseTransaction transaction, CaseFile file, CancellationToken cancellationToken)
    {
        if (file.Record.State == CaseState.WaitingCitizen)
        {
            await transaction.UpdateAsync(file.Record with { State = CaseState.Running }, cancellationToken);
            await transaction.EnqueueStageAsync(file.Record.Id, cancellationToken);
        }
        else
        {
            await transaction.UpdateAsync(file.Record, cancellationToken);
        }
    }

    private static UserError? StepError(CaseFile? file, Caller caller, StepKind step)
    {
        if (caller.CitizenId is null)
        {
            return UserErrors.SignInRequired;
        }

        if (file is null || file.Record.CitizenId != caller.CitizenId)
        {
            return UserErrors.NoSuchCase;
        }

        bool isDue = file.Record.State switch
        {
            CaseState.Draft => file.Plan.DraftSignatures.Contains(step),
            CaseState.WaitingCitizen => CasePlan.IsSignature(step)
                && (file.Stage?.Step == step || file.Plan.DraftSignatures.Contains(step)),
            _ => false,
        };
        return isDue ? null : UserErrors.StepNotDue;
    }

    private static string Binding(string caseId, StepKind step)
    {
        return $"{caseId}/{StepKindNames.NameOf(step)}";
    }

    private async Task<(CaseFile? File, CaseResult? Refused)> OwnAsync(
        ICaseTransaction transaction, Caller caller, string caseId, CancellationToken cancellationToken)
    {
        if (caller.CitizenId is not { } citizen)
        {
            return (null, CaseResult.Wrong(UserErrors.SignInRequired));
        }

        var file = await files.OpenAsync(transaction, caseId, cancellationToken);
        return file?.Record.CitizenId == citizen
            ? (file, null)
            : (null, CaseResult.Wrong(UserErrors.NoSuchCase));
    }

    private async Task<CaseResult> ResultAsync(string caseId, CancellationToken cancellationToken)
    {
        return new CaseResult(await files.OpenAsync(caseId, cancellationToken), []);
    }

    /// <summary>Wakes the workers and answers when they are through, or when patience ends.</summary>
    private async Task<CaseResult> PatientlyAsync(
        string caseId, Func<CaseFile, bool> isThrough, CancellationToken cancellationToken)
    {
        signal.Wake();
        using var patience = new CancellationTokenSource(options.Patience, time);
        while (true)
        {
            var change = signal.NextChange();
            var result = await ResultAsync(caseId, cancellationToken);
            if (result.Case is null || isThrough(result.Case) || patience.IsCancellationRequested)
            {
                return result;
            }

            await Task.WhenAny(change, Task.Delay(Timeout.InfiniteTimeSpan, patience.Token));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
