using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Reading;
using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Registers;
using GovDataHub.Rules.Values;

namespace GovDataHub.Matters.Decisions;

/// <summary>
/// Registers given as data, answering as departments would: to try a rule without a city. A register that is not among
/// them did not answer; one without rows holds nothing. Everybody in a role exists.
/// </summary>
public sealed class OfflineRegisters : ICaseReader
{
    private readonly DepartmentCatalogue _departments;
    private readonly RegisterCatalogue _registers;
    private readonly ImmutableDictionary<RegisterReference, RegisterAnswer> _answers;

    /// <summary>Registers with rows in JSON, by <c>DEPT.resource</c> or <c>DEPT.resource@role</c>.</summary>
    public OfflineRegisters(
        DepartmentCatalogue departments, IEnumerable<KeyValuePair<string, ImmutableArray<JsonElement>>> data)
    {
        _departments = departments;
        _registers = RuleRegisters.Of(departments, []);
        _answers = data.ToImmutableDictionary(
            pair => Reference(pair.Key), RegisterAnswer (pair) => Answer(pair.Key, pair.Value));
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<CoordinateAnswer>> ReadAsync(
        CaseScope scope,
        SubjectReference subject,
        ImmutableArray<string> coordinates,
        CancellationToken cancellationToken)
    {
        return Task.FromResult(coordinates.Select(coordinate => Read(subject, coordinate)).ToImmutableArray());
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<PredicateAnswer>> EvaluateAsync(
        CaseScope scope, ImmutableArray<DepartmentPredicate> predicates, CancellationToken cancellationToken)
    {
        return Task.FromResult(predicates.Select(predicate => Evaluate(scope, predicate)).ToImmutableArray());
    }

    /// <inheritdoc/>
    public Task<LinkAnswer> FollowAsync(
        CaseScope scope, SubjectReference subject, CaseLink link, CancellationToken cancellationToken)
    {
        return Task.FromResult(new LinkAnswer(
            AnswerKind.Value, new SubjectReference(link.Kind, link.Role, link.Role), null, null));
    }

    /// <summary>Nothing is written here.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public Task<WriteAnswer> WriteAsync(
        CaseScope scope, SubjectReference subject, RegisterWrite write, CancellationToken cancellationToken)
    {
        throw new NotSupportedException("Registers given as data are not written to.");
    }

    private CoordinateAnswer Read(SubjectReference subject, string coordinate)
    {
        int end = coordinate.LastIndexOf('.');
        var reference = Reference(coordinate[..end]) with { Role = subject.Role };
        if (_answers.GetValueOrDefault(reference) is not RegisterAnswer.Rows { Items: var rows })
        {
            return new CoordinateAnswer(coordinate, AnswerKind.Unknown, [], "SOURCE_UNAVAILABLE", null);
        }

        string field = coordinate[(end + 1)..];
        var type = _departments.Field(coordinate)?.Type ?? FieldType.String;
        return new CoordinateAnswer(
            coordinate,
            rows.IsEmpty ? AnswerKind.Absent : AnswerKind.Value,
            [.. rows.Select(row => row.TryGet(field, out var value) ? RegisterValue.From(type, value) : null)],
            null,
            null);
    }

    private PredicateAnswer Evaluate(CaseScope scope, DepartmentPredicate predicate)
    {
        var answers = Readings(predicate).Select(reading => Evaluate(scope, predicate, reading)).ToList();
        return answers.Find(answer => answer.Outcome == PredicateOutcome.True) ?? answers[0];
    }

    /// <summary>
    /// A register of one row that is given several stands for several people in the role. A scalar is the first one's;
    /// whether there is one of a kind is asked of each.
    /// </summary>
    private IEnumerable<ImmutableDictionary<RegisterReference, RegisterAnswer>> Readings(DepartmentPredicate predicate)
    {
        yield return _answers;
        foreach (var (reference, answer) in _answers)
        {
            string name = $"{reference.Department}.{reference.Resource}";
            if (reference.Role is not null && reference.Role == predicate.Subject.Role
                && answer is RegisterAnswer.Rows { Items: [_, .. var others] }
                && _departments.Resource(name) is { Many: false }
                && predicate.Expression.Contains($"{name}[", StringComparison.Ordinal))
            {
                foreach (var row in others)
                {
                    yield return _answers.SetItem(reference, new RegisterAnswer.Rows([row]));
                }
            }
        }
    }

    private PredicateAnswer Evaluate(
        CaseScope scope,
        DepartmentPredicate predicate,
        ImmutableDictionary<RegisterReference, RegisterAnswer> reading)
    {
        var trace = new EvaluationTrace();
        var supplies = DecisionMaker.SupplyContext(predicate.Supplies);
        var context = FeelContext.OverRegisters(
            scope.Today,
            _registers,
            register => reading.GetValueOrDefault(
                register with { Role = predicate.Subject.Role }, RegisterAnswer.NotKnown),
            supplies,
            trace);
        var value = FeelEvaluator.Evaluate(FeelExpression.Require(predicate.Expression), context);
        return value switch
        {
            { IsUnknown: true } => new PredicateAnswer(AnswerKind.Unknown, null, "SOURCE_UNAVAILABLE", null),
            { IsTrue: true } => new PredicateAnswer(AnswerKind.Value, PredicateOutcome.True, null, null),
            FeelValue.Boolean => new PredicateAnswer(AnswerKind.Value, PredicateOutcome.False, null, null),
            _ when trace.ReadAbsent => new PredicateAnswer(AnswerKind.Absent, PredicateOutcome.Absent, null, null),
            _ => new PredicateAnswer(AnswerKind.Value, PredicateOutcome.Null, null, null),
        };
    }

    private RegisterAnswer.Rows Answer(string key, ImmutableArray<JsonElement> rows)
    {
        var reference = Reference(key);
        var fields = _departments.Resource($"{reference.Department}.{reference.Resource}")?.Fields ?? [];
        return new RegisterAnswer.Rows([.. rows.Select(row => FeelValue.Context.Of(Row(fields, row)))]);
    }

    /// <summary>A row's fields, typed; what it does not name is null.</summary>
    internal static IEnumerable<KeyValuePair<string, FeelValue>> Row(
        IEnumerable<RegisterField> fields, JsonElement row)
    {
        return fields.Select(field => KeyValuePair.Create(
            field.Name,
            row.TryGetProperty(field.Name, out var value) ? Typed(field.Type, value) : FeelValue.None));
    }

    /// <summary>Dates are texts in JSON; everything else says itself what it is.</summary>
    internal static FeelValue Typed(FieldType type, JsonElement value)
    {
        return (type, value.ValueKind) switch
        {
            (FieldType.Date, JsonValueKind.String) when DateOnly.TryParseExact(
                value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) =>
                FeelValue.Of(date),
            (FieldType.DateTime, JsonValueKind.String) when DateTimeOffset.TryParse(
                value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) =>
                FeelValue.Of(moment),
            (FieldType.Money or FieldType.Number or FieldType.Int, JsonValueKind.String) when decimal.TryParse(
                value.GetString(), NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number) =>
                FeelValue.Of(number),
            _ => FeelJson.Read(value),
        };
    }

    private static RegisterReference Reference(string key)
    {
        string[] sides = key.Split('@', 2);
        string[] names = sides[0].Split('.', 2);
        return new RegisterReference(sides.Length == 2 ? sides[1] : null, names[0], names.Length == 2 ? names[1] : "");
    }
}
