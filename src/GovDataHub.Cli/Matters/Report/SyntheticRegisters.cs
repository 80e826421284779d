using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Departments.City;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Decisions;
using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Registers;
using GovDataHub.Rules.Values;

namespace GovDataHub.Cli.Matters.Report;

/// <summary>
/// The registers of a synthetic city, made in memory and answering as its departments would. Nobody real is in it, so
/// nothing is recorded; a subject's handle is its key.
/// </summary>
internal sealed class SyntheticRegisters : ICaseReader
{
    private readonly FrozenDictionary<(string Resource, string Key), ImmutableArray<FeelValue.Context>> _rows;
    private readonly RegisterCatalogue _registers;

    public SyntheticRegisters(DepartmentCatalogue departments, int citizens, DateOnly today)
    {
        _registers = RuleRegisters.Of(departments, []);
        var parts = new CityGenerator(new CityOptions { Citizens = citizens, Today = today }).Parts()
            .Select(part => (part.Citizens, Rows: part.Rows.ToList())).ToList();
        var rows = parts.SelectMany(part => part.Rows).ToList();
        Citizens = [.. parts.SelectMany(part => part.Citizens).Select(citizen => citizen.IdNo)];
        Enterprises =
        [
            .. rows.Where(row => row.Resource == "DRA.entAccount")
                .Select(row => (Operator: row.Values["operatorIdNo"] as string ?? "", Uscc: row.Key))
                .Where(pair => pair.Operator.Length > 0).DistinctBy(pair => pair.Uscc),
        ];
        _rows = rows.GroupBy(row => (row.Resource, row.Key)).ToFrozenDictionary(
            group => group.Key, group => InOrder(departments.Resource(group.Key.Resource)!, group));
    }

    /// <summary>The citizens' identity numbers.</summary>
    public ImmutableArray<string> Citizens { get; }

    /// <summary>The enterprises that somebody may act for, each with who may.</summary>
    public ImmutableArray<(string Operator, string Uscc)> Enterprises { get; }

    /// <summary>The rows of a register about a subject, newest first.</summary>
    public ImmutableArray<FeelValue.Context> Rows(string resource, string key)
    {
        return _rows.GetValueOrDefault((resource, key), []);
    }

    public Task<ImmutableArray<CoordinateAnswer>> ReadAsync(
        CaseScope scope,
        SubjectReference subject,
        ImmutableArray<string> coordinates,
        CancellationToken cancellationToken)
    {
        return Task.FromResult(coordinates.Select(coordinate =>
        {
            int end = coordinate.LastIndexOf('.');
            var rows = Rows(coordinate[..end], KeyOf(scope, subject));
            return new CoordinateAnswer(
                coordinate,
                rows.IsEmpty ? AnswerKind.Absent : AnswerKind.Value,
                [.. rows.Select(row => row.TryGet(coordinate[(end + 1)..], out var value) ? Plain(value) : null)],
                null,
                null);
        }).ToImmutableArray());
    }

    public Task<ImmutableArray<PredicateAnswer>> EvaluateAsync(
        CaseScope scope, ImmutableArray<DepartmentPredicate> predicates, CancellationToken cancellationToken)
    {
        return Task.FromResult(predicates.Select(predicate => Evaluate(scope, predicate)).ToImmutableArray());
    }

    public Task<LinkAnswer> FollowAsync(
        CaseScope scope, SubjectReference subject, CaseLink link, CancellationToken cancellationToken)
    {
        int end = link.Coordinate.LastIndexOf('.');
        var condition = link.Condition is null ? null : FeelExpression.Require(link.Condition);
        var supplies = FeelValue.Context.Of((link.Supplies ?? ImmutableDictionary<string, object?>.Empty)
            .Select(supply => KeyValuePair.Create(supply.Key, FeelValue.From(supply.Value))));
        string? key = Rows(link.Coordinate[..end], KeyOf(scope, subject))
            .Where(row => condition is null || Holds(condition, row, supplies, scope.Today))
            .Select(row => row.TryGet(link.Coordinate[(end + 1)..], out var id) ? (id as FeelValue.Text)?.Value : null)
            .FirstOrDefault(id => !string.IsNullOrEmpty(id));
        return Task.FromResult(key is null
            ? new LinkAnswer(AnswerKind.Absent, null, null, null)
            : new LinkAnswer(AnswerKind.Value, new SubjectReference(link.Kind, link.Role, key), null, null));
    }

    public Task<WriteAnswer> WriteAsync(
        CaseScope scope, SubjectReference subject, RegisterWrite write, CancellationToken cancellationToken)
    {
        throw new NotSupportedException("A report writes to no register.");
    }

    /// <summary>Whether a row is one that a condition names.</summary>
    internal static bool Holds(
        FeelExpression condition, FeelValue.Context row, FeelValue.Context supplies, DateOnly today)
    {
        var variables = row.Names.Select(name => KeyValuePair.Create(
                name, row.TryGet(name, out var value) ? value : FeelValue.None))
            .Append(KeyValuePair.Create<string, FeelValue>("supply", supplies));
        return FeelEvaluator.Evaluate(condition, FeelContext.Of(today, FeelValue.Context.Of(variables))).IsTrue;
    }

    /// <summary>What FEEL holds, as a register gives it.</summary>
    internal static object? Plain(FeelValue value)
    {
        return value switch
        {
            FeelValue.Text text => text.Value,
            FeelValue.Boolean truth => truth.Value,
            FeelValue.Number number => number.Value.ToDecimal(),
            FeelValue.Date date => new DateOnly(date.Value.Year, date.Value.Month, date.Value.Day),
            _ => null,
        };
    }

    private static ImmutableArray<FeelValue.Context> InOrder(Resource resource, IEnumerable<RegisterRow> rows)
    {
        var sorted = rows.OrderBy(_ => 0);
        foreach (string key in (resource.Order ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            string field = key.Split(' ')[0];
            sorted = key.EndsWith(" desc", StringComparison.Ordinal)
                ? sorted.ThenByDescending(row => row.Values.GetValueOrDefault(field), Comparer<object?>.Default)
                : sorted.ThenBy(row => row.Values.GetValueOrDefault(field), Comparer<object?>.Default);
        }

        return
        [
            .. sorted.Select(row => FeelValue.Context.Of(row.Values
                .Select(value => KeyValuePair.Create(value.Key, FeelValue.From(value.Value))))),
        ];
    }

    private static string KeyOf(CaseScope scope, SubjectReference subject)
    {
        return subject switch
        {
            { Role: not null } => subject.Handle,
            { Kind: SubjectKind.Person } => scope.CitizenId,
            { Kind: SubjectKind.Enterprise } => scope.Uscc ?? "",
            _ => "",
        };
    }

    private PredicateAnswer Evaluate(CaseScope scope, DepartmentPredicate predicate)
    {
        var trace = new EvaluationTrace();
        string key = KeyOf(scope, predicate.Subject);
        var supplies = FeelValue.Context.Of(predicate.Supplies
            .Select(supply => KeyValuePair.Create(supply.Key, FeelValue.From(supply.Value))));
        var context = FeelContext.OverRegisters(
            scope.Today,
            _registers,
            register => new RegisterAnswer.Rows(Rows($"{register.Department}.{register.Resource}", key)),
            supplies,
            trace);
        var value = FeelEvaluator.Evaluate(FeelExpression.Require(predicate.Expression), context);
        return value switch
        {
            { IsTrue: true } => new PredicateAnswer(AnswerKind.Value, PredicateOutcome.True, null, null),
            FeelValue.Boolean => new PredicateAnswer(AnswerKind.Value, PredicateOutcome.False, null, null),
            _ when trace.ReadAbsent => new PredicateAnswer(AnswerKind.Absent, PredicateOutcome.Absent, null, null),
            _ => new PredicateAnswer(AnswerKind.Value, PredicateOutcome.Null, null, null),
        };
    }
}
