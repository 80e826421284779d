using System.Collections.Immutable;
using System.Text.Json;
using GovDataHub.Matters.Definitions;

namespace GovDataHub.Matters.Decisions;

/// <summary>Turns outcomes into what the citizen reads, and both into what is stored.</summary>
public static class DecisionReasons
{
    /// <summary>One reason for each condition; those that failed say why and what would change it.</summary>
    public static ImmutableArray<DecisionReason> Of(MatterDefinition definition, Decision decision)
    {
        return
        [
            .. decision.Conditions.Select(
                (outcome, position) => Of(definition.Eligibility[position], outcome, position)),
        ];
    }

    internal static string Write(ImmutableArray<DecisionReason> reasons)
    {
        return JsonSerializer.Serialize(reasons, DecisionJson.Default.ImmutableArrayDecisionReason);
    }

    internal static ImmutableArray<DecisionReason> Read(string json)
    {
        return JsonSerializer.Deserialize(json, DecisionJson.Default.ImmutableArrayDecisionReason);
    }

    private static DecisionReason Of(ConditionDefinition condition, ConditionOutcome outcome, int position)
    {
        return outcome switch
        {
            ConditionOutcome.Failed => new DecisionReason(
                position,
                outcome,
                condition.Reason.Zh,
                condition.Reason.En,
                condition.Remedy?.Zh,
                condition.Remedy?.En),
            ConditionOutcome.Unknown => new DecisionReason(
                position,
                outcome,
                "持有该项数据的部门暂未答复，系统会自动重试，您无需操作。",
                "The department that holds this has not answered yet. It is asked again; you need do nothing."),
            ConditionOutcome.Withheld => new DecisionReason(
                position,
                outcome,
                "该项数据未获准向平台提供，工作人员将会核实；您不会因此被拒绝。",
                "This was not released to the platform. An officer will look into it; you are not refused for that."),
            _ => new DecisionReason(position, outcome, "该项条件符合。", "This condition is met."),
        };
    }
}
