using System.Collections.Immutable;

namespace GovDataHub.Matters.Storage;

/// <summary>One transaction over cases. Disposed without <see cref="CommitAsync"/>, it never was.</summary>
public interface ICaseTransaction : IAsyncDisposable
{
    /// <summary>Business time; the same throughout the transaction.</summary>
    DateTimeOffset Now { get; }

    /// <summary>The case, or null.</summary>
    Task<CaseRecord?> FindAsync(string caseId, CancellationToken cancellationToken);

    /// <summary>The subject's open draft of a matter, or null.</summary>
    Task<CaseRecord?> FindDraftAsync(string citizenId, string uscc, string matter, CancellationToken cancellationToken);

    /// <summary>The unfinished case that holds an exclusive key, or null.</summary>
    Task<CaseRecord?> FindExclusiveAsync(string exclusiveKey, CancellationToken cancellationToken);

    /// <summary>Adds a case.</summary>
    /// <exception cref="CaseConflictException">Another draft of the same matter, or the same exclusive key.</exception>
    Task InsertAsync(CaseRecord record, CancellationToken cancellationToken);

    /// <summary>Changes a case; its version and time of change are raised here.</summary>
    /// <returns>The case as it stands now.</returns>
    /// <exception cref="CaseConflictException">It changed since it was read, or the exclusive key is taken.</exception>
    Task<CaseRecord> UpdateAsync(CaseRecord record, CancellationToken cancellationToken);

    /// <summary>Adds a line to the history; sequence and time are given here.</summary>
    Task AppendAsync(CaseEvent line, CancellationToken cancellationToken);

    /// <summary>Adds due work.</summary>
    Task EnqueueAsync(WorkItem work, CancellationToken cancellationToken);

    /// <summary>Removes claimed work: its outcome stands in this transaction.</summary>
    /// <exception cref="LeaseLostException">Somebody claimed it since.</exception>
    Task CompleteAsync(WorkItem work, CancellationToken cancellationToken);

    /// <summary>Puts claimed work back until a later time.</summary>
    /// <exception cref="LeaseLostException">Somebody claimed it since.</exception>
    Task PostponeAsync(WorkItem work, DateTimeOffset due, int failures, CancellationToken cancellationToken);

    /// <summary>Makes an effect's work due now; nothing when there is none or it is being done.</summary>
    Task WakeAsync(string effectKey, CancellationToken cancellationToken);

    /// <summary>Removes all work of a case that nobody holds.</summary>
    Task DropWorkAsync(string caseId, CancellationToken cancellationToken);

    /// <summary>Sets what a case holds under a name.</summary>
    Task PutValueAsync(CaseValue value, CancellationToken cancellationToken);

    /// <summary>All a case holds.</summary>
    Task<ImmutableArray<CaseValue>> ValuesAsync(string caseId, CancellationToken cancellationToken);

    /// <summary>Records a step taken by the citizen, in place of an earlier one of the same kind.</summary>
    Task PutStepAsync(CompletedStep step, CancellationToken cancellationToken);

    /// <summary>The steps taken by the citizen.</summary>
    Task<ImmutableArray<CompletedStep>> StepsAsync(string caseId, CancellationToken cancellationToken);

    /// <summary>Adds a decision; sequence and time are given here.</summary>
    Task AddDecisionAsync(DecisionRecord decision, CancellationToken cancellationToken);

    /// <summary>Adds an effect, or leaves the one of the same key.</summary>
    Task AddEffectAsync(OutboxEntry effect, CancellationToken cancellationToken);

    /// <summary>Records how far an effect is. Done and failed are final: they are never changed again.</summary>
    Task UpdateEffectAsync(OutboxEntry effect, CancellationToken cancellationToken);

    /// <summary>The effects of a case, by round and position.</summary>
    Task<ImmutableArray<OutboxEntry>> EffectsAsync(string caseId, CancellationToken cancellationToken);

    /// <summary>One effect, or null.</summary>
    Task<OutboxEntry?> FindEffectAsync(string key, CancellationToken cancellationToken);

    /// <summary>Takes a message in.</summary>
    /// <returns>False when it was taken before.</returns>
    Task<bool> ReceiveAsync(InboxMessage message, CancellationToken cancellationToken);

    /// <summary>The messages about an effect.</summary>
    Task<ImmutableArray<InboxMessage>> MessagesAsync(string effectKey, CancellationToken cancellationToken);

    /// <summary>Adds a payment that is about to be asked for, or leaves the one of the same key.</summary>
    Task PutPaymentAsync(PaymentRecord payment, CancellationToken cancellationToken);

    /// <summary>Records how a payment ended; the first ending stands.</summary>
    Task SettlePaymentAsync(string key, PaymentState state, CancellationToken cancellationToken);

    /// <summary>Adds a notification, once of each kind for a case.</summary>
    Task AddNotificationAsync(NotificationRecord notification, CancellationToken cancellationToken);

    /// <summary>Adds or changes a task.</summary>
    Task PutTaskAsync(HumanTaskRecord task, CancellationToken cancellationToken);

    /// <summary>One task, or null.</summary>
    Task<HumanTaskRecord?> FindTaskAsync(string taskId, CancellationToken cancellationToken);

    /// <summary>The open tasks of a case.</summary>
    Task<ImmutableArray<HumanTaskRecord>> OpenTasksAsync(string caseId, CancellationToken cancellationToken);

    /// <summary>Keeps a definition's text.</summary>
    Task KeepDefinitionAsync(DefinitionRecord definition, CancellationToken cancellationToken);

    /// <summary>Removes a draft and all it holds.</summary>
    Task DeleteDraftAsync(string caseId, CancellationToken cancellationToken);

    /// <summary>Makes it so. Durable when it returns.</summary>
    Task CommitAsync(CancellationToken cancellationToken);
}
