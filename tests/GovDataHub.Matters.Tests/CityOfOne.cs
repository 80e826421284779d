using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Decisions;

namespace GovDataHub.Matters.Tests;

/// <summary>
/// Departments in memory that hold one citizen's registers: they evaluate, follow, and write as an owner does, each key
/// once, its guard checked first. A department may be silent.
/// </summary>
internal sealed class CityOfOne : ICaseReader, IEnterpriseOperators
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, WriteOutcome> _written = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonNode> _rowsByKey = new(StringComparer.Ordinal);
    private int _transfers;

    /// <summary>Rows by <c>DEPT.resource[@role]</c>, newest first.</summary>
    public Dictionary<string, JsonArray> Registers { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Silent { get; } = new(StringComparer.Ordinal);

    /// <summary>Departments whose data the platform may not have.</summary>
    public HashSet<string> Refusing { get; } = new(StringComparer.Ordinal);

    public List<string> Asked { get; } = [];

    /// <summary>Who may act for which enterprise, as <c>person/uscc</c>.</summary>
    public HashSet<string> Operators { get; } = new(StringComparer.Ordinal);

    public Task<bool?> NamesAsync(Caller caller, string uscc, CancellationToken cancellationToken)
    {
        return Task.FromResult<bool?>(
            Silent.Contains("DRA") ? null : Operators.Contains($"{caller.CitizenId}/{uscc}"));
    }

    /// <summary>Called before and after each effect on a register.</summary>
    public Func<string, Task> OnWrite { get; set; } = _ => Task.CompletedTask;

    public int RowsWritten(string register)
    {
        lock (_gate)
        {
            return Registers.TryGetValue(register, out var rows) ? rows.Count : 0;
        }
    }

    public async Task<ImmutableArray<CoordinateAnswer>> ReadAsync(
        CaseScope scope,
        SubjectReference subject,
        ImmutableArray<string> coordinates,
        CancellationToken cancellationToken)
    {
        Note(coordinates);
        Assert.All(coordinates, coordinate => Assert.Contains(
            scope.Needs, need => need.Coordinate == coordinate && need.Mode == NeedMode.Value));
        var answers = await Now().ReadAsync(scope, subject, coordinates, cancellationToken);
        return [.. answers.Select(answer => IsSilent(answer.Coordinate)
            ? new CoordinateAnswer(answer.Coordinate, AnswerKind.Unknown, [], "SOURCE_TIMEOUT", Transfer())
            : IsRefusing(answer.Coordinate)
            ? new CoordinateAnswer(answer.Coordinate, AnswerKind.Refused, [], "ACCESS_DENIED", Transfer())
            : answer with { TransferId = Transfer() })];
    }

    public async Task<ImmutableArray<PredicateAnswer>> EvaluateAsync(
        CaseScope scope, ImmutableArray<DepartmentPredicate> predicates, CancellationToken cancellationToken)
    {
        Note(predicates.Select(predicate => predicate.Expression));
        var answers = await Now().EvaluateAsync(scope, predicates, cancellationToken);
        return [.. answers.Select((answer, position) => IsSilent(predicates[position].Department)
            ? new PredicateAnswer(AnswerKind.Unknown, null, "SOURCE_TIMEOUT", Transfer())
            : IsRefusing(predicates[position].Department)
            ? new PredicateAnswer(AnswerKind.Refused, null, "ACCESS_DENIED", Transfer())
            : answer with { TransferId = Transfer() })];
    }

    public Task<LinkAnswer> FollowAsync(
        CaseScope scope, SubjectReference subject, CaseLink link, CancellationToken cancellationToken)
    {
        Note([link.Coordinate]);
        string register = link.Coordinate[..link.Coordinate.LastIndexOf('.')];
        var answer = IsSilent(register) ? new LinkAnswer(AnswerKind.Unknown, null, "SOURCE_TIMEOUT", Transfer())
            : IsRefusing(register) ? new LinkAnswer(AnswerKind.Refused, null, "ACCESS_DENIED", Transfer())
            : RowsWritten(register) == 0 ? new LinkAnswer(AnswerKind.Absent, null, null, Transfer())
            : new LinkAnswer(
                AnswerKind.Value, new SubjectReference(link.Kind, link.Role, "sealed"), null, Transfer());
        return Task.FromResult(answer);
    }

    public async Task<WriteAnswer> WriteAsync(
        CaseScope scope, SubjectReference subject, RegisterWrite write, CancellationToken cancellationToken)
    {
        if (IsSilent(write.Resource))
        {
            return new WriteAnswer(null, "SOURCE_TIMEOUT", Transfer());
        }

        await OnWrite($"before {write.IdempotencyKey}");
        if (!_written.TryGetValue(write.IdempotencyKey, out var outcome))
        {
            outcome = await ApplyAsync(scope, subject, write, cancellationToken);
            _written[write.IdempotencyKey] = outcome;
        }

        await OnWrite($"after {write.IdempotencyKey}");
        return new WriteAnswer(outcome, null, Transfer());
    }

    private async Task<WriteOutcome> ApplyAsync(
        CaseScope scope, SubjectReference subject, RegisterWrite write, CancellationToken cancellationToken)
    {
        if (write.Reverses is { } reversed)
        {
            if (_rowsByKey.Remove(reversed, out var row))
            {
                Registers[write.Resource].Remove(row);
            }

            return WriteOutcome.Written;
        }

        var guard = new DepartmentPredicate(
            write.Resource.Split('.')[0],
            subject,
            write.Guard ?? "true",
            [],
            ImmutableDictionary<string, object?>.Empty);
        var checkedAgain = await Now().EvaluateAsync(scope, [guard], cancellationToken);
        if (checkedAgain[0].Outcome != PredicateOutcome.True)
        {
            return WriteOutcome.GuardFailed;
        }

        var added = JsonNode.Parse(GovDataHub.Matters.Engine.RegisterJson.Write(write.Values))!;
        _rowsByKey[write.IdempotencyKey] = added;
        Registers[write.Resource].Insert(0, added);
        return WriteOutcome.Written;
    }

    private OfflineRegisters Now()
    {
        lock (_gate)
        {
            return new OfflineRegisters(SchemaFixture.Departments, Registers.Select(pair => KeyValuePair.Create(
                pair.Key,
                JsonElement.Parse(pair.Value.ToJsonString()).EnumerateArray().ToImmutableArray())));
        }
    }

    private bool IsSilent(string coordinate)
    {
        return Silent.Contains(coordinate.Split('.')[0]);
    }

    private bool IsRefusing(string coordinate)
    {
        return Refusing.Contains(coordinate.Split('.')[0]);
    }

    private void Note(IEnumerable<string> asked)
    {
        lock (_gate)
        {
            Asked.AddRange(asked);
        }
    }

    private string Transfer()
    {
        return $"2026/{Interlocked.Increment(ref _transfers)}";
    }
}
