using System.Collections.Immutable;
using GovDataHub.Matters.Definitions;
using Microsoft.EntityFrameworkCore;

namespace GovDataHub.Matters.Storage;

/// <summary>What belongs to a case beside its state.</summary>
internal sealed partial class SqliteCaseTransaction
{
    public Task PutValueAsync(CaseValue value, CancellationToken cancellationToken)
    {
        return scope.ExecuteAsync(
            """
            INSERT INTO case_value (case_id, is_supplied, name, answer, json, transfer_id)
            VALUES ($case, $supplied, $name, $answer, $json, $transfer)
            ON CONFLICT (case_id, is_supplied, name)
            DO UPDATE SET answer = excluded.answer, json = excluded.json, transfer_id = excluded.transfer_id
            """,
            cancellationToken,
            ("$case", value.CaseId),
            ("$supplied", value.IsSupplied),
            ("$name", value.Name),
            ("$answer", value.Answer.ToString()),
            ("$json", value.Json),
            ("$transfer", value.TransferId));
    }

    public async Task<ImmutableArray<CaseValue>> ValuesAsync(string caseId, CancellationToken cancellationToken)
    {
        return [.. await Context.Values.Where(value => value.CaseId == caseId).ToListAsync(cancellationToken)];
    }

    public Task PutStepAsync(CompletedStep step, CancellationToken cancellationToken)
    {
        return scope.ExecuteAsync(
            """
            INSERT INTO case_step (case_id, step, signed_hash, at) VALUES ($case, $step, $hash, $at)
            ON CONFLICT (case_id, step) DO UPDATE SET signed_hash = excluded.signed_hash, at = excluded.at
            """,
            cancellationToken,
            ("$case", step.CaseId),
            ("$step", step.Step.ToString()),
            ("$hash", step.SignedHash),
            ("$at", Milliseconds(step.At)));
    }

    public async Task<ImmutableArray<CompletedStep>> StepsAsync(string caseId, CancellationToken cancellationToken)
    {
        return [.. await Context.Steps.Where(step => step.CaseId == caseId).ToListAsync(cancellationToken)];
    }

    public async Task AddDecisionAsync(DecisionRecord decision, CancellationToken cancellationToken)
    {
        int before = await Context.Decisions.CountAsync(other => other.CaseId == decision.CaseId, cancellationToken);
        Context.Decisions.Add(decision with { Sequence = before + 1, At = now });
        await SaveAsync(cancellationToken);
    }

    public Task AddEffectAsync(OutboxEntry effect, CancellationToken cancellationToken)
    {
        return scope.ExecuteAsync(
            """
            INSERT INTO outbox (key, case_id, ordinal, round, kind, payload, state, reference, reason, created_at)
            VALUES ($key, $case, $ordinal, $round, $kind, $payload, $state, $reference, $reason, $at)
            ON CONFLICT (key) DO NOTHING
            """,
            cancellationToken,
            ("$key", effect.Key),
            ("$case", effect.CaseId),
            ("$ordinal", effect.Ordinal),
            ("$round", effect.Round),
            ("$kind", effect.Kind.ToString()),
            ("$payload", effect.Payload),
            ("$state", effect.State.ToString()),
            ("$reference", effect.Reference),
            ("$reason", effect.Reason),
            ("$at", Milliseconds(effect.CreatedAt)));
    }

    public Task UpdateEffectAsync(OutboxEntry effect, CancellationToken cancellationToken)
    {
        return scope.ExecuteAsync(
            """
            UPDATE outbox SET state = $state, payload = $payload, reference = $reference, reason = $reason
            WHERE key = $key AND state NOT IN ('Done', 'Failed')
            """,
            cancellationToken,
            ("$state", effect.State.ToString()),
            ("$payload", effect.Payload),
            ("$reference", effect.Reference),
            ("$reason", effect.Reason),
            ("$key", effect.Key));
    }

    public async Task<ImmutableArray<OutboxEntry>> EffectsAsync(string caseId, CancellationToken cancellationToken)
    {
        return
        [
            .. await Context.Outbox.Where(effect => effect.CaseId == caseId)
                .OrderBy(effect => effect.Round).ThenBy(effect => effect.Ordinal).ThenBy(effect => effect.Key)
                .ToListAsync(cancellationToken),
        ];
    }

    public Task<OutboxEntry?> FindEffectAsync(string key, CancellationToken cancellationToken)
    {
        return Context.Outbox.FirstOrDefaultAsync(effect => effect.Key == key, cancellationToken);
    }

    public async Task<bool> ReceiveAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        int added = await scope.ExecuteAsync(
            """
            INSERT INTO inbox (source, message_id, key, status, at) VALUES ($source, $id, $key, $status, $at)
            ON CONFLICT (source, message_id) DO NOTHING
            """,
            cancellationToken,
            ("$source", message.Source),
            ("$id", message.MessageId),
            ("$key", message.Key),
            ("$status", message.Status),
            ("$at", Milliseconds(message.At)));
        return added == 1;
    }

    public async Task<ImmutableArray<InboxMessage>> MessagesAsync(string effectKey, CancellationToken cancellationToken)
    {
        return [.. await Context.Inbox.Where(message => message.Key == effectKey).ToListAsync(cancellationToken)];
    }

    public async Task PutPaymentAsync(PaymentRecord payment, CancellationToken cancellationToken)
    {
        if (!await Context.Payments.AnyAsync(other => other.Key == payment.Key, cancellationToken))
        {
            Context.Payments.Add(payment);
            await SaveAsync(cancellationToken);
        }
    }

    public Task SettlePaymentAsync(string key, PaymentState state, CancellationToken cancellationToken)
    {
        return scope.ExecuteAsync(
            "UPDATE payment SET state = $state, at = $now WHERE key = $key AND state = 'Requested'",
            cancellationToken,
            ("$state", state.ToString()),
            ("$now", Milliseconds(now)),
            ("$key", key));
    }

    public async Task AddNotificationAsync(NotificationRecord notification, CancellationToken cancellationToken)
    {
        await scope.ExecuteAsync(
            """
            INSERT INTO notification (case_id, kind, at, zh, en) VALUES ($case, $kind, $at, $zh, $en)
            ON CONFLICT (case_id, kind) DO NOTHING
            """,
            cancellationToken,
            ("$case", notification.CaseId),
            ("$kind", notification.Kind),
            ("$at", Milliseconds(notification.At)),
            ("$zh", notification.Zh),
            ("$en", notification.En));
    }

    public async Task PutTaskAsync(HumanTaskRecord task, CancellationToken cancellationToken)
    {
        bool isKnown = await Context.Tasks.AnyAsync(other => other.Id == task.Id, cancellationToken);
        Context.Entry(task).State = isKnown ? EntityState.Modified : EntityState.Added;
        await SaveAsync(cancellationToken);
    }

    public Task<HumanTaskRecord?> FindTaskAsync(string taskId, CancellationToken cancellationToken)
    {
        return Context.Tasks.FirstOrDefaultAsync(task => task.Id == taskId, cancellationToken);
    }

    public async Task<ImmutableArray<HumanTaskRecord>> OpenTasksAsync(
        string caseId, CancellationToken cancellationToken)
    {
        return
        [
            .. await Context.Tasks.Where(task => task.CaseId == caseId && task.ClosedAt == null)
                .ToListAsync(cancellationToken),
        ];
    }

    public async Task KeepDefinitionAsync(DefinitionRecord definition, CancellationToken cancellationToken)
    {
        await scope.ExecuteAsync(
            "INSERT INTO definition (digest, code, source) VALUES ($digest, $code, $source) ON CONFLICT DO NOTHING",
            cancellationToken,
            ("$digest", definition.Digest),
            ("$code", definition.Code),
            ("$source", definition.Source));
    }

    public async Task DeleteDraftAsync(string caseId, CancellationToken cancellationToken)
    {
        foreach (string table in (string[])["case_event", "case_value", "case_step", "work", "notification"])
        {
            await scope.ExecuteAsync(
                $"DELETE FROM {table} WHERE case_id = $case", cancellationToken, ("$case", caseId));
        }

        await scope.ExecuteAsync(
            """DELETE FROM "case" WHERE id = $case AND state = 'Draft'""", cancellationToken, ("$case", caseId));
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        await Context.SaveChangesAsync(cancellationToken);
        Context.ChangeTracker.Clear();
    }
}
