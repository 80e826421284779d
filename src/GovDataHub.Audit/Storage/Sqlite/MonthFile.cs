using System.Globalization;
using GovDataHub.Audit.Merkle;
using GovDataHub.Audit.Records;

namespace GovDataHub.Audit.Storage.Sqlite;

/// <summary>
/// One month of a year's log: a SQLite file of its own, so that no index outgrows a month. Its first row repeats the
/// head that the month before was closed with; the year's head is in the newest file.
/// </summary>
internal static class MonthFile
{
    /// <summary>Everything a file holds. Column order is what the statements below rely on.</summary>
    private const string Schema = """
        CREATE TABLE opening (
          id INTEGER PRIMARY KEY CHECK (id = 1), size INTEGER NOT NULL, frontier BLOB NOT NULL, at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE head (
          id INTEGER PRIMARY KEY CHECK (id = 1), size INTEGER NOT NULL, frontier BLOB NOT NULL, at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE entry (
          idx INTEGER PRIMARY KEY, at INTEGER NOT NULL, leaf BLOB NOT NULL, caller BLOB NOT NULL,
          department TEXT NOT NULL, purpose TEXT NOT NULL, outcome INTEGER NOT NULL, body BLOB NOT NULL
        ) STRICT;
        CREATE INDEX entry_by_department ON entry (department, purpose);
        CREATE INDEX entry_by_caller ON entry (caller);
        CREATE TABLE subject (tag BLOB NOT NULL, idx INTEGER NOT NULL, PRIMARY KEY (tag, idx)) STRICT, WITHOUT ROWID;
        CREATE TABLE tile (id INTEGER PRIMARY KEY, hashes BLOB NOT NULL, root BLOB NOT NULL) STRICT;
        CREATE TABLE signed (size INTEGER PRIMARY KEY, at INTEGER NOT NULL, note TEXT NOT NULL) STRICT;
        """;

    private const int LevelShift = 56;

    /// <summary>The name of a month's file.</summary>
    public static string NameOf(int year, int month)
    {
        return string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}.db");
    }

    /// <summary>The files of a year's directory that were opened, the oldest first.</summary>
    public static IReadOnlyList<string> In(string directory)
    {
        return Directory.Exists(directory)
            ? [.. Directory.EnumerateFiles(directory, "????-??.db").Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>Opens a connection that writes: every commit is synced, nothing checkpoints behind its back.</summary>
    public static SqliteDatabase OpenToWrite(string path)
    {
        var database = SqliteDatabase.Open(path, write: true);
        try
        {
            database.Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;");
            database.Execute("PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Opens a connection that only reads.</summary>
    public static SqliteDatabase OpenToRead(string path)
    {
        var database = SqliteDatabase.Open(path, write: false);
        database.Execute("PRAGMA query_only=ON; PRAGMA cache_size=-8192;");
        return database;
    }

    /// <summary>
    /// Whether the file has been opened by its first transaction; a crash may leave one that has not.
    /// </summary>
    public static bool IsOpened(SqliteDatabase database)
    {
        SqliteStatement find = database.Prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'signed'");
        bool opened = find.Step() && find.Integer(0) == 1;
        find.Reset();
        return opened;
    }

    /// <summary>Makes the tables and repeats the closed head, in one transaction.</summary>
    public static void Create(SqliteDatabase database, StoredHead closed)
    {
        database.Execute("BEGIN IMMEDIATE");
        database.Execute(Schema);
        foreach (string table in (string[])["opening", "head"])
        {
            database.Prepare($"INSERT INTO {table} VALUES (1, ?1, ?2, ?3)")
                .Bind(1, closed.Size)
                .Bind(2, closed.Frontier)
                .Bind(3, RecordFormat.ToMicroseconds(closed.LastAt))
                .Run();
        }

        database.Execute("COMMIT");
    }

    /// <summary>The head of the file, or the one it opened with.</summary>
    public static StoredHead ReadHead(SqliteDatabase database, bool opening = false)
    {
        SqliteStatement read = database.Prepare(
            opening ? "SELECT size, frontier, at FROM opening" : "SELECT size, frontier, at FROM head");
        if (!read.Step())
        {
            throw new AuditStorageException("A month's file has lost its head.");
        }

        var head = new StoredHead(
            read.Integer(0), read.Blob(1).ToArray(), RecordFormat.FromMicroseconds(read.Integer(2)));
        read.Reset();
        return head;
    }

    /// <summary>The head of a file, null when the file has not been opened by its first transaction.</summary>
    public static StoredHead? FindHead(string path)
    {
        using SqliteDatabase database = OpenToRead(path);
        return IsOpened(database) ? ReadHead(database) : null;
    }

    /// <summary>The key of a tile's row.</summary>
    public static long TileId(int level, long number)
    {
        return ((long)level << LevelShift) | number;
    }

    /// <summary>Writes a batch inside the transaction under way.</summary>
    public static void Insert(SqliteDatabase database, AuditBatch batch)
    {
        SqliteStatement entry = database.Prepare("INSERT INTO entry VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
        SqliteStatement subject = database.Prepare("INSERT INTO subject VALUES (?1, ?2)");
        for (int place = 0; place < batch.Rows.Count; place++)
        {
            StoredRow row = batch.Rows[place];
            TreeHash leaf = row.Leaf;
            Pseudonym caller = row.Columns.Caller;
            entry.Bind(1, row.Index).Bind(2, RecordFormat.ToMicroseconds(row.At)).Bind(3, leaf).Bind(4, caller)
                .Bind(5, row.Columns.Department).Bind(6, row.Columns.Purpose).Bind(7, (int)row.Columns.Outcome)
                .Bind(8, row.Bytes).Run();
            foreach (Pseudonym tag in batch.Subjects[place])
            {
                subject.Bind(1, tag).Bind(2, row.Index).Run();
            }
        }

        SqliteStatement tiles = database.Prepare("INSERT INTO tile VALUES (?1, ?2, ?3)");
        foreach (CompletedTile tile in batch.Tiles)
        {
            TreeHash root = tile.Root;
            tiles.Bind(1, TileId(tile.Level, tile.Number)).Bind(2, tile.ToBytes()).Bind(3, root).Run();
        }

        database.Prepare("UPDATE head SET size = ?1, frontier = ?2, at = ?3")
            .Bind(1, batch.Head.Size).Bind(2, batch.Head.Frontier)
            .Bind(3, RecordFormat.ToMicroseconds(batch.Head.LastAt)).Run();
    }
}
