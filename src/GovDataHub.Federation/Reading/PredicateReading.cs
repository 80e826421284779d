using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Execution;

namespace GovDataHub.Federation.Reading;

/// <summary>
/// Predicates of a case: evaluated where the data is, so that only outcomes cross. One request a department and
/// subject. How often one expression may be asked for a case in a day is capped, so that supplies cannot be varied
/// until the answer is known.
/// </summary>
internal sealed class PredicateReading(FederationServices services, SubjectSealer sealer)
{
    private const int AsksPerDay = 40;
    private readonly ConcurrentDictionary<(string Case, string Expression), (DateOnly Day, int Count)> _asked = new();

    public async Task<ImmutableArray<PredicateAnswer>> EvaluateAsync(
        CaseScope scope, ImmutableArray<DepartmentPredicate> predicates, CancellationToken cancellationToken)
    {
        CaseSession session = new(services, sealer, scope);
        PredicateAnswer[] answers = new PredicateAnswer[predicates.Length];
        List<(int Place, DepartmentPredicate Predicate)> allowed = [];
        for (int place = 0; place < predicates.Length; place++)
        {
            DepartmentPredicate predicate = predicates[place];
            if (Refusal(session, predicate) is { } reason)
            {
                session.NoteDenied(
                    predicate.Department, session.KeyOf(predicate.Subject), predicate.Coordinates, reason);
                answers[place] = new PredicateAnswer(AnswerKind.Refused, null, reason.Code, null);
            }
            else
            {
                allowed.Add((place, predicate));
            }
        }

        List<Request> requests = [.. allowed
            .GroupBy(entry => (entry.Predicate.Department, entry.Predicate.Subject, Supplies(entry.Predicate)))
            .Select(group => new Request(group.Key.Department, session.KeyOf(group.Key.Subject), [.. group]))];
        await Task.WhenAll(requests.Select(request => EvaluateAsync(session, request, cancellationToken)));
        await session.RecordAsync();
        foreach (Request request in requests)
        {
            for (int index = 0; index < request.Parts.Length; index++)
            {
                answers[request.Parts[index].Place] = request.AnswerOf(index);
            }
        }

        return [.. answers];
    }

    private static string Supplies(DepartmentPredicate predicate)
    {
        return string.Join('\n', predicate.Supplies
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}={pair.Value}"));
    }

    private static DenialReason? NeedOf(CaseSession session, DepartmentPredicate predicate, string coordinate)
    {
        ImmutableArray<CaseNeed> needs = session.Scope.Needs;
        bool isRegister = coordinate.Count(letter => letter == '.') == 1;
        if (isRegister)
        {
            return needs.Any(need => need.Role == predicate.Subject.Role
                && need.Coordinate.StartsWith(coordinate + ".", StringComparison.Ordinal))
                ? null
                : DenialReason.NotNeeded;
        }

        RegisterField field = session.FieldOf(coordinate, predicate.Subject);
        return session.Decide(predicate.Subject, field) is AccessDecision.Denied denied ? denied.Reason : null;
    }

    private DenialReason? Refusal(CaseSession session, DepartmentPredicate predicate)
    {
        foreach (string coordinate in predicate.Coordinates)
        {
            if (!coordinate.StartsWith(predicate.Department + ".", StringComparison.Ordinal))
            {
                throw new ArgumentException($"{coordinate} is not held by {predicate.Department}.");
            }

            if (NeedOf(session, predicate, coordinate) is { } reason)
            {
                return reason;
            }
        }

        return Ask(session.Scope, predicate) ? null : DenialReason.AskedTooOften;
    }

    private bool Ask(CaseScope scope, DepartmentPredicate predicate)
    {
        if (predicate.Supplies.IsEmpty)
        {
            return true;
        }

        if (_asked.Count > 100_000)
        {
            _asked.Clear();
        }

        (_, int count) = _asked.AddOrUpdate(
            (scope.CaseId, predicate.Expression),
            _ => (scope.Today, 1),
            (_, known) => known.Day == scope.Today ? (known.Day, known.Count + 1) : (scope.Today, 1));
        return count <= AsksPerDay;
    }

    private async Task EvaluateAsync(CaseSession session, Request request, CancellationToken cancellationToken)
    {
        DepartmentPredicate first = request.Parts[0].Predicate;
        PredicateRequest sent = new(
            first.Subject.Kind,
            request.Key,
            [.. request.Parts.Select(part => part.Predicate.Expression)],
            session.Scope.Today,
            first.Supplies);
        SourceResult<ImmutableArray<PredicateOutcome>> result = await services.Sources.CallAsync(
            request.Department, (connector, token) => connector.EvaluateAsync(sent, token), cancellationToken);
        request.Failure = result.Failure is null && result.Answer.Length != request.Parts.Length
            ? SourceFailure.Garbage
            : result.Failure;
        request.Outcomes = request.Failure is null ? result.Answer : [];
        request.Transfer = session.Ledger.Note(NoteOf(request));
    }

    private TransferNote NoteOf(Request request)
    {
        ImmutableArray<string> coordinates = [.. request.Parts
            .SelectMany(part => part.Predicate.Coordinates).Distinct(StringComparer.Ordinal)];
        byte[] content = Encoding.UTF8.GetBytes(string.Join('\n', request.Outcomes));
        bool released = request.Failure is null && request.Outcomes.Any(outcome => outcome != PredicateOutcome.Absent);
        return new TransferNote
        {
            Department = request.Department,
            Outcome = (request.Failure, released) switch
            {
                (not null, _) => TransferOutcome.Failed,
                (null, true) => TransferOutcome.Released,
                _ => TransferOutcome.Absent,
            },
            Coordinates = coordinates,
            Predicates = coordinates,
            Subjects = request.Key.Length == 0 ? [] : [request.Key],
            Reason = request.Failure is { } failure ? FieldFault.CodeOf(failure) : null,
            Bytes = released ? content.Length : 0,
            ContentHash = released ? SHA256.HashData(content) : ReadOnlyMemory<byte>.Empty,
            AsOf = services.Clock.Now,
        };
    }

    /// <summary>What is asked of one department about one subject.</summary>
    private sealed class Request(
        string department, string key, ImmutableArray<(int Place, DepartmentPredicate Predicate)> parts)
    {
        public string Department { get; } = department;

        public string Key { get; } = key;

        public ImmutableArray<(int Place, DepartmentPredicate Predicate)> Parts { get; } = parts;

        public SourceFailure? Failure { get; set; }

        public ImmutableArray<PredicateOutcome> Outcomes { get; set; } = [];

        public PendingTransfer? Transfer { get; set; }

        public PredicateAnswer AnswerOf(int index)
        {
            string? transfer = Transfer?.Id?.ToString();
            if (Failure is { } failure)
            {
                return new PredicateAnswer(CaseReader.KindOf(failure), null, FieldFault.CodeOf(failure), transfer);
            }

            PredicateOutcome outcome = Outcomes[index];
            return new PredicateAnswer(
                outcome == PredicateOutcome.Absent ? AnswerKind.Absent : AnswerKind.Value, outcome, null, transfer)
            {
                AsOf = Transfer?.Note.AsOf,
            };
        }
    }
}
