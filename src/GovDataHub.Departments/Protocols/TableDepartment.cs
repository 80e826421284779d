using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Protocols;

/// <summary>
/// A REST department that keeps most registers in one table each. What it keeps otherwise, it overrides; what it
/// answers over its interface is its own.
/// </summary>
/// <param name="code">The department's code.</param>
/// <param name="registers">The registers kept in one table.</param>
internal abstract class TableDepartment(string code, ImmutableArray<RegisterTable> registers) : RestDepartment(code)
{
    private readonly FrozenDictionary<string, RegisterTable> _registers =
        registers.ToFrozenDictionary(register => register.Resource, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        Register(row.Resource).Record(row, tables);
    }

    /// <inheritdoc/>
    public override IEnumerable<RegisterRow> Read(string resource, string key, TableReader tables)
    {
        return Register(resource).Read(key, tables);
    }

    /// <inheritdoc/>
    public override void Apply(RegisterRow row, TableEditor tables)
    {
        Register(row.Resource).Apply(row, tables);
    }

    /// <inheritdoc/>
    public override void Change(IReadOnlyList<int> places, RegisterRow row, TableEditor tables)
    {
        Register(row.Resource).Change(places, row, tables);
    }

    private RegisterTable Register(string resource)
    {
        return _registers.TryGetValue(resource, out var register)
            ? register
            : throw new UnknownRegisterException(Code, resource);
    }
}
