using System.Collections.Immutable;
using GovDataHub.Matters.Definitions;
using Microsoft.EntityFrameworkCore;

namespace GovDataHub.Matters.Storage;

/// <summary>Reading through the context, one context a call.</summary>
internal sealed class SqliteCaseQueries(SqliteMatterDatabase database) : ICaseQueries
{
    private static readonly CaseState[] Over = [CaseState.Granted, CaseState.Refused, CaseState.Withdrawn];

    public async Task<CaseRecord?> CaseAsync(string caseId, CancellationToken cancellationToken)
    {
        await using var context = database.Read();
        return await context.Cases.FirstOrDefaultAsync(record => record.Id == caseId, cancellationToken);
    }

    public Task<ImmutableArray<CaseRecord>> CasesOfAsync(
        string citizenId, string? after, int limit, CancellationToken cancellationToken)
    {
        // Ids begin with the time of their making: newest first is the id descending.
        return ListAsync(
            context => context.Cases
                .Where(record => record.CitizenId == citizenId
                    && (after == null || record.Id.CompareTo(after) < 0))
                .OrderByDescending(record => record.Id).Take(limit),
            cancellationToken);
    }

    public Task<ImmutableArray<CaseEvent>> EventsAsync(
        string caseId, int after, int limit, CancellationToken cancellationToken)
    {
        return ListAsync(
            context => context.Events.Where(line => line.CaseId == caseId && line.Sequence > after)
                .OrderBy(line => line.Sequence).Take(limit),
            cancellationToken);
    }

    public Task<ImmutableArray<CaseValue>> ValuesAsync(string caseId, CancellationToken cancellationToken)
    {
        return ListAsync(context => context.Values.Where(value => value.CaseId == caseId), cancellationToken);
    }

    public Task<ImmutableArray<CompletedStep>> StepsAsync(string caseId, CancellationToken cancellationToken)
    {
        return ListAsync(context => context.Steps.Where(step => step.CaseId == caseId), cancellationToken);
    }

    public async Task<DecisionRecord?> DecisionAsync(string caseId, CancellationToken cancellationToken)
    {
        await using var context = database.Read();
        return await context.Decisions.Where(decision => decision.CaseId == caseId)
            .OrderByDescending(decision => decision.Sequence).FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<ImmutableArray<DecisionRecord>> DecisionsAsync(
        string caseId, CancellationToken cancellationToken)
    {
        await using var context = database.Read();
        return
        [
            .. await context.Decisions.Where(decision => decision.CaseId == caseId)
                .OrderBy(decision => decision.Sequence).ToListAsync(cancellationToken),
        ];
    }

    public Task<ImmutableArray<OutboxEntry>> EffectsAsync(string caseId, CancellationToken cancellationToken)
    {
        return ListAsync(
            context => context.Outbox.Where(effect => effect.CaseId == caseId)
                .OrderBy(effect => effect.Round).ThenBy(effect => effect.Ordinal).ThenBy(effect => effect.Key),
            cancellationToken);
    }

    public Task<ImmutableArray<PaymentRecord>> PaymentsAsync(string caseId, CancellationToken cancellationToken)
    {
        return ListAsync(
            context => context.Payments.Where(payment => payment.CaseId == caseId).OrderBy(payment => payment.Key),
            cancellationToken);
    }

    public Task<ImmutableArray<NotificationRecord>> NotificationsAsync(
        string caseId, CancellationToken cancellationToken)
    {
        return ListAsync(
            context => context.Notifications.Where(sent => sent.CaseId == caseId).OrderBy(sent => sent.At),
            cancellationToken);
    }

    public async Task<HumanTaskRecord?> TaskAsync(string taskId, CancellationToken cancellationToken)
    {
        await using var context = database.Read();
        return await context.Tasks.FirstOrDefaultAsync(task => task.Id == taskId, cancellationToken);
    }

    public Task<ImmutableArray<HumanTaskRecord>> OpenTasksAsync(
        string department, int skip, int limit, CancellationToken cancellationToken)
    {
        return ListAsync(
            context => context.Tasks.Where(task => task.Department == department && task.ClosedAt == null)
                .OrderBy(task => task.DueAt == null).ThenBy(task => task.DueAt).ThenBy(task => task.Id)
                .Skip(skip).Take(limit),
            cancellationToken);
    }

    public Task<ImmutableArray<HumanTaskRecord>> TasksOfAsync(string caseId, CancellationToken cancellationToken)
    {
        return ListAsync(
            context => context.Tasks.Where(task => task.CaseId == caseId && task.ClosedAt == null), cancellationToken);
    }

    public async Task<DefinitionRecord?> DefinitionAsync(string digest, CancellationToken cancellationToken)
    {
        await using var context = database.Read();
        return await context.Definitions.FirstOrDefaultAsync(kept => kept.Digest == digest, cancellationToken);
    }

    public Task<ImmutableArray<string>> OverdueAsync(
        DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        return ListAsync(
            context => context.Cases
                .Where(record => record.DueAt < before && !record.IsOverdue && record.SubmittedAt != null
                    && !Over.Contains(record.State))
                .OrderBy(record => record.DueAt).Select(record => record.Id).Take(limit),
            cancellationToken);
    }

    public Task<ImmutableArray<string>> StaleDraftsAsync(
        DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        return ListAsync(
            context => context.Cases.Where(record => record.State == CaseState.Draft && record.UpdatedAt < before)
                .OrderBy(record => record.UpdatedAt).Select(record => record.Id).Take(limit),
            cancellationToken);
    }

    public Task<ImmutableArray<string>> WaitingForCitizenAsync(
        DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        return ListAsync(
            context => context.Cases
                .Where(record => record.State == CaseState.WaitingCitizen && record.UpdatedAt < before)
                .OrderBy(record => record.UpdatedAt).Select(record => record.Id).Take(limit),
            cancellationToken);
    }

    public Task<ImmutableArray<string>> StrandedAsync(int limit, CancellationToken cancellationToken)
    {
        return ListAsync(
            context => context.Cases
                .Where(record => (record.State == CaseState.Running || record.State == CaseState.WaitingSource)
                    && !context.Work.Any(work => work.CaseId == record.Id))
                .OrderBy(record => record.Id).Select(record => record.Id).Take(limit),
            cancellationToken);
    }

    private async Task<ImmutableArray<T>> ListAsync<T>(
        Func<MatterContext, IQueryable<T>> query, CancellationToken cancellationToken)
    {
        await using var context = database.Read();
        return [.. await query(context).ToListAsync(cancellationToken)];
    }
}
