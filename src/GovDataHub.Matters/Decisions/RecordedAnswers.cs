using System.Collections.Immutable;
using System.Text.Json;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Engine;

namespace GovDataHub.Matters.Decisions;

/// <summary>
/// A decision's facts, answering as the departments did then. What is asked and was not recorded is unknown: the rule
/// is then another one than the one that decided.
/// </summary>
internal sealed class RecordedAnswers(DepartmentCatalogue departments, ImmutableArray<DecisionFact> facts)
    : ICaseReader
{
    private const string NotRecorded = "NOT_RECORDED";

    /// <summary>The other party's confirmation as it stood.</summary>
    public LinkAnswer Confirmation(RoleDefinition role)
    {
        return Link(role.Name, role.Name, SubjectKind.Person);
    }

    public Task<ImmutableArray<CoordinateAnswer>> ReadAsync(
        CaseScope scope,
        SubjectReference subject,
        ImmutableArray<string> coordinates,
        CancellationToken cancellationToken)
    {
        return Task.FromResult(coordinates.Select(coordinate => Value(coordinate, subject.Role)).ToImmutableArray());
    }

    public Task<ImmutableArray<PredicateAnswer>> EvaluateAsync(
        CaseScope scope, ImmutableArray<DepartmentPredicate> predicates, CancellationToken cancellationToken)
    {
        return Task.FromResult(predicates.Select(Outcome).ToImmutableArray());
    }

    public Task<LinkAnswer> FollowAsync(
        CaseScope scope, SubjectReference subject, CaseLink link, CancellationToken cancellationToken)
    {
        return Task.FromResult(Link(link.Coordinate, link.Role, link.Kind));
    }

    public Task<WriteAnswer> WriteAsync(
        CaseScope scope, SubjectReference subject, RegisterWrite write, CancellationToken cancellationToken)
    {
        throw new NotSupportedException("What was recorded is not written to.");
    }

    private CoordinateAnswer Value(string coordinate, string? role)
    {
        if (Find(NeedMode.Value, coordinate, role) is not { } fact)
        {
            return new CoordinateAnswer(coordinate, AnswerKind.Unknown, [], NotRecorded, null);
        }

        var type = departments.Field(coordinate)?.Type ?? FieldType.String;
        ImmutableArray<object?> rows =
            [.. JsonElement.Parse(fact.Json).EnumerateArray().Select(value => RegisterJson.Read(type, value))];
        return new CoordinateAnswer(coordinate, fact.Answer, rows, fact.Reason, fact.TransferId) { AsOf = fact.AsOf };
    }

    private PredicateAnswer Outcome(DepartmentPredicate predicate)
    {
        if (Find(NeedMode.Predicate, predicate.Expression, predicate.Subject.Role) is not { } fact)
        {
            return new PredicateAnswer(AnswerKind.Unknown, null, NotRecorded, null);
        }

        PredicateOutcome? outcome = (fact.Answer, fact.Json) switch
        {
            (AnswerKind.Absent, _) => PredicateOutcome.Absent,
            (AnswerKind.Value, "true") => PredicateOutcome.True,
            (AnswerKind.Value, "false") => PredicateOutcome.False,
            (AnswerKind.Value, _) => PredicateOutcome.Null,
            _ => null,
        };
        return new PredicateAnswer(fact.Answer, outcome, fact.Reason, fact.TransferId) { AsOf = fact.AsOf };
    }

    private LinkAnswer Link(string key, string role, SubjectKind kind)
    {
        return Find(NeedMode.Link, key, role) is { } fact
            ? new LinkAnswer(
                fact.Answer,
                fact.Answer == AnswerKind.Value ? new SubjectReference(kind, role, role) : null,
                fact.Reason,
                fact.TransferId)
            {
                AsOf = fact.AsOf,
            }
            : new LinkAnswer(AnswerKind.Unknown, null, NotRecorded, null);
    }

    private DecisionFact? Find(NeedMode mode, string key, string? role)
    {
        return facts.FirstOrDefault(fact => fact.Mode == mode && fact.Key == key && fact.Role == role);
    }
}
