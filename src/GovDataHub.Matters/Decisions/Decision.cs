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
}

/// <summary>The rule over one case's facts.</summary>
/// <param name="Conditions">The outcome of each top-level condition, in the definition's order.</param>
/// <param name="Facts">Every answer it rests on.</param>
/// <param name="Today">The rule's <c>today()</c>.</param>
public sealed record Decision(
    ImmutableArray<ConditionOutcome> Conditions, ImmutableArray<DecisionFact> Facts, DateOnly Today)
{
    /// <summary>
    /// Failed as soon as one condition is: no answer of another source could mend it. Else unknown as soon as one is.
    /// </summary>
    public ConditionOutcome Outcome =>
        Conditions.Contains(ConditionOutcome.Failed) ? ConditionOutcome.Failed
        : Conditions.Contains(ConditionOutcome.Unknown) ? ConditionOutcome.Unknown
        : ConditionOutcome.Met;
}

/// <summary>One answer a decision rests on, as it is kept with the case.</summary>
/// <param name="Key">The coordinate or the department's expression, with the role it is about.</param>
/// <param name="Role">Whose register; null for the case's own subject.</param>
/// <param name="Answer">Which of the four answers.</param>
/// <param name="Json">The value as JSON; <c>null</c> when there is none.</param>
/// <param name="TransferId">Where the reading is recorded.</param>
public sealed record DecisionFact(string Key, string? Role, AnswerKind Answer, string Json, string? TransferId);

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
[JsonSerializable(typeof(ImmutableArray<DecisionFact>))]
[JsonSerializable(typeof(ImmutableArray<DecisionReason>))]
internal sealed partial class DecisionJson : JsonSerializerContext;
