using GovDataHub.Audit.Storage;

namespace GovDataHub.Audit.Tests.Storage;

/// <summary>How a storage call fails.</summary>
public enum Fault
{
    /// <summary>Nothing was done.</summary>
    Lost,

    /// <summary>It was done, and reported as failed.</summary>
    DoneButReportedFailed,

    /// <summary>Nothing was done, and it must not be tried again by this process.</summary>
    Lasting,
}

/// <summary>A store whose calls fail when they are told to.</summary>
internal sealed class FaultyAuditStore(IAuditStore inner) : IAuditStore
{
    private (string Call, Fault Fault)? _next;

    /// <summary>Calls made, by name.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>The next call of that name fails, once.</summary>
    public void FailNext(string call, Fault fault)
    {
        _next = (call, fault);
    }

    /// <summary>Whether the fault that was asked for has happened.</summary>
    public bool HasFailed => _next is null;

    public IReadOnlyList<int> Years()
    {
        return Do("Years", inner.Years);
    }

    public IYearWriter OpenWriter(int year)
    {
        return new Writer(this, Do("OpenWriter", () => inner.OpenWriter(year)));
    }

    public IYearReader Reader(int year)
    {
        return inner.Reader(year);
    }

    public void Dispose()
    {
        inner.Dispose();
    }

    private T Do<T>(string call, Func<T> act)
    {
        lock (Calls)
        {
            Calls.Add(call);
        }

        if (_next is not { } next || next.Call != call)
        {
            return act();
        }

        _next = null;
        if (next.Fault == Fault.DoneButReportedFailed)
        {
            (act() as IDisposable)?.Dispose();
        }

        throw new AuditStorageException($"{call} failed.", next.Fault == Fault.Lasting);
    }

    private sealed class Writer(FaultyAuditStore store, IYearWriter inner) : IYearWriter
    {
        public StoredHead Begin(DateTimeOffset at)
        {
            try
            {
                return store.Do("Begin", () => inner.Begin(at));
            }
            catch (AuditStorageException)
            {
                inner.Rollback();
                throw;
            }
        }

        public void Commit(AuditBatch batch)
        {
            store.Do("Commit", () =>
            {
                inner.Commit(batch);
                return 0;
            });
        }

        public void Rollback()
        {
            inner.Rollback();
        }

        public void AddCheckpoint(StoredCheckpoint checkpoint)
        {
            store.Do("AddCheckpoint", () =>
            {
                inner.AddCheckpoint(checkpoint);
                return 0;
            });
        }

        public void Dispose()
        {
            inner.Dispose();
        }
    }
}
