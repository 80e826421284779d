using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Departments.Protocols;

namespace GovDataHub.Departments.Faults;

/// <summary>
/// Which departments fail now, and how. SQL departments fail in their database, the others in
/// <see cref="FaultMiddleware"/>. Owns the databases' faults; ends them when it is disposed.
/// </summary>
internal sealed class FaultBoard(CityFolder folder, ImmutableArray<Department> departments, TimeProvider time)
    : IAsyncDisposable
{
    private readonly FrozenDictionary<string, Department> _departments =
        departments.ToFrozenDictionary(d => d.Code, StringComparer.OrdinalIgnoreCase);

    private readonly ConcurrentDictionary<string, Fault> _faults = new(StringComparer.OrdinalIgnoreCase);
    private readonly DatabaseFaults _databases = new(folder, time);
    private readonly SemaphoreSlim _oneChange = new(1, 1);

    /// <summary>The departments that fail, by code.</summary>
    public IEnumerable<KeyValuePair<string, Fault>> Current => _faults.OrderBy(f => f.Key, StringComparer.Ordinal);

    /// <summary>Undoes what a crash has left.</summary>
    public void Recover()
    {
        _databases.Recover();
    }

    /// <summary>A department by its code in any case, or null.</summary>
    public Department? DepartmentOf(string code)
    {
        return _departments.GetValueOrDefault(code);
    }

    /// <summary>The fault of a department, or null.</summary>
    public Fault? Of(string code)
    {
        return _faults.GetValueOrDefault(code);
    }

    /// <summary>Sets a department's fault, or ends it with null. It is in force when this returns.</summary>
    public async Task SetAsync(Department department, Fault? fault, CancellationToken cancellationToken)
    {
        await _oneChange.WaitAsync(cancellationToken);
        try
        {
            if (department.Protocol == Protocol.Sql)
            {
                await _databases.LiftAsync(department);
                if (fault is not null)
                    _databases.Apply(department, fault);
            }

            if (fault is null)
                _faults.TryRemove(department.Code, out _);
            else
                _faults[department.Code] = fault;
        }
        finally
        {
            _oneChange.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _databases.DisposeAsync();
        _oneChange.Dispose();
    }
}
