using System.Collections.Immutable;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Engine;
using GovDataHub.Rules.Registers;
using GovDataHub.Rules.Splitting;
using GovDataHub.Rules.Values;

namespace GovDataHub.Matters.Decisions;

/// <summary>Asks for what one decision needs, and keeps every answer with its transfer. One decision each.</summary>
internal sealed class RuleAnswers(
    ICaseReader reader,
    DepartmentCatalogue departments,
    Func<RoleDefinition, LinkAnswer> confirmation,
    MatterDefinition definition,
    CaseScope scope,
    ImmutableDictionary<string, object?> supplies)
{
    private readonly Dictionary<PartKey, PartOutcome> _outcomes = [];
    private readonly List<DecisionFact> _facts = [];
    private readonly HashSet<PartKey> _withheld = [];
    private readonly Dictionary<string, LinkAnswer> _roles = new(StringComparer.Ordinal);

    /// <summary>Every answer, in the order it was asked for.</summary>
    public ImmutableArray<DecisionFact> Facts => [.. _facts];

    /// <summary>The parts that are not known because an answer was refused, not because a source was silent.</summary>
    public IReadOnlySet<PartKey> Withheld => _withheld;

    /// <summary>The outcome of every part.</summary>
    public async Task<IReadOnlyDictionary<PartKey, PartOutcome>> CollectAsync(
        DecisionPlan plan, CancellationToken cancellationToken)
    {
        await FollowAsync(plan, cancellationToken);
        foreach (var (key, part) in plan.Parts)
        {
            if (key.Role is { } role && _roles[role].Kind != AnswerKind.Value)
            {
                _outcomes[key] = WithoutSubject(plan, part, _roles[role].Kind);
                NoteWithheld(key, _roles[role].Kind);
            }
        }

        await EvaluateAsync(plan, cancellationToken);
        await ReadAsync(plan, cancellationToken);
        return _outcomes;
    }

    /// <summary>Nobody in the role has no rows; somebody who could not be found is not known.</summary>
    private PartOutcome WithoutSubject(DecisionPlan plan, RulePart part, AnswerKind kind)
    {
        return kind == AnswerKind.Absent
            ? part.Evaluate(
                plan.Registers, scope.Today, _ => RegisterAnswer.Absent, DecisionMaker.SupplyContext(supplies))
            : PartOutcome.Unknown;
    }

    private async Task FollowAsync(DecisionPlan plan, CancellationToken cancellationToken)
    {
        foreach (var group in plan.Parts.Where(pair => pair.Key.Role is not null).GroupBy(pair => pair.Key.Role!))
        {
            var role = definition.Roles.First(role => role.Name == group.Key);
            var answer = role.Via is { } via
                ? await reader.FollowAsync(scope, Own(), Link(role, via, group.First().Key.Subject), cancellationToken)
                : confirmation(role);
            _roles[group.Key] = answer;
            _facts.Add(new DecisionFact(
                NeedMode.Link, role.Via?.Split('.')[0], role.Via ?? role.Name, role.Name, answer.Kind, "null")
            {
                Reason = answer.Reason,
                TransferId = answer.TransferId,
                AsOf = answer.AsOf,
            });
        }
    }

    private CaseLink Link(RoleDefinition role, string via, RegisterSubject subject)
    {
        return new CaseLink(via, role.Name, KindOf(subject), role.When, supplies);
    }

    private async Task EvaluateAsync(DecisionPlan plan, CancellationToken cancellationToken)
    {
        var asked = plan.Parts.Where(pair => pair.Value.Kind == PartKind.Predicate && !_outcomes.ContainsKey(pair.Key))
            .ToImmutableArray();
        if (asked.IsEmpty)
        {
            return;
        }

        var answers = await reader.EvaluateAsync(
            scope, [.. asked.Select(pair => Predicate(pair.Value))], cancellationToken);
        for (int position = 0; position < asked.Length; position++)
        {
            var (key, answer) = (asked[position].Key, answers[position]);
            _outcomes[key] = OutcomeOf(answer);
            NoteWithheld(key, answer.Kind);
            _facts.Add(new DecisionFact(
                NeedMode.Predicate, key.Department, key.Text, key.Role, answer.Kind, JsonOf(answer.Outcome))
            {
                Reason = answer.Reason,
                TransferId = answer.TransferId,
                AsOf = answer.AsOf,
            });
        }
    }

    private DepartmentPredicate Predicate(RulePart part)
    {
        return new DepartmentPredicate(
            part.Department,
            SubjectOf(part),
            part.Text,
            part.Coordinates,
            part.Supplies.ToImmutableDictionary(name => name, name => supplies.GetValueOrDefault(name)));
    }

    /// <summary>Parts whose value the rule joins with another department's: their fields cross as values.</summary>
    private async Task ReadAsync(DecisionPlan plan, CancellationToken cancellationToken)
    {
        var asked = plan.Parts.Where(pair => pair.Value.Kind == PartKind.Value && !_outcomes.ContainsKey(pair.Key));
        foreach (var group in asked.GroupBy(pair => (pair.Key.Role, pair.Key.Subject)))
        {
            ImmutableArray<string> coordinates =
                [.. group.SelectMany(pair => FieldsOf(pair.Value)).Distinct().Order(StringComparer.Ordinal)];
            var answers = await reader.ReadAsync(
                scope, SubjectOf(group.First().Value), coordinates, cancellationToken);
            foreach (var answer in answers)
            {
                _facts.Add(FactOf(answer, group.Key.Role));
            }

            var held = answers.ToDictionary(answer => answer.Coordinate, StringComparer.Ordinal);
            foreach (var (key, part) in group)
            {
                _outcomes[key] = part.Evaluate(
                    plan.Registers,
                    scope.Today,
                    register => Rows(register, held),
                    DecisionMaker.SupplyContext(supplies));
                if (_outcomes[key].Value.IsUnknown
                    && FieldsOf(part).Any(field => held[field].Kind == AnswerKind.Refused))
                {
                    _withheld.Add(key);
                }
            }
        }
    }

    private static DecisionFact FactOf(CoordinateAnswer answer, string? role)
    {
        return new DecisionFact(
            NeedMode.Value,
            answer.Coordinate.Split('.')[0],
            answer.Coordinate,
            role,
            answer.Kind,
            RegisterJson.Write(answer.Rows))
        {
            Reason = answer.Reason,
            TransferId = answer.TransferId,
            AsOf = answer.AsOf,
        };
    }

    private void NoteWithheld(PartKey key, AnswerKind kind)
    {
        if (kind == AnswerKind.Refused)
        {
            _withheld.Add(key);
        }
    }

    /// <summary>A part that only counts a register's rows reads its first field.</summary>
    private IEnumerable<string> FieldsOf(RulePart part)
    {
        return part.Coordinates.SelectMany(coordinate => departments.Resource(coordinate) is { } resource
            ? definition.Needs.Where(need => need.Role == part.Role
                    && need.Coordinate.StartsWith(coordinate + ".", StringComparison.Ordinal))
                .Select(need => need.Coordinate).DefaultIfEmpty(resource.Fields[0].Coordinate).Take(1)
            : [coordinate]);
    }

    private RegisterAnswer Rows(RegisterReference register, Dictionary<string, CoordinateAnswer> held)
    {
        string name = $"{register.Department}.{register.Resource}";
        var columns = (departments.Resource(name)?.Fields ?? [])
            .Where(field => held.ContainsKey(field.Coordinate))
            .Select(field => (field.Name, Answer: held[field.Coordinate])).ToList();
        if (columns.Count == 0 || columns.Any(column => column.Answer.Kind is AnswerKind.Unknown or AnswerKind.Refused))
        {
            return RegisterAnswer.NotKnown;
        }

        int count = columns.Max(column => column.Answer.Rows.IsDefault ? 0 : column.Answer.Rows.Length);
        return new RegisterAnswer.Rows([.. Enumerable.Range(0, count).Select(row => FeelValue.Context.Of(
            columns.Select(column => KeyValuePair.Create(
                column.Name,
                FeelValue.From(row < column.Answer.Rows.Length ? column.Answer.Rows[row] : null)))))]);
    }

    private SubjectReference SubjectOf(RulePart part)
    {
        return part switch
        {
            { Role: { } role } => _roles[role].Subject!,
            { Subject: RegisterSubject.Person } => SubjectReference.Citizen,
            { Subject: RegisterSubject.Enterprise } => SubjectReference.Enterprise,
            _ => SubjectReference.None,
        };
    }

    private SubjectReference Own()
    {
        return definition.ForEnterprises ? SubjectReference.Enterprise : SubjectReference.Citizen;
    }

    private static SubjectKind KindOf(RegisterSubject subject)
    {
        return subject switch
        {
            RegisterSubject.Person => SubjectKind.Person,
            RegisterSubject.Enterprise => SubjectKind.Enterprise,
            _ => SubjectKind.Public,
        };
    }

    private static PartOutcome OutcomeOf(PredicateAnswer answer)
    {
        return (answer.Kind, answer.Outcome) switch
        {
            (AnswerKind.Unknown or AnswerKind.Refused, _) => PartOutcome.Unknown,
            (_, PredicateOutcome.True) => PartOutcome.True,
            (_, PredicateOutcome.False) => PartOutcome.False,
            (_, PredicateOutcome.Null) => PartOutcome.Null,
            (AnswerKind.Absent, _) or (_, PredicateOutcome.Absent) => PartOutcome.Absent,
            _ => PartOutcome.Unknown,
        };
    }

    private static string JsonOf(PredicateOutcome? outcome)
    {
        return outcome switch
        {
            PredicateOutcome.True => "true",
            PredicateOutcome.False => "false",
            _ => "null",
        };
    }
}
