using SQLitePCL;

namespace GovDataHub.Federation.Connectors.Sql;

/// <summary>
/// One open database, used by one worker thread for one call. Every wait ends with the token: running statements are
/// interrupted, and a lock held by somebody else is asked for again and again until then.
/// </summary>
internal sealed class SqliteSession : IDisposable
{
    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(4);

    private readonly sqlite3 _database;
    private readonly CancellationToken _deadline;
    private readonly CancellationTokenRegistration _interrupt;

    static SqliteSession()
    {
        Batteries_V2.Init();
    }

    /// <summary>Opens the file.</summary>
    /// <exception cref="SqliteFailureException">It is not there or is no database.</exception>
    public SqliteSession(string path, bool writable, CancellationToken deadline)
    {
        _deadline = deadline;
        var flags = (writable ? raw.SQLITE_OPEN_READWRITE : raw.SQLITE_OPEN_READONLY) | raw.SQLITE_OPEN_NOMUTEX;
        var opened = raw.sqlite3_open_v2(path, out _database, flags, null);
        if (opened != raw.SQLITE_OK)
        {
            _database.Dispose();
            throw new SqliteFailureException(opened);
        }

        _interrupt = deadline.Register(() => raw.sqlite3_interrupt(_database));
    }

    /// <summary>Compiles a statement.</summary>
    public SqliteStatement Prepare(string text)
    {
        while (true)
        {
#pragma warning disable CA2000 // The statement owns the handle.
            var result = raw.sqlite3_prepare_v2(_database, text, out var handle);
#pragma warning restore CA2000
            if (result == raw.SQLITE_OK)
                return new(this, handle);
            handle.Dispose();
            WaitOrThrow(result);
        }
    }

    /// <summary>Runs a statement to its end.</summary>
    public void Execute(string text, params ReadOnlySpan<object?> values)
    {
        using var statement = Prepare(text);
        statement.Bind(values);
        while (statement.Step())
        {
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _database.Dispose();
    }

    /// <summary>Waits a moment for a lock, or says why there is nothing to wait for.</summary>
    internal void WaitOrThrow(int result)
    {
        _deadline.ThrowIfCancellationRequested();
        if (result is not (raw.SQLITE_BUSY or raw.SQLITE_LOCKED))
            throw new SqliteFailureException(result, raw.sqlite3_errmsg(_database).utf8_to_string());
        _deadline.WaitHandle.WaitOne(LockPoll);
        _deadline.ThrowIfCancellationRequested();
    }
}

/// <summary>SQLite's own complaint. The message is SQLite's and may name columns, never values.</summary>
#pragma warning disable CA1064 // It never leaves the SQL connector.
internal sealed class SqliteFailureException(int result, string message = "") : Exception(message)
{
    /// <summary>The primary result code.</summary>
    public int Result { get; } = result & 0xFF;

    /// <summary>Whether a value was not as its mapping says, which generated SQL turns into an error.</summary>
    public bool IsMalformedValue =>
        Result == raw.SQLITE_ERROR && Message.Contains("malformed JSON", StringComparison.Ordinal);
}
