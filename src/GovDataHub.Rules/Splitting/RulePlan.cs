using System.Collections.Immutable;
using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Registers;
using GovDataHub.Rules.Types;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Splitting;

/// <summary>What of a part leaves its department.</summary>
public enum PartKind
{
    /// <summary>Only true, false, null or absent.</summary>
    Predicate,

    /// <summary>A value, because the rule joins it with another department's.</summary>
    Value,
}

/// <summary>A sub-expression over one department's registers of one subject: evaluated where the data is.</summary>
public sealed record RulePart
{
    /// <summary>The name that stands for it in the residual expressions: <c>p1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What leaves the department.</summary>
    public required PartKind Kind { get; init; }

    /// <summary>The department's code.</summary>
    public required string Department { get; init; }

    /// <summary>Whose registers, or null for the case's own citizen or enterprise.</summary>
    public required string? Role { get; init; }

    /// <summary>By what key the registers are read.</summary>
    public required RegisterSubject Subject { get; init; }

    /// <summary>The expression, its paths without the role: <c>NRB.ownership[usage = "residence"]</c>.</summary>
    public required FeelExpression Expression { get; init; }

    /// <summary>What it comes to.</summary>
    public required FeelType Type { get; init; }

    /// <summary>
    /// The fields read: <c>HPF.account.balance</c>; of a register whose rows are only counted, the register:
    /// <c>PSB.kinship</c>.
    /// </summary>
    public required ImmutableArray<string> Coordinates { get; init; }

    /// <summary>What the citizen gave that is sent along: names under <c>supply</c>.</summary>
    public required ImmutableArray<string> Supplies { get; init; }

    /// <summary>The canonical text of <see cref="Expression"/>.</summary>
    public string Text => FeelPrinter.Print(Expression.Root);

    /// <summary>
    /// Evaluates the part over its registers. <paramref name="read"/> is asked for registers without a role.
    /// </summary>
    /// <param name="catalogue">The catalogue the plan was made with.</param>
    /// <param name="today">The business date.</param>
    /// <param name="read">What a register of the part's subject says.</param>
    /// <param name="supplies">Values for <see cref="Supplies"/>.</param>
    public PartOutcome Evaluate(
        RegisterCatalogue catalogue,
        DateOnly today,
        Func<RegisterReference, RegisterAnswer> read,
        FeelValue.Context supplies)
    {
        var trace = new EvaluationTrace();
        var context = FeelContext.OverRegisters(today, catalogue, read, supplies, trace);
        return PartOutcome.Of(FeelEvaluator.Evaluate(Expression, context), trace);
    }
}

/// <summary>What came of a part.</summary>
/// <param name="Value">True, false, FEEL's null, unknown, or of a <see cref="PartKind.Value"/> part any value.</param>
/// <param name="IsAbsent">Whether it is null because a register has no row.</param>
public readonly record struct PartOutcome(FeelValue Value, bool IsAbsent)
{
    /// <summary>The predicate holds.</summary>
    public static PartOutcome True => new(FeelValue.True, false);

    /// <summary>The predicate does not hold.</summary>
    public static PartOutcome False => new(FeelValue.False, false);

    /// <summary>A value was missing in a row that is there.</summary>
    public static PartOutcome Null => new(FeelValue.None, false);

    /// <summary>The register has no row.</summary>
    public static PartOutcome Absent => new(FeelValue.None, true);

    /// <summary>The source did not answer.</summary>
    public static PartOutcome Unknown => new(FeelValue.NotKnown, false);

    /// <summary>What an evaluation came to, and whether it met a register without a row on the way.</summary>
    public static PartOutcome Of(FeelValue value, EvaluationTrace trace) =>
        new(value, value.IsNull && trace.ReadAbsent);
}

/// <summary>One condition of a rule: what has a reason of its own.</summary>
/// <param name="Index">Its place, from zero.</param>
/// <param name="Expression">As the rule says it.</param>
/// <param name="Residual">What the hub evaluates, parts replaced by their names.</param>
/// <param name="Parts">The parts it needs, by index into the plan's.</param>
public sealed record RuleCondition(
    int Index, FeelExpression Expression, FeelExpression Residual, ImmutableArray<int> Parts);

/// <summary>What a condition came to: true, false, null or unknown.</summary>
/// <param name="Index">The condition's place, from zero.</param>
/// <param name="Value">Its value.</param>
/// <param name="ReadAbsent">Whether a part of it met a register without a row.</param>
public sealed record ConditionOutcome(int Index, FeelValue Value, bool ReadAbsent);

/// <summary>What a rule came to.</summary>
/// <param name="Value">True, false, null or unknown: the conjunction of the conditions.</param>
/// <param name="Conditions">Each condition, in order.</param>
public sealed record RuleOutcome(FeelValue Value, ImmutableArray<ConditionOutcome> Conditions);

/// <summary>A rule cut by department and subject. Immutable; made once for a rule.</summary>
public sealed class RulePlan
{
    internal RulePlan(ImmutableArray<RulePart> parts, ImmutableArray<RuleCondition> conditions)
    {
        Parts = parts;
        Conditions = conditions;
    }

    /// <summary>What is evaluated in the departments; each once, however often the rule needs it.</summary>
    public ImmutableArray<RulePart> Parts { get; }

    /// <summary>The conditions, all of which must hold: what has a reason of its own.</summary>
    public ImmutableArray<RuleCondition> Conditions { get; }

    /// <summary>
    /// Puts the parts' outcomes together. Evaluates every condition, so that all failing ones are known.
    /// </summary>
    /// <param name="outcomes">One per part, in order.</param>
    /// <param name="today">The business date.</param>
    /// <param name="supplies">What the citizen gave.</param>
    /// <exception cref="ArgumentException">There are more or fewer outcomes than parts.</exception>
    public RuleOutcome Evaluate(IReadOnlyList<PartOutcome> outcomes, DateOnly today, FeelValue.Context supplies)
    {
        if (outcomes.Count != Parts.Length)
            throw new ArgumentException($"{Parts.Length} parts, {outcomes.Count} outcomes.", nameof(outcomes));
        var variables = Parts.Select((part, index) => KeyValuePair.Create(part.Name, outcomes[index].Value))
            .Append(KeyValuePair.Create<string, FeelValue>("supply", supplies));
        var context = FeelContext.Of(today, FeelValue.Context.Of(variables));
        ImmutableArray<ConditionOutcome> conditions =
        [
            .. Conditions.Select(condition => new ConditionOutcome(
                condition.Index,
                FeelEvaluator.Evaluate(condition.Residual, context),
                condition.Parts.Any(part => outcomes[part].IsAbsent))),
        ];
        var value = conditions.Aggregate(
            (FeelValue?)null, (all, condition) => all is null ? condition.Value : Logic.And(all, condition.Value));
        return new RuleOutcome(value ?? FeelValue.True, conditions);
    }

    /// <summary>The plan as text: the conditions, the parts with what each reads, and what the hub evaluates.</summary>
    public override string ToString() => RulePlanPrinter.Print(this);
}
