using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Faults;

/// <summary>
/// Makes a department's database really fail: the file is moved away, locked, or swapped. An original that is out of
/// its place lies in <see cref="CityFolder.Faulted"/>, so that a crash loses nothing: it is put back at the next start.
/// </summary>
internal sealed class DatabaseFaults(CityFolder folder, TimeProvider time) : IAsyncDisposable
{
    private readonly Dictionary<string, DatabaseLock> _locks = [];

    /// <summary>Puts back every original that a crash has left out of its place.</summary>
    public void Recover()
    {
        if (!Directory.Exists(folder.Faulted))
            return;
        foreach (var original in Directory.GetFiles(folder.Faulted, "*.sqlite"))
            File.Move(original, Path.Combine(folder.City, Path.GetFileName(original)), overwrite: true);
    }

    /// <summary>Applies a fault to a sound database.</summary>
    public void Apply(Department department, Fault fault)
    {
        var path = folder.StoreOf(department).Path;
        switch (fault)
        {
            case Fault.Refuse:
                MoveAway(path);
                break;
            case Fault.Hang:
                _locks[department.Code] = new DatabaseLock(path, held: Timeout.InfiniteTimeSpan, time);
                break;
            case Fault.Slow slow:
                _locks[department.Code] = new DatabaseLock(path, held: slow.Delay, time);
                break;
            case Fault.Garbage:
                var nonsense = NonsenseDatabase.From(path);
                MoveAway(path);
                File.Move(nonsense, path);
                break;
            case Fault.Broken:
                MoveAway(path);
                File.WriteAllText(path, string.Concat(Enumerable.Repeat("This is not a database. ", 200)));
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Makes the database sound again.</summary>
    public async Task LiftAsync(Department department)
    {
        if (_locks.Remove(department.Code, out var held))
            await held.DisposeAsync();
        var path = folder.StoreOf(department).Path;
        var original = OriginalOf(path);
        if (File.Exists(original))
            File.Move(original, path, overwrite: true);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var held in _locks.Values)
            await held.DisposeAsync();
        _locks.Clear();
        Recover();
    }

    private string OriginalOf(string path)
    {
        return Path.Combine(folder.Faulted, Path.GetFileName(path));
    }

    private void MoveAway(string path)
    {
        Directory.CreateDirectory(folder.Faulted);
        File.Move(path, OriginalOf(path));
    }
}
