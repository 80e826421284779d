using GovDataHub.Audit.Storage;

namespace GovDataHub.Audit.Tests.Storage;

/// <summary>A store whose commits wait while a gate is closed.</summary>
internal sealed class StallingAuditStore(IAuditStore inner, ManualResetEventSlim gate) : IAuditStore
{
    private int _waiting;

    /// <summary>Commits that wait.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    public IReadOnlyList<int> Years()
    {
        return inner.Years();
    }

    public IYearWriter OpenWriter(int year)
    {
        return new Writer(this, inner.OpenWriter(year), gate);
    }

    public IYearReader Reader(int year)
    {
        return inner.Reader(year);
    }

    public void Dispose()
    {
        inner.Dispose();
    }

    private sealed class Writer(StallingAuditStore store, IYearWriter inner, ManualResetEventSlim gate) : IYearWriter
    {
        public StoredHead Begin(DateTimeOffset at)
        {
            return inner.Begin(at);
        }

        public void Commit(AuditBatch batch)
        {
            Interlocked.Increment(ref store._waiting);
            gate.Wait();
            Interlocked.Decrement(ref store._waiting);
            inner.Commit(batch);
        }

        public void Rollback()
        {
            inner.Rollback();
        }

        public void AddCheckpoint(StoredCheckpoint checkpoint)
        {
            inner.AddCheckpoint(checkpoint);
        }

        public void Dispose()
        {
            inner.Dispose();
        }
    }
}
