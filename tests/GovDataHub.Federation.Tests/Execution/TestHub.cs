using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using GovDataHub.Audit;
using GovDataHub.Audit.Keys;
using GovDataHub.Audit.Records;
using GovDataHub.Audit.Storage.Sqlite;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Execution;
using GovDataHub.Federation.Limits;
using GovDataHub.Federation.Reading;
using GovDataHub.Federation.Time;
using GovDataHub.GraphQL.Execution;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovDataHub.Federation.Tests.Execution;

/// <summary>A whole gateway over a sample city and a real audit log in a directory of its own.</summary>
internal sealed class TestHub : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("gateway-").FullName;
    private readonly SqliteAuditStore _store;
    private readonly AuditLog _audit;

    public TestHub(PlanTime? time = null)
    {
        Time = time ?? new PlanTime(new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.FromHours(8)));
        City = new SampleCity(Schemas.Hub.Catalogue);
        AuditLogOptions options = new()
        {
            Directory = Path.Combine(_directory, "log"),
            KeyFile = Path.Combine(_directory, "keys", "audit.keys"),
            OriginPrefix = "log.example/audit",
        };
        _store = new SqliteAuditStore(options.Directory);
        KeyFile keys = new(options.KeyFile, options.OriginPrefix, SystemRandom.Fill);
        _audit = new AuditLog(options, _store, keys, SystemRandom.Fill, Time, NullLogger<AuditLog>.Instance);
        Log = new WatchedLog(_audit);
        Services = new FederationServices
        {
            Catalogue = Schemas.Hub.Catalogue,
            Edges = Schemas.Hub.Edges,
            Policy = Schemas.Policy,
            Grants = new GrantBook([]),
            GrantUsage = new GrantUsage(),
            Cases = Cases,
            Sources = new SourceFetcher(
                City.Connectors, Schemas.Hub.Catalogue, TimeProvider.System, NullLogger<SourceFetcher>.Instance),
            Log = Log,
            Clock = new BusinessClock(Time, ClockOffset.None),
            Denials = Denials,
        };
    }

    public PlanTime Time { get; }

    public SampleCity City { get; }

    public WatchedLog Log { get; }

    public KnownCases Cases { get; } = new();

    public CountedDenials Denials { get; } = new();

    public FederationServices Services { get; set; }

    public OperationLimits Limits { get; set; } = OperationLimits.Default;

    public static Caller Citizen(string purpose = "self", string id = SampleCity.Lin)
    {
        return new Caller
        {
            Kind = PartyKind.Citizen,
            Id = id,
            CitizenId = id,
            Roles = ["citizen"],
            Purpose = Purpose.Parse(purpose),
            TraceId = "4bf92f3577b34da6a3ce929d0e0e4736",
        };
    }

    public HubGateway Gateway()
    {
        ResolverMap resolvers = new();
        resolvers.AddDepartmentResolvers(Schemas.Hub);
        return new HubGateway(Schemas.Hub, resolvers, Services, Limits);
    }

    public async Task<JsonElement> AskAsync(
        string query, Caller caller, params (string Name, object? Value)[] variables)
    {
        return JsonDocument.Parse(await BytesAsync(query, caller, variables)).RootElement;
    }

    public async Task<ReadOnlyMemory<byte>> BytesAsync(
        string query, Caller caller, params (string Name, object? Value)[] variables)
    {
        HubGateway gateway = Gateway();
        ExecutionResult result = await gateway.ExecuteAsync(
            Request(gateway, query, caller, variables), TestContext.Current.CancellationToken);
        ArrayBufferWriter<byte> output = new();
        result.WriteTo(output);
        return output.WrittenMemory;
    }

    /// <summary>The payloads of an answer as they come.</summary>
    public async IAsyncEnumerable<JsonElement> StreamAsync(
        string query, Caller caller, params (string Name, object? Value)[] variables)
    {
        HubGateway gateway = Gateway();
        await foreach (ResponsePayload payload in gateway.StreamAsync(
            Request(gateway, query, caller, variables), TestContext.Current.CancellationToken))
        {
            yield return JsonDocument.Parse(payload.ToString()).RootElement;
        }
    }

    private static HubRequest Request(
        HubGateway gateway, string query, Caller caller, (string Name, object? Value)[] variables)
    {
        return new HubRequest
        {
            Operation = gateway.Prepare(Encoding.UTF8.GetBytes(query), null),
            Variables =
                JsonSerializer.SerializeToElement(variables.ToDictionary(pair => pair.Name, pair => pair.Value)),
            Caller = caller,
            Services = new NoServices(),
            OnException = (exception, _) => throw new InvalidOperationException("A resolver failed.", exception),
        };
    }

    public void Dispose()
    {
        _audit.Dispose();
        _store.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType)
        {
            return null;
        }
    }
}

/// <summary>The real log, with what it was told kept for the test; refuses on request, as a full disk would.</summary>
internal sealed class WatchedLog(IAuditLog inner) : IAuditLog
{
    public List<TransferEntry> Entries { get; } = [];

    public int Appends { get; private set; }

    public bool IsFull { get; set; }

    /// <summary>What an append waits for before it is begun.</summary>
    public Func<Task>? Gate { get; set; }

    public async ValueTask<IReadOnlyList<TransferId>> AppendAsync(
        IReadOnlyList<TransferEntry> entries, CancellationToken cancellationToken)
    {
        Appends++;
        if (IsFull)
        {
            throw new AuditUnavailableException("No space left on device.");
        }

        if (Gate is { } gate)
        {
            await gate();
        }

        IReadOnlyList<TransferId> ids = await inner.AppendAsync(entries, cancellationToken);
        lock (Entries)
        {
            Entries.AddRange(entries);
        }

        return ids;
    }
}

internal sealed class KnownCases : ICaseLookup
{
    public Dictionary<string, CaseAccess> Cases { get; } = new(StringComparer.Ordinal);

    public Task<CaseAccess?> FindAsync(string caseId, CancellationToken cancellationToken)
    {
        return Task.FromResult(Cases.GetValueOrDefault(caseId));
    }
}

internal sealed class CountedDenials : IDenialCounter
{
    public List<(string Source, string Reason)> Counted { get; } = [];

    public void Count(string source, string reason)
    {
        Counted.Add((source, reason));
    }
}

internal sealed class GrantUsage : IGrantUsage
{
    private readonly Dictionary<(string, DateOnly), long> _rows = [];

    public long Used(string grantId, DateOnly day)
    {
        return _rows.GetValueOrDefault((grantId, day));
    }

    public void Add(string grantId, DateOnly day, int rows)
    {
        _rows[(grantId, day)] = Used(grantId, day) + rows;
    }
}

/// <summary>A clock that stands where the test put it.</summary>
internal sealed class PlanTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow()
    {
        return Now.ToUniversalTime();
    }

    public override string ToString()
    {
        return Now.ToString(CultureInfo.InvariantCulture);
    }
}
