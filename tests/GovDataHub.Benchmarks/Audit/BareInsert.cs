using System.Threading.Channels;
using GovDataHub.Audit.Records;
using GovDataHub.Audit.Storage;
using GovDataHub.Audit.Storage.Sqlite;

namespace GovDataHub.Benchmarks.Audit;

/// <summary>
/// The floor: the same rows with the same indexes into the same database, synced as often, by a group commit that
/// neither encodes nor hashes nor chains nor signs.
/// </summary>
internal sealed class BareInsert : IDisposable
{
    private static readonly EncodedRecord[] Rows = [.. Enumerable.Range(0, 2_000).Select(BenchmarkLog.Encode)];

    private readonly string _root = Directory.CreateTempSubdirectory("benchmark-").FullName;
    private readonly Channel<(int Number, TaskCompletionSource Done)> _queue =
        Channel.CreateBounded<(int Number, TaskCompletionSource Done)>(
            new BoundedChannelOptions(4_096) { SingleReader = true });

    private readonly SqliteAuditStore _store;
    private readonly Thread _thread;

    public BareInsert()
    {
        _store = new SqliteAuditStore(_root);
        _thread = new Thread(Run) { IsBackground = true };
        _thread.Start();
    }

    public Task AppendAsync(int n)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _queue.Writer.TryWrite((n, done))
            ? done.Task
            : throw new InvalidOperationException("The queue is full.");
    }

    public void Dispose()
    {
        _queue.Writer.Complete();
        _thread.Join();
        _store.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    private void Run()
    {
        using IYearWriter writer = _store.OpenWriter(2026);
        DateTimeOffset at = new(2026, 11, 22, 0, 0, 0, TimeSpan.FromHours(8));
        var batch = new List<(int Number, TaskCompletionSource Done)>();
        long index = 0;
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < 1_024 && _queue.Reader.TryRead(out (int Number, TaskCompletionSource Done) next))
            {
                batch.Add(next);
            }

            writer.Begin(at);
            EncodedRecord[] records = [.. batch.Select(item => Rows[item.Number % Rows.Length])];
            StoredRow[] rows = [.. records.Select(
                record => new StoredRow(index++, at, default, record.Columns, record.Bytes))];
            writer.Commit(new AuditBatch(
                rows, [.. records.Select(record => record.Subjects)], [], new StoredHead(index, [], at)));
            batch.ForEach(item => item.Done.SetResult());
            batch.Clear();
        }
    }
}
