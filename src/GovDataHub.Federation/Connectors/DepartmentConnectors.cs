using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors.GraphQL;
using GovDataHub.Federation.Connectors.Mapping;
using GovDataHub.Federation.Connectors.Rest;
using GovDataHub.Federation.Connectors.Sql;

namespace GovDataHub.Federation.Connectors;

/// <summary>The connectors to all departments, each behind its own guard. Owns them.</summary>
public sealed class DepartmentConnectors : IDisposable
{
    private readonly FrozenDictionary<string, GuardedConnector> _connectors;
    private readonly SourceClients _clients;

    /// <summary>Connectors as the mappings say.</summary>
    public DepartmentConnectors(
        FrozenDictionary<string, DepartmentMapping> mappings, DepartmentConnectorsOptions options, TimeProvider time)
    {
        _clients = new(options);
        _connectors = mappings.ToFrozenDictionary(
            entry => entry.Key,
            entry => new GuardedConnector(
                Connect(entry.Value, options),
                new(entry.Key, entry.Value.Deadline, entry.Value.Concurrency, time)),
            StringComparer.Ordinal);
    }

    /// <summary>All connectors; a department that is not connected yet has none.</summary>
    public ImmutableArray<IDepartmentConnector> All => [.. _connectors.Values];

    /// <summary>The connector of a department.</summary>
    /// <exception cref="ArgumentException">There is no such department.</exception>
    public IDepartmentConnector Get(string code)
    {
        return _connectors.TryGetValue(code, out var connector)
            ? connector
            : throw new ArgumentException($"There is no department {code}.", nameof(code));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var connector in _connectors.Values)
            connector.Dispose();
        _clients.Dispose();
    }

#pragma warning disable CA2000 // Each connector owns its client and is disposed with its guard.
    private IDepartmentConnector Connect(DepartmentMapping mapping, DepartmentConnectorsOptions options)
    {
        return mapping.Protocol switch
        {
            SourceProtocol.Sql => new SqlConnector(mapping, Path.Combine(options.Databases, mapping.Location)),
            SourceProtocol.Rest => new RestConnector(mapping, _clients.For(mapping)),
            SourceProtocol.GraphQL => new GraphQLConnector(mapping, _clients.For(mapping)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
#pragma warning restore CA2000
}
