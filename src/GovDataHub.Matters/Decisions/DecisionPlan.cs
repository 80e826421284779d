using System.Collections.Concurrent;
using System.Collections.Immutable;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Matters.Definitions;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Registers;
using GovDataHub.Rules.Splitting;

namespace GovDataHub.Matters.Decisions;

/// <summary>What one part of a rule asks whom; asked once however many conditions need it.</summary>
/// <param name="Role">Whose registers, null for the case's own subject.</param>
/// <param name="Subject">By what key they are read.</param>
/// <param name="Department">Where it is evaluated.</param>
/// <param name="Text">The expression.</param>
internal readonly record struct PartKey(string? Role, RegisterSubject Subject, string Department, string Text)
{
    public static PartKey Of(RulePart part)
    {
        return new PartKey(part.Role, part.Subject, part.Department, part.Text);
    }
}

/// <summary>A definition's rule, cut by department and subject.</summary>
/// <param name="Registers">The registers as the rule reaches them.</param>
/// <param name="Conditions">One plan a condition, in the definition's order.</param>
/// <param name="Parts">Every part, once.</param>
internal sealed record DecisionPlan(
    RegisterCatalogue Registers,
    ImmutableArray<RulePlan> Conditions,
    ImmutableArray<KeyValuePair<PartKey, RulePart>> Parts);

/// <summary>The plans of definitions, each made once.</summary>
internal sealed class DecisionPlans(DepartmentCatalogue departments)
{
    private readonly ConcurrentDictionary<string, DecisionPlan> _plans = new(StringComparer.Ordinal);

    public DecisionPlan For(MatterDefinition definition)
    {
        return _plans.GetOrAdd(definition.Digest, _ => Make(definition));
    }

    private DecisionPlan Make(MatterDefinition definition)
    {
        var registers = RuleRegisters.Of(departments, definition.Roles.Select(role => role.Name));
        ImmutableArray<RulePlan> conditions =
        [
            .. definition.Eligibility.Select(condition =>
                RuleSplitter.Split(FeelExpression.Require(condition.When), registers)),
        ];
        var parts = conditions.SelectMany(plan => plan.Parts)
            .Select(part => KeyValuePair.Create(PartKey.Of(part), part))
            .DistinctBy(pair => pair.Key);
        return new DecisionPlan(registers, conditions, [.. parts]);
    }
}
