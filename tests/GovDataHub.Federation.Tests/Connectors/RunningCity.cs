using System.Collections.Immutable;
using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Registers;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Connectors.Mapping;
using GovDataHub.Federation.Tests.Connectors;
using GovDataHub.TestKit;
using Microsoft.AspNetCore.Builder;

[assembly: AssemblyFixture(typeof(RunningCity))]

namespace GovDataHub.Federation.Tests.Connectors;

/// <summary>
/// A small city, its departments served on loopback, connectors to them, and the truth they were filled from.
/// </summary>
public sealed class RunningCity : IAsyncLifetime
{
    /// <summary>The tests share one city, and some of them break or change it for a while.</summary>
    public const string OneAtATime = "one city";

    private readonly int[] _ports = LoopbackPorts.Free(2);
    private readonly string _data = Directory.CreateTempSubdirectory("hub-city-").FullName;
    private WebApplication? _app;
    private DepartmentConnectors? _connectors;

    public static string Schemas { get; } = Repository.PathOf("schemas/departments");

    public static DepartmentCatalogue Catalogue { get; } = DepartmentCatalogue.Load(Schemas);

    /// <summary>The city's rows by register and subject, in the catalogue's order.</summary>
    public ILookup<(string Resource, string Key), RegisterRow> Truth { get; private set; } = null!;

    public DepartmentConnectors Connectors => _connectors!;

    public Uri Address => new($"http://localhost:{_ports[0]}");

    public DepartmentConnectorsOptions Options => new()
    {
        Databases = Path.Combine(_data, "city"),
        Http = Address,
        Http2 = new($"http://localhost:{_ports[1]}"),
        Mappings = Schemas,
    };

    /// <summary>Connectors with state of their own: no breaker has seen anything.</summary>
    public DepartmentConnectors Fresh()
    {
        return new(MappingLoader.Load(Schemas, Catalogue), Options, TimeProvider.System);
    }

    public async ValueTask InitializeAsync()
    {
        CityOptions options = new() { Citizens = 2_000, Today = new(2025, 9, 1) };
        CityGenerator generator = new(options);
        var rows = generator.Rows().ToList();
        Truth = rows.ToLookup(row => (row.Resource, row.Key));
        new CityWriter(new(_data), AllDepartments.InTheCity).Write(generator.Parts(), options);
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddDepartments(
            new() { Data = _data, HttpPort = _ports[0], Http2Port = _ports[1], Schemas = Schemas });
        _app = builder.Build();
        _app.MapDepartments();
        await _app.StartAsync();
        _connectors = Fresh();
    }

    public async ValueTask DisposeAsync()
    {
        _connectors?.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}
