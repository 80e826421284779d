using SQLitePCL;

namespace GovDataHub.Audit.Storage.Sqlite;

/// <summary>
/// Moves committed pages from the write-ahead log into the database on a thread and a connection of its own, so that no
/// commit waits for it. The thread lives as long as this.
/// </summary>
internal sealed class WalMover : IDisposable
{
    private readonly AutoResetEvent _work = new(initialState: false);
    private readonly Thread _thread;

    // Written by the log's writer, read by the thread here.
    private volatile string? _path;
    private volatile bool _stopping;
    private volatile int _framesLeft;

    public WalMover()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "audit log checkpoints" };
        _thread.Start();
    }

    /// <summary>Frames that the last move left behind, because readers or the writer were using them.</summary>
    public int FramesLeft
    {
        get => _framesLeft;
        set => _framesLeft = value;
    }

    /// <summary>Asks for a move of what a file's write-ahead log holds by now.</summary>
    public void Wake(string path)
    {
        _path = path;
        _work.Set();
    }

    public void Dispose()
    {
        _stopping = true;
        _work.Set();
        _thread.Join();
        _work.Dispose();
    }

    private void Run()
    {
        SqliteDatabase? database = null;
        string? open = null;
        while (_work.WaitOne() && !_stopping)
        {
            try
            {
                if (open != _path)
                {
                    database?.Dispose();
                    open = _path;
                    database = open is null ? null : MonthFile.OpenToWrite(open);
                }

                _framesLeft = database?.Checkpoint(raw.SQLITE_CHECKPOINT_PASSIVE) ?? 0;
            }
            catch (AuditStorageException)
            {
                // Nothing is lost: the pages stay in the write-ahead log, and the writer meets the same fault itself.
                database?.Dispose();
                database = null;
                open = null;
            }
        }

        database?.Dispose();
    }
}
