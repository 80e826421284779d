using System.Collections.Immutable;
using GovDataHub.Federation.Connectors.Mapping;

namespace GovDataHub.Federation.Connectors.Sql.Conditions;

/// <summary>What an SQL expression holds, in FEEL's kinds.</summary>
internal enum Kind
{
    /// <summary>Always null.</summary>
    Null,

    /// <summary>1 and 0.</summary>
    Boolean,

    /// <summary>REAL.</summary>
    Number,

    /// <summary>Text.</summary>
    Text,

    /// <summary><c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary><c>yyyy-MM-ddTHH:mm:ss</c> in the city's civil time.</summary>
    Moment,

    /// <summary>Something that can only be null or not.</summary>
    Opaque,
}

/// <summary>What a part of a FEEL expression becomes on the way to SQL. A closed set.</summary>
internal abstract record Term
{
    private Term()
    {
    }

    /// <summary>FEEL's null.</summary>
    public static Scalar Null { get; } = new("NULL", Kind.Null);

    /// <summary>
    /// An SQL condition: whether evaluating it has read a register that has no row for the subject.
    /// </summary>
    public string Absent { get; init; } = "0";

    /// <summary>A value.</summary>
    public sealed record Scalar(string Sql, Kind Kind) : Term;

    /// <summary>A department's name, before a register's.</summary>
    public sealed record Department : Term;

    /// <summary>The citizen's answers.</summary>
    public sealed record Supplies : Term;

    /// <summary>A list written out.</summary>
    public sealed record Items(ImmutableArray<Scalar> Members) : Term;

    /// <summary>A range; an end that is null is unbounded.</summary>
    public sealed record Range(Scalar Low, bool LowIncluded, Scalar High, bool HighIncluded) : Term;

    /// <summary>A register's rows that meet the conditions.</summary>
    public sealed record Rows(SqlResource Register, ImmutableArray<string> Conditions) : Term;

    /// <summary>One of them, from 0.</summary>
    public sealed record Row(SqlResource Register, ImmutableArray<string> Conditions, long Position) : Term;

    /// <summary>The row that a filter looks at.</summary>
    public sealed record CurrentRow(SqlResource Register) : Term;

    /// <summary>A field of each of a register's rows.</summary>
    public sealed record Column(Rows Source, SqlField Field) : Term;
}

/// <summary>An expression that has no SQL here.</summary>
#pragma warning disable CA1064 // It never leaves the SQL connector.
internal sealed class UntranslatableException(string construct)
    : Exception($"{construct} cannot be asked of a database.");
