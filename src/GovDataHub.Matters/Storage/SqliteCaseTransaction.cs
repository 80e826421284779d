using System.Collections.Immutable;
using GovDataHub.Matters.Definitions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GovDataHub.Matters.Storage;

/// <summary>
/// One <c>BEGIN IMMEDIATE</c>. What every step does (state, history, work, effects) is SQL on the context's own
/// connection and transaction; what a step adds now and then goes through the context.
/// </summary>
internal sealed partial class SqliteCaseTransaction(SqliteMatterDatabase.WriteScope scope, DateTimeOffset now)
    : ICaseTransaction
{
    /// <summary>SQLITE_CONSTRAINT.</summary>
    private const int ConstraintFailed = 19;

    public DateTimeOffset Now => now;

    private MatterContext Context => scope.Context;

    public Task<CaseRecord?> FindAsync(string caseId, CancellationToken cancellationToken)
    {
        return Context.Cases.FirstOrDefaultAsync(record => record.Id == caseId, cancellationToken);
    }

    public Task<CaseRecord?> FindDraftAsync(
        string citizenId, string uscc, string matter, CancellationToken cancellationToken)
    {
        return Context.Cases.FirstOrDefaultAsync(
            record => record.CitizenId == citizenId && record.Uscc == uscc && record.Matter == matter
                && record.State == CaseState.Draft,
            cancellationToken);
    }

    public Task<CaseRecord?> FindExclusiveAsync(string exclusiveKey, CancellationToken cancellationToken)
    {
        return Context.Cases.FirstOrDefaultAsync(record => record.ExclusiveKey == exclusiveKey, cancellationToken);
    }

    public async Task InsertAsync(CaseRecord record, CancellationToken cancellationToken)
    {
        Context.Cases.Add(record);
        try
        {
            await Context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken)
            when (taken.InnerException is SqliteException { SqliteErrorCode: ConstraintFailed })
        {
            throw new CaseConflictException("The subject has such a case already.", taken);
        }

        Context.ChangeTracker.Clear();
    }

    public async Task<CaseRecord> UpdateAsync(CaseRecord record, CancellationToken cancellationToken)
    {
        int changed;
        try
        {
            changed = await scope.ExecuteAsync(
                """
                UPDATE "case" SET state = $state, stage = $stage, exclusive_key = $exclusive, updated_at = $now,
                  submitted_at = $submitted, due_at = $due, is_overdue = $overdue, consent_given = $consent,
                  consent_at = $consentAt, prefilled_at = $prefilled, effect_round = $round, locale = $locale,
                  version = version + 1
                WHERE id = $id AND version = $version
                """,
                cancellationToken,
                ("$state", record.State.ToString()),
                ("$stage", record.Stage),
                ("$exclusive", record.ExclusiveKey),
                ("$now", Milliseconds(now)),
                ("$submitted", Milliseconds(record.SubmittedAt)),
                ("$due", Milliseconds(record.DueAt)),
                ("$overdue", record.IsOverdue),
                ("$consent", record.ConsentGiven),
                ("$consentAt", Milliseconds(record.ConsentAt)),
                ("$prefilled", Milliseconds(record.PrefilledAt)),
                ("$round", record.EffectRound),
                ("$locale", record.Locale),
                ("$id", record.Id),
                ("$version", record.Version));
        }
        catch (SqliteException taken) when (taken.SqliteErrorCode == ConstraintFailed)
        {
            throw new CaseConflictException("The subject has such a case already.", taken);
        }

        return changed == 1
            ? record with { Version = record.Version + 1, UpdatedAt = now }
            : throw new CaseConflictException("The case changed since it was read.");
    }

    public Task AppendAsync(CaseEvent line, CancellationToken cancellationToken)
    {
        return scope.ExecuteAsync(
            """
            INSERT INTO case_event (case_id, sequence, at, kind, step, zh, en)
            SELECT $case, COALESCE(MAX(sequence), 0) + 1, $at, $kind, $step, $zh, $en
            FROM case_event WHERE case_id = $case
            """,
            cancellationToken,
            ("$case", line.CaseId),
            ("$at", Milliseconds(now)),
            ("$kind", line.Kind),
            ("$step", line.Step?.ToString()),
            ("$zh", line.Zh),
            ("$en", line.En));
    }

    public Task EnqueueAsync(WorkItem work, CancellationToken cancellationToken)
    {
        return scope.ExecuteAsync(
            """
            INSERT INTO work (case_id, kind, key, attempt, failures, due)
            VALUES ($case, $kind, $key, 0, $failures, $due)
            ON CONFLICT (case_id, kind, key) DO NOTHING
            """,
            cancellationToken,
            ("$case", work.CaseId),
            ("$kind", work.Kind.ToString()),
            ("$key", work.Key),
            ("$failures", work.Failures),
            ("$due", Milliseconds(work.Due)));
    }

    public async Task CompleteAsync(WorkItem work, CancellationToken cancellationToken)
    {
        Fence(await scope.ExecuteAsync(
            "DELETE FROM work WHERE id = $id AND attempt = $attempt",
            cancellationToken,
            ("$id", work.Id),
            ("$attempt", work.Attempt)));
    }

    public async Task PostponeAsync(
        WorkItem work, DateTimeOffset due, int failures, CancellationToken cancellationToken)
    {
        Fence(await scope.ExecuteAsync(
            """
            UPDATE work SET due = $due, failures = $failures, holder = NULL, lease_until = NULL
            WHERE id = $id AND attempt = $attempt
            """,
            cancellationToken,
            ("$due", Milliseconds(due)),
            ("$failures", failures),
            ("$id", work.Id),
            ("$attempt", work.Attempt)));
    }

    public Task WakeAsync(string effectKey, CancellationToken cancellationToken)
    {
        return scope.ExecuteAsync(
            "UPDATE work SET due = $now WHERE key = $key AND due > $now",
            cancellationToken,
            ("$now", Milliseconds(now)),
            ("$key", effectKey));
    }

    public Task DropWorkAsync(string caseId, CancellationToken cancellationToken)
    {
        return scope.ExecuteAsync("DELETE FROM work WHERE case_id = $case", cancellationToken, ("$case", caseId));
    }

    public Task CommitAsync(CancellationToken cancellationToken)
    {
        return scope.CommitAsync(cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        return scope.DisposeAsync();
    }

    private static void Fence(int changed)
    {
        if (changed == 0)
        {
            throw new LeaseLostException("Another holder took the work after the lease ran out.");
        }
    }

    private static long? Milliseconds(DateTimeOffset? moment)
    {
        return moment?.ToUnixTimeMilliseconds();
    }
}
