using GovDataHub.Matters.Definitions;

namespace GovDataHub.Matters.Storage;

/// <summary>A decision and all it rests on, to be replayed at any time.</summary>
public sealed record DecisionRecord
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>The position among the case's decisions, from 1.</summary>
    public int Sequence { get; init; }

    /// <summary>When, in business time.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The digest of the definition it was taken under.</summary>
    public required string Definition { get; init; }

    /// <summary>The business date of the rule's <c>today()</c>.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>
    /// The transcript: every answer that went into it with its transfer, what the citizen gave, and what each condition
    /// came to. Empty (<c>[]</c>) when no rule decided.
    /// </summary>
    public required string Facts { get; init; }

    /// <summary>The outcome of each condition, as JSON.</summary>
    public required string Outcomes { get; init; }

    /// <summary>Whether all conditions were met.</summary>
    public required bool IsGranted { get; init; }
}

/// <summary>Something for an officer.</summary>
public sealed record HumanTaskRecord
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>The step it belongs to.</summary>
    public required StepKind Step { get; init; }

    /// <summary>The department whose officers may take it.</summary>
    public required string Department { get; init; }

    /// <summary>Why a person is needed: <c>review</c>, <c>source</c>, <c>access</c>, <c>appeal</c>,
    /// <c>effect</c>.</summary>
    public required string Cause { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it should be done.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The officer who has it.</summary>
    public string? ClaimedBy { get; init; }

    /// <summary>When the officer took it.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>When it was closed, by a decision or because the case went on.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>What was decided.</summary>
    public string? Decision { get; init; }
}

/// <summary>One payment to a citizen.</summary>
public sealed record PaymentRecord
{
    /// <summary>The effect's key.</summary>
    public required string Key { get; init; }

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>Yuan.</summary>
    public required decimal Amount { get; init; }

    /// <summary>The account, all but its last four characters masked.</summary>
    public required string AccountMasked { get; init; }

    /// <summary>How far it is.</summary>
    public required PaymentState State { get; init; }

    /// <summary>When that was learnt.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>How far a payment is.</summary>
public enum PaymentState
{
    /// <summary>Asked for.</summary>
    Requested,

    /// <summary>Paid.</summary>
    Paid,

    /// <summary>Refused by the provider for good.</summary>
    Failed,
}

/// <summary>What a citizen was told.</summary>
public sealed record NotificationRecord
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>What it is about: one of each for a case.</summary>
    public required string Kind { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>In Chinese.</summary>
    public required string Zh { get; init; }

    /// <summary>In English.</summary>
    public required string En { get; init; }
}

/// <summary>A definition's text, kept as long as a case stays on it.</summary>
public sealed record DefinitionRecord
{
    /// <summary>SHA-256 of the text.</summary>
    public required string Digest { get; init; }

    /// <summary>The matter's code.</summary>
    public required string Code { get; init; }

    /// <summary>The text.</summary>
    public required string Source { get; init; }
}
