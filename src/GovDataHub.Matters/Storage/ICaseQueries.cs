using System.Collections.Immutable;

namespace GovDataHub.Matters.Storage;

/// <summary>Reading cases. Each call sees one committed state.</summary>
public interface ICaseQueries
{
    /// <summary>The case, or null.</summary>
    Task<CaseRecord?> CaseAsync(string caseId, CancellationToken cancellationToken);

    /// <summary>A citizen's cases, newest first, after a case of theirs.</summary>
    Task<ImmutableArray<CaseRecord>> CasesOfAsync(
        string citizenId, string? after, int limit, CancellationToken cancellationToken);

    /// <summary>A case's history, after a sequence number.</summary>
    Task<ImmutableArray<CaseEvent>> EventsAsync(
        string caseId, int after, int limit, CancellationToken cancellationToken);

    /// <summary>All a case holds.</summary>
    Task<ImmutableArray<CaseValue>> ValuesAsync(string caseId, CancellationToken cancellationToken);

    /// <summary>The steps taken by the citizen.</summary>
    Task<ImmutableArray<CompletedStep>> StepsAsync(string caseId, CancellationToken cancellationToken);

    /// <summary>The latest decision, or null.</summary>
    Task<DecisionRecord?> DecisionAsync(string caseId, CancellationToken cancellationToken);

    /// <summary>Every decision about a case, oldest first: the rule's, officers' and providers'.</summary>
    Task<ImmutableArray<DecisionRecord>> DecisionsAsync(string caseId, CancellationToken cancellationToken);

    /// <summary>The effects of a case, by round and position.</summary>
    Task<ImmutableArray<OutboxEntry>> EffectsAsync(string caseId, CancellationToken cancellationToken);

    /// <summary>The payments of a case, oldest first.</summary>
    Task<ImmutableArray<PaymentRecord>> PaymentsAsync(string caseId, CancellationToken cancellationToken);

    /// <summary>What the citizen was told, oldest first.</summary>
    Task<ImmutableArray<NotificationRecord>> NotificationsAsync(string caseId, CancellationToken cancellationToken);

    /// <summary>A task, or null.</summary>
    Task<HumanTaskRecord?> TaskAsync(string taskId, CancellationToken cancellationToken);

    /// <summary>A department's open tasks, the most urgent first.</summary>
    Task<ImmutableArray<HumanTaskRecord>> OpenTasksAsync(
        string department, int skip, int limit, CancellationToken cancellationToken);

    /// <summary>The open tasks of a case.</summary>
    Task<ImmutableArray<HumanTaskRecord>> TasksOfAsync(string caseId, CancellationToken cancellationToken);

    /// <summary>The text of a definition, or null.</summary>
    Task<DefinitionRecord?> DefinitionAsync(string digest, CancellationToken cancellationToken);

    /// <summary>Unfinished filed cases whose promise ended before a time and that do not say so yet.</summary>
    Task<ImmutableArray<string>> OverdueAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken);

    /// <summary>Drafts that nobody touched since a time.</summary>
    Task<ImmutableArray<string>> StaleDraftsAsync(
        DateTimeOffset before, int limit, CancellationToken cancellationToken);

    /// <summary>Filed cases on the citizen's turn since before a time.</summary>
    Task<ImmutableArray<string>> WaitingForCitizenAsync(
        DateTimeOffset before, int limit, CancellationToken cancellationToken);

    /// <summary>Cases that are the platform's turn and have no work at all: a fault, mended by the pump.</summary>
    Task<ImmutableArray<string>> StrandedAsync(int limit, CancellationToken cancellationToken);
}
