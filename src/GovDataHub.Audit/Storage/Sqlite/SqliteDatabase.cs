using SQLitePCL;

namespace GovDataHub.Audit.Storage.Sqlite;

/// <summary>One connection to one SQLite file. Used by one thread at a time, except <see cref="Interrupt"/>.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    private const int BusyMilliseconds = 2_000;

    private readonly sqlite3 _handle;
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);

    static SqliteDatabase()
    {
        Batteries_V2.Init();
    }

    private SqliteDatabase(sqlite3 handle)
    {
        _handle = handle;
    }

    /// <summary>Opens a file; to write, it is made when it is missing.</summary>
    /// <exception cref="AuditStorageException">It cannot be opened.</exception>
    public static SqliteDatabase Open(string path, bool write)
    {
        int flags = raw.SQLITE_OPEN_NOMUTEX
            | (write ? raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE : raw.SQLITE_OPEN_READWRITE);
        int result = raw.sqlite3_open_v2(path, out sqlite3 handle, flags, null);
        if (result != raw.SQLITE_OK)
        {
            handle.Dispose();
            throw new AuditStorageException($"The log's database cannot be opened (SQLite result {result}).");
        }

        raw.sqlite3_extended_result_codes(handle, 1);
        raw.sqlite3_busy_timeout(handle, BusyMilliseconds);
        return new SqliteDatabase(handle);
    }

    /// <summary>Runs statements that return nothing of interest.</summary>
    public void Execute(string sql)
    {
        Check(raw.sqlite3_exec(_handle, sql));
    }

    /// <summary>A statement, prepared once per connection.</summary>
    public SqliteStatement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out SqliteStatement? statement))
        {
            statement = SqliteStatement.Prepare(_handle, sql);
            _statements.Add(sql, statement);
        }

        return statement;
    }

    /// <summary>Ends the transaction, if there is one, without writing.</summary>
    public void Rollback()
    {
        foreach (SqliteStatement statement in _statements.Values)
        {
            statement.Reset();
        }

        if (raw.sqlite3_get_autocommit(_handle) == 0)
        {
            raw.sqlite3_exec(_handle, "ROLLBACK");
        }
    }

    /// <summary>Moves what it can of the write-ahead log into the database, without waiting for anybody.</summary>
    /// <returns>Frames that are still in the log alone.</returns>
    public int Checkpoint(int mode)
    {
        int result = raw.sqlite3_wal_checkpoint_v2(_handle, null, mode, out int logFrames, out int movedFrames);
        if (result is not raw.SQLITE_OK and not raw.SQLITE_BUSY)
        {
            Check(result);
        }

        return logFrames - movedFrames;
    }

    /// <summary>Ends a running read, from another thread.</summary>
    public void Interrupt()
    {
        raw.sqlite3_interrupt(_handle);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SqliteStatement statement in _statements.Values)
        {
            statement.Dispose();
        }

        _handle.Dispose();
    }

    /// <summary>Throws what a result code means, unless it means success.</summary>
    public static void Check(int result)
    {
        const int FailedSync = raw.SQLITE_IOERR | (4 << 8);
        const int FailedDirectorySync = raw.SQLITE_IOERR | (5 << 8);
        if (result is raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return;
        }

        if (result == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException();
        }

        string what = raw.sqlite3_errstr(result).utf8_to_string();
        throw new AuditStorageException(
            $"The log's database failed: {what} (SQLite result {result}).",
            result is FailedSync or FailedDirectorySync);
    }
}

/// <summary>A prepared statement. Parameters count from 1, columns from 0.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3_stmt _statement;

    private SqliteStatement(sqlite3_stmt statement)
    {
        _statement = statement;
    }

    public static SqliteStatement Prepare(sqlite3 database, string sql)
    {
        int result = raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out sqlite3_stmt statement);
        if (result != raw.SQLITE_OK)
        {
            statement?.Dispose();
            SqliteDatabase.Check(result);
        }

        return new SqliteStatement(statement ?? throw new AuditStorageException("A statement is empty."));
    }

    public SqliteStatement Bind(int place, long value)
    {
        SqliteDatabase.Check(raw.sqlite3_bind_int64(_statement, place, value));
        return this;
    }

    public SqliteStatement Bind(int place, ReadOnlySpan<byte> value)
    {
        SqliteDatabase.Check(value.IsEmpty
            ? raw.sqlite3_bind_zeroblob(_statement, place, 0)
            : raw.sqlite3_bind_blob(_statement, place, value));
        return this;
    }

    public SqliteStatement Bind(int place, string value)
    {
        SqliteDatabase.Check(raw.sqlite3_bind_text(_statement, place, value));
        return this;
    }

    /// <summary>Steps to the next row; false at the end, where the statement is ready to be bound again.</summary>
    public bool Step()
    {
        int result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        Reset();
        SqliteDatabase.Check(result);
        return false;
    }

    /// <summary>Runs a statement that returns no row.</summary>
    public void Run()
    {
        while (Step())
        {
            // A row that nobody asked for.
        }
    }

    public long Integer(int column)
    {
        return raw.sqlite3_column_int64(_statement, column);
    }

    public ReadOnlySpan<byte> Blob(int column)
    {
        return raw.sqlite3_column_blob(_statement, column);
    }

    public string Text(int column)
    {
        return raw.sqlite3_column_text(_statement, column).utf8_to_string() ?? string.Empty;
    }

    public void Reset()
    {
        raw.sqlite3_reset(_statement);
    }

    public void Dispose()
    {
        _statement.Dispose();
    }
}
