using GovDataHub.Audit.Notes;
using GovDataHub.Audit.Storage.Sqlite;
using GovDataHub.Audit.Verifying;

namespace GovDataHub.Audit.Tests.Verifying;

/// <summary>Whoever may write the database: every change is found, and named.</summary>
public sealed class TamperTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Changes => new()
    {
        { "UPDATE entry SET body = (SELECT body FROM entry WHERE idx = 18) WHERE idx = 17", "entry 17 column leaf" },
        { Flip("body", 17, 40), "entry 17 column leaf" },
        { Flip("leaf", 17, 1), "entry 17 column leaf" },
        { "UPDATE entry SET leaf = x'00' WHERE idx = 17", "entry 17 column leaf" },
        { "UPDATE entry SET at = at + 1 WHERE idx = 17", "entry 17 column at" },
        { "UPDATE entry SET at = -1 WHERE idx = 17", "entry 17 column at" },
        { "UPDATE entry SET caller = zeroblob(16) WHERE idx = 17", "entry 17 column caller" },
        { "UPDATE entry SET caller = x'00' WHERE idx = 17", "entry 17 column caller" },
        { "UPDATE entry SET department = 'PSB' WHERE idx = 17", "entry 17 column department" },
        { "UPDATE entry SET purpose = 'audit' WHERE idx = 17", "entry 17 column purpose" },
        { "UPDATE entry SET outcome = 1 WHERE idx = 17", "entry 17 column outcome" },
        { "DELETE FROM subject WHERE idx = 17", "entry 17 subject" },
        { "UPDATE subject SET tag = zeroblob(16) WHERE idx = 17", "entry 17 subject" },
        { "INSERT INTO subject VALUES (zeroblob(16), 17)", "of entry 17" },
        { "DELETE FROM entry WHERE idx = 17", "entry 17" },
        { "DELETE FROM entry WHERE idx = 599", "entry 599" },
        { "INSERT INTO entry SELECT 600, at, leaf, caller, department, purpose, outcome, body FROM entry WHERE idx = 1",
            "entry 600" },
        { Swap(17, 18), "checkpoint" },
        { "UPDATE tile SET hashes = CAST(root || substr(hashes, 33) AS BLOB) WHERE id = 1", "tile/0/001 hash 0" },
        { "UPDATE tile SET root = zeroblob(32) WHERE id = 1", "tile/0/001 column root" },
        { "UPDATE tile SET root = x'00' WHERE id = 1", "store" },
        { "DELETE FROM tile WHERE id = 1", "tile/0/001" },
        { "INSERT INTO tile SELECT 2, hashes, root FROM tile WHERE id = 1", "tiles" },
        { "UPDATE head SET frontier = zeroblob(length(frontier))", "head column frontier" },
        { "UPDATE head SET size = size + 1", "entry 600" },
        { "UPDATE head SET size = size - 1", "published checkpoint" },
        { "UPDATE head SET at = at + 1", "head column at" },
        { "DELETE FROM head", "store" },
        { "UPDATE opening SET size = 1", "2026-11.db opening" },
        { "UPDATE signed SET note = replace(note, '600', '599') WHERE size = 600", "checkpoint 600" },
        { "UPDATE signed SET size = 599 WHERE size = 600", "checkpoint 599" },
        { "UPDATE signed SET note = 'nothing' WHERE size = 100", "checkpoint 100" },
        { Truncate(599), "published checkpoint" },
        { "DELETE FROM entry; DELETE FROM subject; DELETE FROM tile; DELETE FROM signed; "
            + "UPDATE head SET size = 0, frontier = x''", "published checkpoint" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_changed_database_is_found_out(string sql, string where)
    {
        using var log = new TemporaryLog();
        await FillAsync(log);
        log.Close();
        string file = Directory.GetFiles(Path.Combine(log.Options.Directory, "2026"), "*.db").Single();
        using (SqliteDatabase database = MonthFile.OpenToWrite(file))
        {
            database.Execute(sql);
        }

        log.Open();
        VerificationReport report = await VerifyAsync(log);

        Assert.False(report.IsSound);
        Assert.Contains(report.Findings, finding => finding.Where.Contains(where, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_untouched_database_has_no_finding()
    {
        using var log = new TemporaryLog();
        await FillAsync(log);
        VerificationReport report = await VerifyAsync(log);

        Assert.Empty(report.Findings);
        Assert.Equal((600, 600, "log.example/audit/2026"), (report.Size, report.EntriesChecked, report.Origin));
    }

    [Fact]
    public async Task A_log_may_be_verified_while_it_is_written()
    {
        using var log = new TemporaryLog();
        await FillAsync(log);
        using var done = new CancellationTokenSource();
        Task writing = Task.Run(
            async () =>
            {
                while (!done.IsCancellationRequested)
                {
                    await log.FillAsync(20);
                    await log.Log.PublishAsync(Cancellation);
                }
            },
            Cancellation);

        for (int run = 0; run < 10; run++)
        {
            Assert.Empty((await VerifyAsync(log)).Findings);
        }

        await done.CancelAsync();
        await writing;
    }

    [Fact]
    public async Task A_checkpoint_signed_by_another_key_is_found_out()
    {
        using var log = new TemporaryLog();
        await FillAsync(log);
        var stranger = NoteSigner.Create("log.example/audit/2026", new byte[32]);
        var verifier = new StoreVerifier(log.Store.Reader(2026), stranger.Verifier);

        Assert.Contains(
            (await verifier.VerifyAsync(Cancellation)).Findings,
            finding => finding.What == "no signature of a known key");
    }

    [Fact]
    public async Task A_published_checkpoint_that_contradicts_the_log_is_found_out()
    {
        using var log = new TemporaryLog();
        await FillAsync(log);
        NoteSigner signer = log.Keys.ForYear(2026).Signer;
        string forged = new GovDataHub.Audit.Checkpoints.Checkpoint(signer.Verifier.Name, 50, default).Sign(signer);
        var verifier = new StoreVerifier(log.Store.Reader(2026), signer.Verifier, forged);

        Finding finding = Assert.Single((await verifier.VerifyAsync(Cancellation)).Findings);
        Assert.Equal(("published checkpoint", "contradicts the entries"), (finding.Where, finding.What));
    }

    internal static async Task FillAsync(TemporaryLog log)
    {
        await log.FillAsync(100);
        await log.Log.PublishAsync(Cancellation);
        await log.FillAsync(500);
        await log.Log.PublishAsync(Cancellation);
    }

    private static async Task<VerificationReport> VerifyAsync(TemporaryLog log)
    {
        var verifier = new YearsVerifier(log.Store, log.Options.Directory);
        return (await verifier.VerifyAsync([], Cancellation)).Single().Report;
    }

    private static string Flip(string column, int index, int place)
    {
        return $"UPDATE entry SET {column} = CAST(substr({column}, 1, {place - 1}) || x'FF' "
            + $"|| substr({column}, {place + 1}) AS BLOB) WHERE idx = {index}";
    }

    private static string Swap(int one, int other)
    {
        return $"""
            UPDATE entry SET idx = -1 WHERE idx = {one};
            UPDATE entry SET idx = {one} WHERE idx = {other};
            UPDATE entry SET idx = {other} WHERE idx = -1;
            """;
    }

    private static string Truncate(int size)
    {
        return $"DELETE FROM entry WHERE idx >= {size}; DELETE FROM subject WHERE idx >= {size}; "
            + $"DELETE FROM signed WHERE size > {size}; UPDATE head SET size = {size}";
    }
}
