namespace GovDataHub.Matters.Storage;

/// <summary>What a work item has the engine do.</summary>
public enum WorkKind
{
    /// <summary>Fill a draft's form.</summary>
    Prefill,

    /// <summary>Run the case's current stage.</summary>
    Stage,

    /// <summary>Carry out one effect of the outbox.</summary>
    Effect,
}

/// <summary>Due work: a row that is there until its outcome is recorded, in the same transaction.</summary>
public sealed record WorkItem
{
    /// <summary>The row.</summary>
    public long Id { get; init; }

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>What to do.</summary>
    public required WorkKind Kind { get; init; }

    /// <summary>For an effect: its key in the outbox; else empty.</summary>
    public string Key { get; init; } = "";

    /// <summary>How often it was claimed. The outcome is recorded only under the number it was claimed with.</summary>
    public int Attempt { get; init; }

    /// <summary>How often in a row it came to nothing.</summary>
    public int Failures { get; init; }

    /// <summary>When it is due, in business time.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>Until when its holder has it, in real time; null when nobody has.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>Who holds it.</summary>
    public string? Holder { get; init; }
}

/// <summary>What kind of effect an outbox row is.</summary>
public enum EffectKind
{
    /// <summary>A row in the owner's register.</summary>
    Write,

    /// <summary>Taking such a row back.</summary>
    Reversal,

    /// <summary>Money to the citizen.</summary>
    Payment,
}

/// <summary>How far an effect is.</summary>
public enum EffectState
{
    /// <summary>Decided, not known to be done.</summary>
    Pending,

    /// <summary>Accepted by the other side, which has not finished.</summary>
    Accepted,

    /// <summary>Done.</summary>
    Done,

    /// <summary>The other side refused for good.</summary>
    Failed,
}

/// <summary>One effect on the world outside: what is intended stands here before it is asked for.</summary>
public sealed record OutboxEntry
{
    /// <summary>Case, step and direction: the idempotency key, the same in every attempt.</summary>
    public required string Key { get; init; }

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>The position among the effects of its round, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The round of effects it belongs to.</summary>
    public required int Round { get; init; }

    /// <summary>What it is.</summary>
    public required EffectKind Kind { get; init; }

    /// <summary>What to do, as JSON; emptied when it is over.</summary>
    public required string Payload { get; init; }

    /// <summary>How far it is.</summary>
    public required EffectState State { get; init; }

    /// <summary>The other side's reference: a payment's id, a transfer's id.</summary>
    public string? Reference { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A message that came in from outside, taken once.</summary>
public sealed record InboxMessage
{
    /// <summary>Who sent it.</summary>
    public required string Source { get; init; }

    /// <summary>The sender's id of it.</summary>
    public required string MessageId { get; init; }

    /// <summary>The effect it is about.</summary>
    public required string Key { get; init; }

    /// <summary>What it says.</summary>
    public required string Status { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }
}
