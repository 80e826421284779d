using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using GovDataHub.Federation.Reading;

namespace GovDataHub.Matters.Decisions;

/// <summary>What a condition came to.</summary>
public enum ConditionOutcome
{
    /// <summary>True.</summary>
    Met,

    /// <summary>False, or null: something the rule asks for is not there.</summary>
    Failed,

    /// <summary>A source that matters did not answer.</summary>
    Unknown,

    /// <summary>
    /// An answer that matters was refused to the platform, by its access rules or its limits: asking again does not
    /// help, a person has to look. It is nobody's failure to meet the condition.
    /// </summary>
    Withheld,
}

/// <summary>The rule over one case's facts.</summary>
/// <param name="Conditions">The outcome of each top-level condition, in the definition's order.</param>
/// <param name="Facts">Every answer it rests on.</param>
/// <param name="Today">The rule's <c>today()</c>.</param>
public sealed record Decision(
    ImmutableArray<ConditionOutcome> Conditions, ImmutableArray<DecisionFact> Facts, DateOnly Today)
{
    /// <summary>
    /// Failed as soon as one condition is: no answer of another source could mend it. Else withheld as soon as one is,
    /// for waiting does not mend that; else unknown as soon as one is.
    /// </summary>
    public ConditionOutcome Outcome =>
        Conditions.Contains(ConditionOutcome.Failed) ? ConditionOutcome.Failed
        : Conditions.Contains(ConditionOutcome.Withheld) ? ConditionOutcome.Withheld
        : Conditions.Contains(ConditionOutcome.Unknown) ? ConditionOutcome.Unknown
        : ConditionOutcome.Met;
}

/// <summary>One answer a decision rests on, as it is kept with the case.</summary>
/// <param name="Mode">How it was asked for: a value, an expression's outcome, or a link to somebody.</param>
/// <param name="Department">Who answered; null when the other party's own confirmation did.</param>
/// <param name="Key">The coordinate, the department's expression, or for a confirmation the role.</param>
/// <param name="Role">Whose register; for a link, whom it leads to; null for the case's own subject.</param>
/// <param name="Answer">Which of the four answers.</param>
/// <param name="Json">
/// The field's values, newest row first, or the outcome, as JSON; <c>null</c> when there is none. Never where a link
/// leads.
/// </param>
public sealed record DecisionFact(
    NeedMode Mode, string? Department, string Key, string? Role, AnswerKind Answer, string Json)
{
    /// <summary>Why there is no answer: an error code; null when there is one.</summary>
    public string? Reason { get; init; }

    /// <summary>Where the reading is recorded; null when nothing was read.</summary>
    public string? TransferId { get; init; }

    /// <summary>When the register stood as it says; null when it did not say anything.</summary>
    public DateTimeOffset? AsOf { get; init; }
}

/// <summary>One reason as the citizen is told it.</summary>
/// <param name="Condition">The condition's position, or null when the rule did not give the reason.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="Zh">In Chinese.</param>
/// <param name="En">In English.</param>
/// <param name="RemedyZh">What would change it, in Chinese.</param>
/// <param name="RemedyEn">What would change it, in English.</param>
public sealed record DecisionReason(
    int? Condition, ConditionOutcome Outcome, string Zh, string En, string? RemedyZh = null, string? RemedyEn = null);

/// <summary>How decisions are written down.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImmutableArray<DecisionReason>))]
internal sealed partial class DecisionJson : JsonSerializerContext;
