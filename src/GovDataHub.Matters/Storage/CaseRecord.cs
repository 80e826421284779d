using GovDataHub.Matters.Definitions;

namespace GovDataHub.Matters.Storage;

/// <summary>Where a case is, as the citizen is told.</summary>
public enum CaseState
{
    /// <summary>Not filed yet.</summary>
    Draft,

    /// <summary>The platform's turn.</summary>
    Running,

    /// <summary>The citizen's turn.</summary>
    WaitingCitizen,

    /// <summary>A department did not answer; it is asked again.</summary>
    WaitingSource,

    /// <summary>An officer's turn.</summary>
    WaitingOfficer,

    /// <summary>Over: granted, and all its effects are done.</summary>
    Granted,

    /// <summary>Over: refused, with reasons.</summary>
    Refused,

    /// <summary>Over: taken back by the citizen.</summary>
    Withdrawn,
}

/// <summary>One citizen's run of a matter. Times are business time.</summary>
public sealed record CaseRecord
{
    /// <summary>The id, 32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>The matter's code.</summary>
    public required string Matter { get; init; }

    /// <summary>The digest of the definition the case stays on.</summary>
    public required string Definition { get; init; }

    /// <summary>The citizen's identity number.</summary>
    public required string CitizenId { get; init; }

    /// <summary>The enterprise acted for; empty when the citizen acts for themself.</summary>
    public string Uscc { get; init; } = "";

    /// <summary>Register and subject while a filed case excludes others, else null.</summary>
    public string? ExclusiveKey { get; init; }

    /// <summary>Where it is.</summary>
    public required CaseState State { get; init; }

    /// <summary>The stage of the plan that is next, from 0.</summary>
    public int Stage { get; init; }

    /// <summary>The language chosen: <c>zh</c> or <c>en</c>.</summary>
    public required string Locale { get; init; }

    /// <summary>When the draft was opened.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was filed.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>When the promise ends.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Whether the promise was broken and said so.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>The citizen's answer to the consent asked, null before one.</summary>
    public bool? ConsentGiven { get; init; }

    /// <summary>When it was answered.</summary>
    public DateTimeOffset? ConsentAt { get; init; }

    /// <summary>When the form was prefilled.</summary>
    public DateTimeOffset? PrefilledAt { get; init; }

    /// <summary>How often the effects were begun: raised when an officer has them tried again.</summary>
    public int EffectRound { get; init; }

    /// <summary>Raised with every change: two writers never overwrite one another.</summary>
    public int Version { get; init; }

    /// <summary>Whether it is over.</summary>
    public bool IsOver => State is CaseState.Granted or CaseState.Refused or CaseState.Withdrawn;
}

/// <summary>One line of a case's history.</summary>
public sealed record CaseEvent
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>The position in the case's history, from 1.</summary>
    public int Sequence { get; init; }

    /// <summary>When, in business time.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>What happened: <c>submitted</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The step it belongs to, or null.</summary>
    public StepKind? Step { get; init; }

    /// <summary>In Chinese.</summary>
    public required string Zh { get; init; }

    /// <summary>In English.</summary>
    public required string En { get; init; }
}

/// <summary>Something a case holds: supplied by the citizen or read from a register.</summary>
public sealed record CaseValue
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>Whether the citizen supplied it.</summary>
    public required bool IsSupplied { get; init; }

    /// <summary>The supply's name, or the coordinate.</summary>
    public required string Name { get; init; }

    /// <summary>For a coordinate: which of the four answers.</summary>
    public Federation.Reading.AnswerKind Answer { get; init; }

    /// <summary>JSON: the supplied value, or the list of the field's values, newest row first.</summary>
    public required string Json { get; init; }

    /// <summary>Where the reading is recorded, or null.</summary>
    public string? TransferId { get; init; }
}

/// <summary>A step that the citizen took on a device, and what it covered.</summary>
public sealed record CompletedStep
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>The step.</summary>
    public required StepKind Step { get; init; }

    /// <summary>SHA-256 of what was signed, in hexadecimal: case, matter, supplied values.</summary>
    public required string SignedHash { get; init; }

    /// <summary>When, in business time.</summary>
    public required DateTimeOffset At { get; init; }
}
