using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Federation.Catalogue;

namespace GovDataHub.Federation.Connectors.Mapping;

/// <summary>What a department speaks.</summary>
public enum SourceProtocol
{
    /// <summary>Its own database is read.</summary>
    Sql,

    /// <summary>A Federation subgraph.</summary>
    GraphQL,

    /// <summary>JSON over HTTP.</summary>
    Rest,
}

/// <summary>
/// How one department is reached and how its shape reads as the catalogue's: the <c>source:</c> sections of
/// <c>schemas/departments/&lt;CODE&gt;.yaml</c>. Adding a department is adding such a file.
/// </summary>
public sealed record DepartmentMapping
{
    /// <summary>The department and its resources.</summary>
    public required Department Department { get; init; }

    /// <summary>What it speaks.</summary>
    public required SourceProtocol Protocol { get; init; }

    /// <summary>The database's file name, or the path under the departments' address, or an absolute URL.</summary>
    public required string Location { get; init; }

    /// <summary>How long one call may take, waiting for its turn included.</summary>
    public TimeSpan Deadline => Department.Deadline;

    /// <summary>How many keys go in one round trip.</summary>
    public required int BatchSize { get; init; }

    /// <summary>How many calls may be under way at once; as many again, four times, may wait.</summary>
    public required int Concurrency { get; init; }

    /// <summary>HTTP sources: 1.1 or 2 without TLS.</summary>
    public required Version HttpVersion { get; init; }

    /// <summary>SQL sources: the tables of each resource, by the resource's name.</summary>
    public FrozenDictionary<string, SqlResource> Tables { get; init; } = FrozenDictionary<string, SqlResource>.Empty;

    /// <summary>REST sources: the calls of each resource, by the resource's name.</summary>
    public FrozenDictionary<string, RestResource> Calls { get; init; } = FrozenDictionary<string, RestResource>.Empty;

    /// <summary>REST sources: what all answers have in common.</summary>
    public RestEnvelope? Envelope { get; init; }
}

/// <summary>One field: where it stands in the source, and how it is written there.</summary>
/// <param name="Field">The field of the catalogue.</param>
/// <param name="Columns">Its columns or paths; several for a value that is split.</param>
/// <param name="Format">How it is written.</param>
public sealed record FieldMapping(RegisterField Field, ImmutableArray<string> Columns, ValueFormat Format);
