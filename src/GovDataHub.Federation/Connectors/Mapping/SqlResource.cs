using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Federation.Catalogue;

namespace GovDataHub.Federation.Connectors.Mapping;

/// <summary>One register in a department's tables.</summary>
public sealed record SqlResource
{
    /// <summary>The register.</summary>
    public required Resource Resource { get; init; }

    /// <summary>The table that holds a row of each register row.</summary>
    public required string Table { get; init; }

    /// <summary>Tables that belong to its rows, in order.</summary>
    public ImmutableArray<SqlJoin> Joins { get; init; } = [];

    /// <summary>The column that holds the subject's key; null in a public register.</summary>
    public SqlColumn? Key { get; init; }

    /// <summary>What a row must hold to belong to the register.</summary>
    public ImmutableArray<(SqlColumn Column, string Value)> Conditions { get; init; } = [];

    /// <summary>The fields by name.</summary>
    public required FrozenDictionary<string, SqlField> Fields { get; init; }

    /// <summary>The order of rows in the catalogue's fields, newest first.</summary>
    public ImmutableArray<(SqlField Field, bool Descending)> Order { get; init; } = [];
}

/// <summary>A joined table: rows whose columns equal columns of the tables before.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">Pairs of its own column and the other table's.</param>
/// <param name="Optional">Whether a row may lack its counterpart, whose fields are null then.</param>
public sealed record SqlJoin(string Table, ImmutableArray<(string Own, SqlColumn Other)> Columns, bool Optional);

/// <summary>A column of a table.</summary>
public sealed record SqlColumn(string Table, string Name);

/// <summary>A field's columns and how they are written.</summary>
public sealed record SqlField(RegisterField Field, ImmutableArray<SqlColumn> Columns, ValueFormat Format);
