using System.Collections.Immutable;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Definitions;
using GovDataHub.Rules.Values;

namespace GovDataHub.Matters.Decisions;

/// <summary>
/// Decides a rule: what a department can evaluate alone is evaluated there, what is left is put together here. Four
/// answers stay apart all the way: a value, absent, unknown, refused.
/// </summary>
public sealed class DecisionMaker
{
    private readonly ICaseReader _reader;
    private readonly DepartmentCatalogue _departments;
    private readonly DecisionPlans _plans;
    private readonly Func<RoleDefinition, LinkAnswer> _confirmation;

    /// <summary>Decisions over what a reader answers; nobody has confirmed to be another party.</summary>
    public DecisionMaker(ICaseReader reader, DepartmentCatalogue departments)
        : this(reader, departments, _ => new LinkAnswer(AnswerKind.Unknown, null, "NOT_CONFIRMED", null))
    {
    }

    /// <summary>Decisions over what a reader answers and who confirmed to be another party.</summary>
    public DecisionMaker(
        ICaseReader reader, DepartmentCatalogue departments, Func<RoleDefinition, LinkAnswer> confirmation)
        : this(reader, departments, confirmation, new DecisionPlans(departments))
    {
    }

    /// <summary>The same with plans that others use too: a plan costs more than a decision.</summary>
    internal DecisionMaker(
        ICaseReader reader,
        DepartmentCatalogue departments,
        Func<RoleDefinition, LinkAnswer> confirmation,
        DecisionPlans plans)
    {
        _confirmation = confirmation;
        _reader = reader;
        _departments = departments;
        _plans = plans;
    }

    /// <summary>Evaluates every condition, so that all failing ones are known.</summary>
    /// <param name="definition">The matter.</param>
    /// <param name="scope">What may be read, as whom, on which business date.</param>
    /// <param name="supplies">What the citizen supplied, by name.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="Audit.AuditUnavailableException">
    /// The readings could not be recorded: nothing is decided.
    /// </exception>
    public async Task<Decision> DecideAsync(
        MatterDefinition definition,
        CaseScope scope,
        ImmutableDictionary<string, object?> supplies,
        CancellationToken cancellationToken)
    {
        var plan = _plans.For(definition);
        var answers = new RuleAnswers(_reader, _departments, _confirmation, definition, scope, supplies);
        var outcomes = await answers.CollectAsync(plan, cancellationToken);
        var given = SupplyContext(supplies);
        var conditions = plan.Conditions.Select(condition =>
        {
            var parts = condition.Parts.Select(part => outcomes[PartKey.Of(part)]).ToList();
            bool isWithheld = condition.Parts.Any(part => answers.Withheld.Contains(PartKey.Of(part)));
            return OutcomeOf(condition.Evaluate(parts, scope.Today, given).Value, isWithheld);
        });
        return new Decision([.. conditions], answers.Facts, scope.Today);
    }

    internal static FeelValue.Context SupplyContext(ImmutableDictionary<string, object?> supplies)
    {
        return FeelValue.Context.Of(
            supplies.Select(supply => KeyValuePair.Create(supply.Key, FeelValue.From(supply.Value))));
    }

    private static ConditionOutcome OutcomeOf(FeelValue value, bool isWithheld)
    {
        return value switch
        {
            { IsTrue: true } => ConditionOutcome.Met,
            { IsUnknown: true } when isWithheld => ConditionOutcome.Withheld,
            { IsUnknown: true } => ConditionOutcome.Unknown,
            _ => ConditionOutcome.Failed,
        };
    }
}
