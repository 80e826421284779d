using GovDataHub.Audit.Storage;
using GovDataHub.Audit.Storage.Sqlite;

namespace GovDataHub.Audit.Tests.Storage;

public sealed class SqliteAuditStoreTests : AuditStoreConformance
{
    private readonly string _directory = Directory.CreateTempSubdirectory("store-").FullName;

    [Fact]
    public void A_month_has_a_file_of_its_own_and_every_commit_is_synced()
    {
        using IAuditStore store = Open();
        using (IYearWriter writer = store.OpenWriter(2026))
        {
            writer.Begin(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(8)));
            writer.Rollback();
            writer.Begin(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.FromHours(8)));
            writer.Rollback();
        }

        string[] files = [.. MonthFile.In(Path.Combine(_directory, "2026")).Select(path => Path.GetFileName(path))];
        using SqliteDatabase database = MonthFile.OpenToWrite(Path.Combine(_directory, "2026", files[1]));
        Assert.Equal(["2026-03.db", "2026-04.db"], files);
        Assert.Equal(("wal", 2, 0), (
            Text(database, "PRAGMA journal_mode"),
            int.Parse(Text(database, "PRAGMA synchronous"), null),
            int.Parse(Text(database, "PRAGMA wal_autocheckpoint"), null)));
    }

    [Fact]
    public void A_month_that_a_crash_left_without_its_opening_is_opened_again()
    {
        string file = Path.Combine(_directory, "2026", "2026-03.db");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, []);
        using IAuditStore store = Open();
        using IYearWriter writer = store.OpenWriter(2026);

        Assert.Empty(store.Years());
        Assert.Equal(0, writer.Begin(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(8))).Size);
        writer.Rollback();
    }

    [Fact]
    public void A_file_that_is_no_database_is_a_storage_fault()
    {
        string file = Path.Combine(_directory, "2026", "2026-03.db");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, new string('x', 8_192));
        using IAuditStore store = Open();

        Assert.Throws<AuditStorageException>(store.Years);
    }

    protected override IAuditStore Open()
    {
        return new SqliteAuditStore(_directory);
    }

    protected override void Remove()
    {
        Directory.Delete(_directory, recursive: true);
    }

    private static string Text(SqliteDatabase database, string sql)
    {
        SqliteStatement read = database.Prepare(sql);
        read.Step();
        string text = read.Text(0);
        read.Reset();
        return text;
    }
}
