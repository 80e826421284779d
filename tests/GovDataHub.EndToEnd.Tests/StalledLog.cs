using System.Diagnostics;

namespace GovDataHub.EndToEnd.Tests;

/// <summary>
/// While it lives, the log's newest database takes no new transaction: it holds the write lock of SQLite's WAL (the
/// first of the lock bytes behind the two index headers, sqlite.org/walformat.html). What was fetched waits for its
/// record.
/// </summary>
internal sealed class StalledLog : IDisposable
{
    private const long WriteLock = 120;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly FileStream _index;

    /// <summary>Waits for the lock and takes it.</summary>
    public StalledLog(string data)
    {
        var index = Directory
            .EnumerateFiles(Path.Combine(data, "audit"), "*.db-shm", SearchOption.AllDirectories)
            .Max(StringComparer.Ordinal)
            ?? throw new InvalidOperationException("the log is not open");
        _index = new FileStream(index, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var started = Stopwatch.GetTimestamp();
        while (!TryLock())
        {
            if (Stopwatch.GetElapsedTime(started) > Limit)
            {
                _index.Dispose();
                throw new TimeoutException("the log's writer did not let go of its lock");
            }

            Thread.Yield();
        }
    }

    public void Dispose()
    {
        _index.Dispose();
    }

    private bool TryLock()
    {
        if (OperatingSystem.IsMacOS())
        {
            throw new PlatformNotSupportedException("no byte of a file can be locked here");
        }

        try
        {
            _index.Lock(WriteLock, 1);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
