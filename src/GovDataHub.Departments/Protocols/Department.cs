using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Protocols;

/// <summary>How a department can be asked.</summary>
public enum Protocol
{
    /// <summary>The gateway's connector reads the department's own database.</summary>
    Sql,

    /// <summary>A Federation subgraph.</summary>
    GraphQL,

    /// <summary>JSON over HTTP, in the department's own words.</summary>
    Rest,
}

/// <summary>
/// One simulated department: it owns one SQLite database in its own physical shape, which
/// <c>Registers/&lt;CODE&gt;/tables.sql</c> lays out, and writes every row of the city's truth down in that shape. A
/// department is one instance without state of a city.
/// </summary>
/// <param name="code">The department's code: <c>NRB</c>.</param>
public abstract class Department(string code)
{
    /// <summary>The department's code.</summary>
    public string Code { get; } = code;

    /// <summary>How it can be asked.</summary>
    public abstract Protocol Protocol { get; }

    /// <summary>Writes one row down in the department's own tables. Called from one thread at a time.</summary>
    /// <exception cref="UnknownRegisterException">The row is of none of this department's registers.</exception>
    public abstract void Record(RegisterRow row, TableWriter tables);
}

/// <summary>A department whose database the gateway's SQL connector reads: no code answers for it.</summary>
/// <param name="code">The department's code.</param>
public abstract class SqlDepartment(string code) : Department(code)
{
    /// <inheritdoc/>
    public sealed override Protocol Protocol => Protocol.Sql;
}

/// <summary>
/// A department that answers over HTTP. Beside its own interface it carries the front-end adapter, which knows its
/// registers in the catalogue's terms: conditions are evaluated there, so that values need not leave the department.
/// </summary>
/// <param name="code">The department's code.</param>
public abstract class HttpDepartment(string code) : Department(code)
{
    /// <summary>
    /// One register's rows of one subject in the catalogue's terms and order, newest first; with the key "" a public
    /// register's. Values are typed as in <see cref="RegisterRow"/>.
    /// </summary>
    /// <exception cref="UnknownRegisterException">Not one of this department's registers.</exception>
    public abstract IEnumerable<RegisterRow> Read(string resource, string key, TableReader tables);

    /// <summary>One row in the catalogue's terms.</summary>
    protected static RegisterRow Row(
        string resource, string key, params ReadOnlySpan<(string Field, object? Value)> values)
    {
        Dictionary<string, object?> fields = new(values.Length);
        foreach (var (field, value) in values)
            fields.Add(field, value);
        return new(resource, key, fields);
    }

    /// <summary>Applies a write inside a transaction that the caller has begun, and whose guard has held.</summary>
    /// <exception cref="UnknownRegisterException">The register cannot be written.</exception>
    public virtual void Apply(RegisterRow row, TableEditor tables)
    {
        throw new UnknownRegisterException(Code, row.Resource);
    }

    /// <summary>
    /// Changes rows of a subject inside a transaction that the caller has begun, and whose guard has held.
    /// </summary>
    /// <param name="places">Which: their places in what <see cref="Read"/> gives now, from 0; at least one.</param>
    /// <param name="row">The register, the subject, and the fields to set.</param>
    /// <param name="tables">The tables.</param>
    /// <exception cref="UnknownRegisterException">The register cannot be changed so.</exception>
    public virtual void Change(IReadOnlyList<int> places, RegisterRow row, TableEditor tables)
    {
        throw new UnknownRegisterException(Code, row.Resource);
    }
}

/// <summary>A register that a department does not hold.</summary>
public sealed class UnknownRegisterException(string department, string resource)
    : Exception($"{department} holds no register {resource}, or not for this.");
