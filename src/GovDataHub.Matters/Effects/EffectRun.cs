using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Engine;
using GovDataHub.Matters.Storage;

namespace GovDataHub.Matters.Effects;

/// <summary>
/// Carries out one effect in three phases: it was claimed and committed before; here the other side is called under the
/// effect's key; then result and next work are recorded in one transaction.
/// </summary>
internal sealed class EffectRun(
    ICaseStore store,
    ICaseReader reader,
    IPaymentProvider provider,
    DepartmentCatalogue departments,
    CaseFiles files,
    EngineOptions options)
{
    public async Task RunAsync(WorkItem work, CaseFile file, CancellationToken cancellationToken)
    {
        var effects = await store.Queries.EffectsAsync(work.CaseId, cancellationToken);
        var effect = effects.FirstOrDefault(entry => entry.Key == work.Key);
        var result = effect switch
        {
            null or { State: EffectState.Done or EffectState.Failed } => null,
            { Kind: EffectKind.Payment } => await PayAsync(effect, cancellationToken),
            { Kind: EffectKind.Write or EffectKind.Reversal } => await WriteAsync(file, effect, cancellationToken),
            _ => throw new UnreachableException(),
        };
        if (result is { State: EffectState.Pending or EffectState.Accepted })
        {
            await PostponeAsync(work, file, result, cancellationToken);
            return;
        }

        await RecordAsync(work, result, cancellationToken);
    }

    private async Task<OutboxEntry> WriteAsync(CaseFile file, OutboxEntry effect, CancellationToken cancellationToken)
    {
        var payload = EffectPlanner.Parse(effect.Payload);
        var write = new RegisterWrite(
            payload.Register!, Values(payload), payload.Guard, effect.Key, payload.Reverses, payload.Where);
        var answer = await reader.WriteAsync(
            file.Scope(files.Clock.Today), SubjectOf(payload), write, cancellationToken);
        return answer.Outcome switch
        {
            WriteOutcome.Written => Over(effect, EffectState.Done, answer.TransferId, null),
            WriteOutcome.GuardFailed => Over(effect, EffectState.Failed, answer.TransferId, "GUARD"),
            _ => effect,
        };
    }

    /// <summary>
    /// A callback that says how it ended is believed (it is signed); several that differ are not, and the provider is
    /// asked. So neither their order nor their number matters.
    /// </summary>
    private async Task<OutboxEntry> PayAsync(OutboxEntry effect, CancellationToken cancellationToken)
    {
        var answer = await ToldAsync(effect.Key, cancellationToken);
        if (answer is null && effect.Reference is { } id)
        {
            answer = await provider.FindAsync(id, cancellationToken);
        }

        if (answer is null)
        {
            var payload = EffectPlanner.Parse(effect.Payload);
            answer = await provider.RequestAsync(
                effect.Key, payload.Amount!.Value, payload.Account!, cancellationToken);
        }

        return answer.Kind switch
        {
            PaymentAnswerKind.Paid => Over(effect, EffectState.Done, answer.Id ?? effect.Reference, null),
            PaymentAnswerKind.Failed => Over(effect, EffectState.Failed, answer.Id ?? effect.Reference, "PAYMENT"),
            PaymentAnswerKind.Accepted => effect with { State = EffectState.Accepted, Reference = answer.Id },
            _ => effect,
        };
    }

    private async Task<PaymentAnswer?> ToldAsync(string key, CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(cancellationToken);
        var said = (await transaction.MessagesAsync(key, cancellationToken))
            .Select(message => message.Status).Where(status => status is "paid" or "failed").Distinct().ToList();
        return said switch
        {
            ["paid"] => new PaymentAnswer(PaymentAnswerKind.Paid),
            ["failed"] => new PaymentAnswer(PaymentAnswerKind.Failed),
            _ => null,
        };
    }

    private async Task PostponeAsync(
        WorkItem work, CaseFile file, OutboxEntry effect, CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(cancellationToken);
        bool isAccepted = effect.State == EffectState.Accepted;
        var pause = isAccepted ? options.PaymentPoll : options.PauseAfter(work.Failures + 1);
        await transaction.PostponeAsync(
            work, transaction.Now + pause, isAccepted ? 0 : work.Failures + 1, cancellationToken);
        await transaction.UpdateEffectAsync(effect, cancellationToken);
        if (await transaction.FindAsync(work.CaseId, cancellationToken) is { } record)
        {
            var step = file.Stage?.Step ?? Definitions.StepKind.Disbursement;
            if (isAccepted && record.State == CaseState.WaitingSource)
            {
                await transaction.UpdateAsync(record with { State = CaseState.Running }, cancellationToken);
            }
            else if (!isAccepted)
            {
                await StageRun.WaitingAsync(transaction, record, step, cancellationToken);
            }
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private async Task RecordAsync(WorkItem work, OutboxEntry? result, CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(cancellationToken);
        await transaction.CompleteAsync(work, cancellationToken);
        if (result is not null)
        {
            await transaction.UpdateEffectAsync(result, cancellationToken);
        }

        if (await files.OpenAsync(transaction, work.CaseId, cancellationToken) is { } file)
        {
            var follow = new EffectSequel(transaction, file, files.Clock.Today);
            await follow.AfterAsync(work.Key, isNews: result is not null, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private SubjectReference SubjectOf(EffectPayload payload)
    {
        var kind = departments.Resource(payload.Register!)?.Subject ?? SubjectKind.Person;
        return (payload.Role, kind) switch
        {
            ({ } role, _) => new SubjectReference(kind, role, payload.Handle ?? ""),
            (null, SubjectKind.Person) => SubjectReference.Citizen,
            (null, SubjectKind.Enterprise) => SubjectReference.Enterprise,
            _ => SubjectReference.None,
        };
    }

    /// <summary>What is over keeps whose register it was for the record, and no value and no account.</summary>
    private static OutboxEntry Over(OutboxEntry effect, EffectState state, string? reference, string? reason)
    {
        var payload = EffectPlanner.Parse(effect.Payload);
        return effect with
        {
            State = state,
            Reference = reference,
            Reason = reason,
            Payload = JsonSerializer.Serialize(
                new EffectPayload
                {
                    Register = payload.Register,
                    Role = payload.Role,
                    Handle = payload.Handle,
                    Reverses = payload.Reverses,
                },
                EffectJson.Default.EffectPayload),
        };
    }

    private ImmutableDictionary<string, object?> Values(EffectPayload payload)
    {
        if (payload.Values is null)
        {
            return ImmutableDictionary<string, object?>.Empty;
        }

        return JsonElement.Parse(payload.Values).EnumerateObject().ToImmutableDictionary(
            property => property.Name,
            property => RegisterJson.Read(
                departments.Field($"{payload.Register}.{property.Name}")?.Type ?? FieldType.String, property.Value),
            StringComparer.Ordinal);
    }
}
