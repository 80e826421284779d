using GovDataHub.Audit.Merkle;
using GovDataHub.Audit.Records;

namespace GovDataHub.Audit.Storage.Sqlite;

/// <summary>The questions asked of one month's file.</summary>
internal static class MonthQueries
{
    private const string RowColumns = "e.idx, e.at, e.leaf, e.caller, e.department, e.purpose, e.outcome, e.body";

    // The index begins with the department, so that a purpose alone is looked up in each department there is: the list
    // of them is walked in as many steps as it has members.
    private const string EachDepartment = """
        WITH RECURSIVE known(name) AS (
          SELECT min(department) FROM entry
          UNION ALL
          SELECT (SELECT min(department) FROM entry WHERE department > name) FROM known WHERE name IS NOT NULL)
        """;

    public static List<StoredRow> Rows(SqliteDatabase database, long first, int count)
    {
        SqliteStatement read = database.Prepare(
            $"SELECT {RowColumns} FROM entry e WHERE e.idx >= ?1 ORDER BY e.idx LIMIT ?2");
        return ReadRows(read.Bind(1, first).Bind(2, count));
    }

    public static List<TreeHash> Leaves(SqliteDatabase database, long first, int count)
    {
        SqliteStatement read = database.Prepare("SELECT leaf FROM entry WHERE idx >= ?1 ORDER BY idx LIMIT ?2");
        read.Bind(1, first).Bind(2, count);
        var leaves = new List<TreeHash>();
        while (read.Step())
        {
            leaves.Add(Hash(read.Blob(0)));
        }

        return leaves;
    }

    public static List<StoredTile> Tiles(SqliteDatabase database, int level, long first, int count)
    {
        SqliteStatement read = database.Prepare(
            "SELECT id, hashes, root FROM tile WHERE id >= ?1 AND id < ?2 ORDER BY id LIMIT ?3");
        read.Bind(1, MonthFile.TileId(level, first)).Bind(2, MonthFile.TileId(level, first + count)).Bind(3, count);
        var tiles = new List<StoredTile>();
        while (read.Step())
        {
            tiles.Add(new StoredTile(
                level, read.Integer(0) - MonthFile.TileId(level, 0), read.Blob(1).ToArray(), Hash(read.Blob(2))));
        }

        return tiles;
    }

    public static StoredCheckpoint? NewestCheckpoint(SqliteDatabase database, long largest)
    {
        SqliteStatement read = database.Prepare(
            "SELECT size, at, note FROM signed WHERE size <= ?1 ORDER BY size DESC LIMIT 1");
        return ReadCheckpoints(read.Bind(1, largest)) is [{ } newest] ? newest : null;
    }

    public static List<StoredCheckpoint> Checkpoints(SqliteDatabase database, long fromSize, int count)
    {
        SqliteStatement read = database.Prepare(
            "SELECT size, at, note FROM signed WHERE size >= ?1 ORDER BY size LIMIT ?2");
        return ReadCheckpoints(read.Bind(1, fromSize).Bind(2, count));
    }

    public static List<StoredRow> Search(SqliteDatabase database, RowSearch search, long below, int count)
    {
        SqliteStatement read = database.Prepare(SearchText(search))
            .Bind(1, search.From).Bind(2, below).Bind(3, count);
        if (search.Subject is { } subject)
        {
            read.Bind(4, subject);
        }

        if (search.Caller is { } caller)
        {
            read.Bind(5, caller);
        }

        if (search.Department is { } department)
        {
            read.Bind(6, department);
        }

        if (search.Purpose is { } purpose)
        {
            read.Bind(7, purpose);
        }

        if (search.Outcome is { } outcome)
        {
            read.Bind(8, (int)outcome);
        }

        return ReadRows(read);
    }

    /// <summary>Times never go back, so that the first index at a time is found by halving.</summary>
    public static long FirstIndexAt(SqliteDatabase database, long first, long size, long at)
    {
        SqliteStatement read = database.Prepare("SELECT at FROM entry WHERE idx = ?1");
        long low = first;
        long high = size;
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            bool before = read.Bind(1, middle).Step() && read.Integer(0) < at;
            read.Reset();
            (low, high) = before ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    public static List<StoredSubject> Subjects(SqliteDatabase database, StoredSubject? after, int count)
    {
        SqliteStatement read = database.Prepare(
            "SELECT tag, idx FROM subject WHERE (tag, idx) > (?1, ?2) ORDER BY tag, idx LIMIT ?3");
        Pseudonym tag = after?.Tag ?? default;
        read.Bind(1, tag).Bind(2, after?.Index ?? -1).Bind(3, count);
        var pairs = new List<StoredSubject>();
        while (read.Step())
        {
            pairs.Add(new StoredSubject(TagOrNone(read.Blob(0)), read.Integer(1)));
        }

        return pairs;
    }

    public static List<StoredSubject> Missing(SqliteDatabase database, IReadOnlyList<StoredSubject> expected)
    {
        SqliteStatement find = database.Prepare("SELECT 1 FROM subject WHERE tag = ?1 AND idx = ?2");
        var missing = new List<StoredSubject>();
        foreach (StoredSubject pair in expected)
        {
            Pseudonym tag = pair.Tag;
            if (!find.Bind(1, tag).Bind(2, pair.Index).Step())
            {
                missing.Add(pair);
            }

            find.Reset();
        }

        return missing;
    }

    public static StoredPartition Partition(SqliteDatabase database, string name, long size)
    {
        SqliteStatement read = database.Prepare("""
            SELECT o.size, o.frontier, o.at, h.size, h.frontier, h.at,
              (SELECT coalesce(max(idx), -1) FROM entry), (SELECT count(*) FROM entry WHERE idx < ?1),
              (SELECT count(*) FROM subject WHERE idx < ?1), (SELECT count(*) FROM tile)
            FROM opening o, head h
            """);
        if (!read.Bind(1, size).Step())
        {
            throw new AuditStorageException($"{name} has lost its head.");
        }

        var partition = new StoredPartition(
            name,
            new StoredHead(read.Integer(0), read.Blob(1).ToArray(), Time(read.Integer(2))),
            new StoredHead(read.Integer(3), read.Blob(4).ToArray(), Time(read.Integer(5))),
            read.Integer(6),
            read.Integer(7),
            read.Integer(8),
            read.Integer(9));
        read.Reset();
        return partition;
    }

    private static string SearchText(RowSearch search)
    {
        bool eachDepartment = search is { Subject: null, Caller: null, Department: null, Purpose: not null };
        string index = search.Subject is not null ? "s.idx" : "e.idx";
        string from = search.Subject is not null ? "subject s JOIN entry e ON e.idx = s.idx"
            : eachDepartment ? "known CROSS JOIN entry e INDEXED BY entry_by_department ON e.department = known.name"
            : search.Caller is not null ? "entry e INDEXED BY entry_by_caller"
            : search is { Department: not null, Purpose: not null } ? "entry e INDEXED BY entry_by_department"
            : "entry e";
        string where = $"{index} >= ?1 AND {index} < ?2"
            + (search.Subject is null ? string.Empty : " AND s.tag = ?4")
            + (search.Caller is null ? string.Empty : " AND e.caller = ?5")
            + (search.Department is null ? string.Empty : " AND e.department = ?6")
            + (search.Purpose is null ? string.Empty : " AND e.purpose = ?7")
            + (search.Outcome is null ? string.Empty : " AND e.outcome = ?8");
        return $"{(eachDepartment ? EachDepartment : string.Empty)} SELECT {RowColumns} FROM {from} WHERE {where} "
            + $"ORDER BY {index} DESC LIMIT ?3";
    }

    private static List<StoredRow> ReadRows(SqliteStatement read)
    {
        var rows = new List<StoredRow>();
        while (read.Step())
        {
            // The columns are copies: a damaged one must not hide the entry, the verifier names it.
            ReadOnlySpan<byte> leaf = read.Blob(2);
            rows.Add(new StoredRow(
                read.Integer(0),
                TimeOrNone(read.Integer(1)),
                leaf.Length == TreeHash.Length ? TreeHash.FromBytes(leaf) : default,
                new SearchColumns(
                    TagOrNone(read.Blob(3)), read.Text(4), read.Text(5), (TransferOutcome)read.Integer(6)),
                read.Blob(7).ToArray()));
        }

        return rows;
    }

    private static List<StoredCheckpoint> ReadCheckpoints(SqliteStatement read)
    {
        var checkpoints = new List<StoredCheckpoint>();
        while (read.Step())
        {
            checkpoints.Add(new StoredCheckpoint(read.Integer(0), Time(read.Integer(1)), read.Text(2)));
        }

        return checkpoints;
    }

    private static DateTimeOffset Time(long microseconds)
    {
        try
        {
            return RecordFormat.FromMicroseconds(microseconds);
        }
        catch (FormatException exception)
        {
            throw new AuditStorageException("A time column is out of range.", innerException: exception);
        }
    }

    private static TreeHash Hash(ReadOnlySpan<byte> bytes)
    {
        return bytes.Length == TreeHash.Length
            ? TreeHash.FromBytes(bytes)
            : throw new AuditStorageException("A hash column has not 32 bytes.");
    }

    private static DateTimeOffset TimeOrNone(long microseconds)
    {
        try
        {
            return RecordFormat.FromMicroseconds(microseconds);
        }
        catch (FormatException)
        {
            return DateTimeOffset.MinValue;
        }
    }

    private static Pseudonym TagOrNone(ReadOnlySpan<byte> bytes)
    {
        return bytes.Length == Pseudonym.Length ? Pseudonym.FromBytes(bytes) : default;
    }
}
