using System.Collections.Immutable;
using System.Globalization;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Execution;

namespace GovDataHub.Federation.Reading;

/// <summary>
/// The matter engine's way to the departments. The same decisions, the same ledger and the same rule as for a query:
/// recorded before it returns. What the matter does not need, and sensitive data before consent, is refused and that
/// recorded.
/// </summary>
/// <param name="services">What reading needs.</param>
/// <param name="sealer">Seals the subjects behind links.</param>
public sealed class CaseReader(FederationServices services, SubjectSealer sealer) : ICaseReader
{
    private const int MaximumRows = 100;
    private readonly PredicateReading _predicates = new(services, sealer);
    private readonly RegisterWriting _writes = new(services, sealer);

    /// <inheritdoc/>
    public async Task<ImmutableArray<CoordinateAnswer>> ReadAsync(
        CaseScope scope,
        SubjectReference subject,
        ImmutableArray<string> coordinates,
        CancellationToken cancellationToken)
    {
        CaseSession session = new(services, sealer, scope);
        string key = session.KeyOf(subject);
        ImmutableArray<RegisterField> fields =
            [.. coordinates.Select(coordinate => session.FieldOf(coordinate, subject))];
        Dictionary<RegisterField, DenialReason> refused = Refused(session, subject, fields);
        foreach (IGrouping<(string Department, DenialReason Reason), RegisterField> group in refused
            .GroupBy(pair => (pair.Key.Department, pair.Value), pair => pair.Key))
        {
            session.NoteDenied(
                group.Key.Department, key, group.Select(field => field.Coordinate), group.Key.Reason);
        }

        Dictionary<string, SourceResult<SourceAnswer>> answers = await FetchAsync(
            session, subject.Kind, key, [.. fields.Where(field => !refused.ContainsKey(field))], cancellationToken);
        await session.RecordAsync();
        return [.. fields.Select(field => AnswerOf(session, field, key, refused, answers))];
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<PredicateAnswer>> EvaluateAsync(
        CaseScope scope, ImmutableArray<DepartmentPredicate> predicates, CancellationToken cancellationToken)
    {
        return _predicates.EvaluateAsync(scope, predicates, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<LinkAnswer> FollowAsync(
        CaseScope scope, SubjectReference subject, CaseLink link, CancellationToken cancellationToken)
    {
        CaseSession session = new(services, sealer, scope);
        string key = session.KeyOf(subject);
        RegisterField field = session.FieldOf(link.Coordinate, subject);
        Resource register = services.Catalogue.Resource($"{field.Department}.{field.Resource}")!;
        LinkCondition condition = new(link, register, scope.Today);
        if (services.Decider.DecideLink(session.Context, CaseSession.StandingOf(subject), field)
            is AccessDecision.Denied denied)
        {
            session.NoteDenied(field.Department, key, [field.Coordinate], denied.Reason);
            await session.RecordAsync();
            return new LinkAnswer(
                AnswerKind.Refused, null, denied.Reason.Code, session.TransferOf(field.Department, field.Coordinate));
        }

        Dictionary<string, SourceResult<SourceAnswer>> answers = await FetchAsync(
            session, subject.Kind, key, [.. condition.Fields.Append(field).Distinct()], cancellationToken);
        await session.RecordAsync();
        string? transfer = session.TransferOf(field.Department, field.Coordinate);
        if (FailureOf(answers[field.Department], field.Resource) is { } failure)
        {
            return new LinkAnswer(KindOf(failure), null, FieldFault.CodeOf(failure), transfer);
        }

        string? target = RegisterReader.Rows(answers[field.Department].Answer!, field.Resource, key)
            .Where(condition.Holds)
            .Select(row => row.Values.GetValueOrDefault(field.Name) as string)
            .FirstOrDefault(id => !string.IsNullOrEmpty(id));
        LinkAnswer answer = target is null
            ? new LinkAnswer(AnswerKind.Absent, null, null, transfer)
            : new LinkAnswer(
                AnswerKind.Value, sealer.Seal(scope.CaseId, link.Role, link.Kind, target), null, transfer);
        return answer with { AsOf = session.AsOf(field.Department, field.Coordinate) };
    }

    /// <inheritdoc/>
    public Task<WriteAnswer> WriteAsync(
        CaseScope scope, SubjectReference subject, RegisterWrite write, CancellationToken cancellationToken)
    {
        return _writes.WriteAsync(scope, subject, write, cancellationToken);
    }

    /// <summary>What a failure is to a case: a source that refuses has answered, any other has not.</summary>
    internal static AnswerKind KindOf(SourceFailure failure)
    {
        return failure == SourceFailure.Refused ? AnswerKind.Refused : AnswerKind.Unknown;
    }

    private static Dictionary<RegisterField, DenialReason> Refused(
        CaseSession session, SubjectReference subject, ImmutableArray<RegisterField> fields)
    {
        Dictionary<RegisterField, DenialReason> refused = [];
        foreach (RegisterField field in fields)
        {
            DenialReason? reason = session.Decide(subject, field) switch
            {
                AccessDecision.Denied denied => denied.Reason,
                AccessDecision.Predicate => DenialReason.OutcomeOnly,
                _ => null,
            };
            if (reason is not null)
            {
                refused[field] = reason;
            }
        }

        return refused;
    }

    private static SourceFailure? FailureOf(SourceResult<SourceAnswer> result, string resource)
    {
        return result.Failure
            ?? (result.Answer!.Failures.TryGetValue(resource, out SourceException? failed) ? failed.Failure : null);
    }

    private static CoordinateAnswer AnswerOf(
        CaseSession session,
        RegisterField field,
        string key,
        Dictionary<RegisterField, DenialReason> refused,
        Dictionary<string, SourceResult<SourceAnswer>> answers)
    {
        string? transfer = session.TransferOf(field.Department, field.Coordinate);
        if (refused.TryGetValue(field, out DenialReason? reason))
        {
            return new CoordinateAnswer(field.Coordinate, AnswerKind.Refused, [], reason.Code, transfer);
        }

        SourceResult<SourceAnswer> result = answers[field.Department];
        if (FailureOf(result, field.Resource) is { } failure)
        {
            return new CoordinateAnswer(
                field.Coordinate, KindOf(failure), [], FieldFault.CodeOf(failure), transfer);
        }

        ImmutableArray<SourceRow> rows = RegisterReader.Rows(result.Answer!, field.Resource, key);
        return new CoordinateAnswer(
            field.Coordinate,
            rows.IsEmpty ? AnswerKind.Absent : AnswerKind.Value,
            [.. rows.Select(row => row.Values.GetValueOrDefault(field.Name))],
            null,
            transfer)
        {
            AsOf = session.AsOf(field.Department, field.Coordinate),
        };
    }

    private async Task<Dictionary<string, SourceResult<SourceAnswer>>> FetchAsync(
        CaseSession session,
        SubjectKind kind,
        string key,
        ImmutableArray<RegisterField> fields,
        CancellationToken cancellationToken)
    {
        IEnumerable<Task<(string, SourceResult<SourceAnswer>)>> fetches = fields
            .GroupBy(field => field.Department)
            .Select(async group => (group.Key, await session.Reader.ReadAsync(
                group.Key,
                new SourceRequest(kind, kind == SubjectKind.Public ? [] : [key], Selections(group)),
                onBehalfOf: false,
                cancellationToken)));
        return (await Task.WhenAll(fetches)).ToDictionary(StringComparer.Ordinal);
    }

    private ImmutableArray<ResourceSelection> Selections(IEnumerable<RegisterField> fields)
    {
        return [.. fields.GroupBy(field => field.Resource).Select(group => new ResourceSelection(
            group.Key,
            [.. group.Select(field => field.Name).Distinct(StringComparer.Ordinal)],
            Limit: services.Catalogue.Resource(
                string.Create(CultureInfo.InvariantCulture, $"{group.First().Department}.{group.Key}"))!.Many
                ? MaximumRows
                : 1))];
    }
}
