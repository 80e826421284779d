using GovDataHub.Audit.Records;
using SQLitePCL;

namespace GovDataHub.Audit.Storage.Sqlite;

/// <summary>Writes one year's month files: the newest is written, the others are closed.</summary>
internal sealed class SqliteYearWriter(string directory, int year, WalMover mover) : IYearWriter
{
    // Beyond this the background checkpoints are not keeping up, and the writer waits for one.
    private const int MostFrames = 32_768;

    private const int BytesWorthMoving = 1 << 20;

    private SqliteDatabase? _database;
    private string _path = string.Empty;
    private long _bytes;
    private bool _inTransaction;

    public StoredHead Begin(DateTimeOffset at)
    {
        try
        {
            SqliteDatabase database = OpenMonth(at);
            if (mover.FramesLeft > MostFrames)
            {
                mover.FramesLeft = database.Checkpoint(raw.SQLITE_CHECKPOINT_RESTART);
            }

            database.Execute("BEGIN IMMEDIATE");
            _inTransaction = true;
            return MonthFile.ReadHead(database);
        }
        catch
        {
            Close();
            throw;
        }
    }

    public void Commit(AuditBatch batch)
    {
        SqliteDatabase database = Begun();
        try
        {
            MonthFile.Insert(database, batch);
            database.Execute("COMMIT");
            _inTransaction = false;
        }
        catch
        {
            Close();
            throw;
        }

        _bytes += batch.Rows.Sum(row => row.Bytes.Length);
        if (_bytes > BytesWorthMoving)
        {
            _bytes = 0;
            mover.Wake(_path);
        }
    }

    public void Rollback()
    {
        _inTransaction = false;
        _database?.Rollback();
    }

    public void AddCheckpoint(StoredCheckpoint checkpoint)
    {
        SqliteDatabase database = _database ?? throw new AuditStorageException("The year is not open for writing.");
        try
        {
            database.Prepare("INSERT INTO signed VALUES (?1, ?2, ?3)")
                .Bind(1, checkpoint.Size)
                .Bind(2, RecordFormat.ToMicroseconds(checkpoint.At))
                .Bind(3, checkpoint.Note)
                .Run();
        }
        catch
        {
            Close();
            throw;
        }
    }

    public void Dispose()
    {
        Close();
    }

    private SqliteDatabase Begun()
    {
        return _inTransaction && _database is { } database
            ? database
            : throw new InvalidOperationException("No transaction has been begun.");
    }

    private SqliteDatabase OpenMonth(DateTimeOffset at)
    {
        IReadOnlyList<string> files = MonthFile.In(directory);
        string wanted = Path.Combine(directory, MonthFile.NameOf(year, at.Year == year ? at.Month : 1));
        if (files.Count > 0 && string.CompareOrdinal(files[^1], wanted) > 0)
        {
            wanted = files[^1];
        }

        if (_database is { } open && _path == wanted)
        {
            return open;
        }

        Close();
        Directory.CreateDirectory(directory);
        SqliteDatabase database = MonthFile.OpenToWrite(wanted);
        _database = database;
        _path = wanted;
        if (!MonthFile.IsOpened(database))
        {
            MonthFile.Create(database, ClosedHead(files, wanted));
        }

        return database;
    }

    private static StoredHead ClosedHead(IReadOnlyList<string> files, string wanted)
    {
        foreach (string file in files.Reverse().Where(file => string.CompareOrdinal(file, wanted) < 0))
        {
            if (MonthFile.FindHead(file) is { } head)
            {
                return head;
            }
        }

        return StoredHead.Empty;
    }

    private void Close()
    {
        _database?.Rollback();
        _database?.Dispose();
        _database = null;
        _inTransaction = false;
    }
}
