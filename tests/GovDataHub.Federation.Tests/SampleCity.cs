using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;

namespace GovDataHub.Federation.Tests;

/// <summary>
/// Departments over rows in memory: an implementation of the connector contract like any other, with every register
/// filled for a handful of people. Counts what it is asked, and fails on request.
/// </summary>
internal sealed class SampleCity
{
    public const string Lin = "330199198505050011";
    public const string Spouse = "330199198606060022";
    public const string Child = "330199201703030033";
    public const string GrownChild = "330199200501010044";
    public const string Stranger = "330199197001010055";
    public const string Shop = "91330199MA2SHOP011";
    public const string Foreign = "91330199MA2OTHER22";

    private readonly ConcurrentDictionary<(string Resource, string Key), ImmutableArray<SourceRow>> _rows = new();

    public SampleCity(DepartmentCatalogue catalogue)
    {
        Catalogue = catalogue;
        foreach (Resource resource in catalogue.Resources)
        {
            Fill(resource);
        }

        Kin();
    }

    public DepartmentCatalogue Catalogue { get; }

    /// <summary>Every request, in the order asked.</summary>
    public ConcurrentQueue<(string Department, SourceRequest Request)> Asked { get; } = new();

    /// <summary>Every predicate request.</summary>
    public ConcurrentQueue<(string Department, PredicateRequest Request)> Evaluated { get; } = new();

    /// <summary>Every write.</summary>
    public ConcurrentQueue<(string Department, WriteRequest Request)> Written { get; } = new();

    /// <summary>How a department fails, by code; <see cref="SourceFailure.Timeout"/> never answers at all.</summary>
    public ConcurrentDictionary<string, SourceFailure> Faults { get; } = new(StringComparer.Ordinal);

    /// <summary>Registers that their department leaves out of its answers, as <c>DEPT.resource</c>.</summary>
    public HashSet<string> LeftOut { get; } = new(StringComparer.Ordinal);

    /// <summary>What a department's evaluation comes to.</summary>
    public Func<string, PredicateOutcome> Outcome { get; set; } = _ => PredicateOutcome.True;

    /// <summary>Called when a department is told to write, before it does.</summary>
    public Action? OnWritten { get; set; }

    public WriteOutcome WriteOutcome { get; set; } = WriteOutcome.Written;

    /// <summary>What a department waits for before it answers.</summary>
    public ConcurrentDictionary<string, Func<Task>> Gates { get; } = new(StringComparer.Ordinal);

    /// <summary>Called when a department is asked, before it answers.</summary>
    public Action<string>? OnAsked { get; set; }

    public IEnumerable<IDepartmentConnector> Connectors =>
        Catalogue.Departments.Select(department => new Source(this, department.Code));

    public void Put(string resource, string key, params SourceRow[] rows)
    {
        _rows[(resource, key)] = [.. rows];
    }

    public static SourceRow Row(params (string Field, object? Value)[] values)
    {
        return new SourceRow(values.ToImmutableDictionary(pair => pair.Field, pair => pair.Value));
    }

    public static object? Sample(RegisterField field, string key)
    {
        return field.Type switch
        {
            FieldType.Int => 7L,
            FieldType.Number => 1.5m,
            FieldType.Money => 1234.5m,
            FieldType.Bool => true,
            FieldType.Date => new DateOnly(2024, 2, 29),
            FieldType.DateTime => new DateTimeOffset(2025, 1, 2, 3, 4, 5, TimeSpan.FromHours(8)),
            FieldType.Enum => field.Values[0].Code,
            FieldType.Json => JsonDocument.Parse("""{"a":[1,"b"]}""").RootElement,
            _ => $"{field.Name} of {key[^4..]}",
        };
    }

    private void Fill(Resource resource)
    {
        string[] keys = resource.Subject switch
        {
            SubjectKind.Person => [Lin, Spouse, Child, GrownChild, Stranger],
            SubjectKind.Enterprise => [Shop, Foreign],
            _ => [""],
        };
        foreach (string key in keys)
        {
            SourceRow row = new(resource.Fields.ToImmutableDictionary(
                field => field.Name, field => Sample(field, "0000" + key)));
            _rows[(resource.Coordinate, key)] = resource.Many ? [row, row] : [row];
        }
    }

    private void Kin()
    {
        Put("CAB.marriage", Lin, Row(
            ("status", "married"), ("spouseIdNo", Spouse), ("spouseName", "Chen"), ("certNo", "J330100-1"),
            ("regDate", new DateOnly(2012, 5, 20)), ("office", "West Lake")));
        Put("PSB.kinship", Lin,
            Row(("relation", "child"), ("relIdNo", Child), ("relName", "Lin the younger"),
                ("relBirth", new DateOnly(2017, 3, 3))),
            Row(("relation", "child"), ("relIdNo", GrownChild), ("relName", "Lin the elder"),
                ("relBirth", new DateOnly(2005, 1, 1))),
            Row(("relation", "mother"), ("relIdNo", Stranger), ("relName", "Wang"),
                ("relBirth", new DateOnly(1950, 1, 1))));
        Put("PSB.kinship", Child);
        Put("SMR.owned", Lin,
            Row(("uscc", Shop), ("role", "operator"), ("estDate", new DateOnly(2020, 1, 1)), ("status", "active")),
            Row(("uscc", Foreign), ("role", "shareholder"), ("estDate", new DateOnly(2021, 1, 1)),
                ("status", "active")));
        Put("DRA.entAccount", Shop, Row(("operatorIdNo", Lin), ("scope", "all"), ("validTo", null)));
        Put("DRA.entAccount", Foreign, Row(("operatorIdNo", Stranger), ("scope", "all"), ("validTo", null)));
    }

    private sealed class Source(SampleCity city, string code) : IDepartmentConnector
    {
        public string Department => code;

        public async Task<SourceAnswer> FetchAsync(SourceRequest request, CancellationToken cancellationToken)
        {
            city.Asked.Enqueue((code, request));
            city.OnAsked?.Invoke(code);
            if (city.Gates.TryGetValue(code, out Func<Task>? gate))
            {
                await gate();
            }

            await FailAsync(cancellationToken);
            var rows = ImmutableDictionary.CreateBuilder<(string, string), ImmutableArray<SourceRow>>();
            foreach (ResourceSelection resource in request.Resources.Where(
                resource => !city.LeftOut.Contains($"{code}.{resource.Resource}")))
            {
                foreach (string key in request.SubjectKind == SubjectKind.Public ? [""] : request.Keys)
                {
                    rows[(resource.Resource, key)] = Read(resource, key);
                }
            }

            return new SourceAnswer(
                rows.ToImmutable(), ImmutableDictionary<string, SourceException>.Empty);
        }

        public async Task<ImmutableArray<PredicateOutcome>> EvaluateAsync(
            PredicateRequest request, CancellationToken cancellationToken)
        {
            city.Evaluated.Enqueue((code, request));
            await FailAsync(cancellationToken);
            return [.. request.Expressions.Select(city.Outcome)];
        }

        public async Task<WriteOutcome> WriteAsync(WriteRequest request, CancellationToken cancellationToken)
        {
            city.Written.Enqueue((code, request));
            city.OnWritten?.Invoke();
            await FailAsync(cancellationToken);
            return city.WriteOutcome;
        }

        private async Task FailAsync(CancellationToken cancellationToken)
        {
            if (!city.Faults.TryGetValue(code, out SourceFailure failure))
            {
                return;
            }

            if (failure == SourceFailure.Timeout)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            throw new SourceException(code, failure, "connect ECONNREFUSED 10.0.0.7:5432");
        }

        private ImmutableArray<SourceRow> Read(ResourceSelection resource, string key)
        {
            ImmutableArray<SourceRow> rows = city._rows.GetValueOrDefault(($"{code}.{resource.Resource}", key), []);
            return [.. rows
                .Where(row =>
                    resource.Where?.All(test => Equals(row.Values.GetValueOrDefault(test.Key), test.Value)) != false)
                .Take(resource.Limit)
                .Select(row => new SourceRow(resource.Fields.ToImmutableDictionary(
                    field => field, field => row.Values.GetValueOrDefault(field))))];
        }
    }
}
