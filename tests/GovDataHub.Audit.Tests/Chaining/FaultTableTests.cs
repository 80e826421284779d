using GovDataHub.Audit.Records;
using GovDataHub.Audit.Storage;
using GovDataHub.Audit.Tests.Storage;
using GovDataHub.Audit.Verifying;

namespace GovDataHub.Audit.Tests.Chaining;

/// <summary>
/// Each storage call x {lost, done but reported failed}: whoever was told "recorded" is in the log, whoever was not has
/// released nothing, the next append works, and the log verifies.
/// </summary>
public sealed class FaultTableTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, Fault> Table => new(
        from call in (string[])["Begin", "Commit", "AddCheckpoint"]
        from fault in (Fault[])[Fault.Lost, Fault.DoneButReportedFailed]
        select (call, fault));

    [Theory]
    [MemberData(nameof(Table))]
    public async Task One_failed_call_loses_nothing_that_was_promised(string call, Fault fault)
    {
        FaultyAuditStore? faulty = null;
        using var log = new TemporaryLog(store => faulty = new FaultyAuditStore(store));
        var promised = new List<TransferId> { await log.AppendAsync() };
        await log.Log.PublishAsync(Cancellation);

        faulty!.FailNext(call, fault);
        for (int attempt = 0; attempt < 4; attempt++)
        {
            try
            {
                promised.Add(await log.AppendAsync());
                await log.Log.PublishAsync(Cancellation);
            }
            catch (AuditUnavailableException)
            {
                Assert.True(faulty.HasFailed);
            }
        }

        promised.Add(await log.AppendAsync());
        await log.Log.PublishAsync(Cancellation);
        Assert.True(faulty.HasFailed);
        Assert.Equal(promised.Distinct(), promised);
        foreach (TransferId id in promised)
        {
            Assert.NotNull(await log.Reader.FindAsync(id, Cancellation));
        }

        await AssertSoundAsync(log);
    }

    [Theory]
    [InlineData("Years")]
    [InlineData("OpenWriter")]
    public async Task A_store_that_cannot_be_opened_at_first_is_opened_later(string call)
    {
        FaultyAuditStore? faulty = null;
        using var log = new TemporaryLog(store => faulty = new FaultyAuditStore(store));
        faulty!.FailNext(call, Fault.Lost);

        await Assert.ThrowsAsync<AuditUnavailableException>(() => log.AppendAsync());
        Assert.Equal(new TransferId(2026, 0), await log.AppendAsync());
        await AssertSoundAsync(log);
    }

    [Fact]
    public async Task A_log_that_failed_to_record_says_so_until_it_records_or_may_be_tried_again()
    {
        FaultyAuditStore? faulty = null;
        using var log = new TemporaryLog(store => faulty = new FaultyAuditStore(store));
        Assert.True(log.Log.CanRecord);

        faulty!.FailNext("Commit", Fault.Lost);
        await Assert.ThrowsAsync<AuditUnavailableException>(() => log.AppendAsync());
        Assert.False(log.Log.CanRecord);
        await log.AppendAsync();
        Assert.True(log.Log.CanRecord);

        faulty.FailNext("Commit", Fault.Lost);
        await Assert.ThrowsAsync<AuditUnavailableException>(() => log.AppendAsync());
        log.Time.Advance(AuditLog.FaultMemory);
        Assert.True(log.Log.CanRecord);

        faulty.FailNext("Commit", Fault.Lasting);
        await Assert.ThrowsAsync<AuditUnavailableException>(() => log.AppendAsync());
        log.Time.Advance(AuditLog.FaultMemory);
        Assert.False(log.Log.CanRecord);
    }

    [Fact]
    public async Task After_a_failed_sync_the_log_stays_closed_until_it_is_started_again()
    {
        FaultyAuditStore? faulty = null;
        using var log = new TemporaryLog(store => faulty = new FaultyAuditStore(store));
        await log.AppendAsync();
        faulty!.FailNext("Commit", Fault.Lasting);

        await Assert.ThrowsAsync<AuditUnavailableException>(() => log.AppendAsync());
        await Assert.ThrowsAsync<AuditUnavailableException>(() => log.AppendAsync());
        log.Close();
        log.Open();
        Assert.Equal(new TransferId(2026, 1), await log.AppendAsync());
        await AssertSoundAsync(log);
    }

    [Fact]
    public async Task Without_a_checkpoint_for_too_long_the_log_closes_and_opens_again_with_the_next_one()
    {
        FaultyAuditStore? faulty = null;
        using var log = new TemporaryLog(
            store => faulty = new FaultyAuditStore(store),
            options => options with { CheckpointInterval = TimeSpan.FromDays(1) });
        await log.AppendAsync();
        await log.Log.PublishAsync(Cancellation);
        await log.AppendAsync();

        faulty!.FailNext("AddCheckpoint", Fault.Lost);
        await Assert.ThrowsAsync<AuditUnavailableException>(async () => await log.Log.PublishAsync(Cancellation));
        log.Time.Advance(TimeSpan.FromMinutes(6));
        AuditUnavailableException stale =
            await Assert.ThrowsAsync<AuditUnavailableException>(() => log.AppendAsync());
        Assert.Contains("stale", stale.Message, StringComparison.Ordinal);

        await log.Log.PublishAsync(Cancellation);
        await log.AppendAsync();
    }

    [Fact]
    public async Task An_idle_log_is_not_stale()
    {
        using var log = new TemporaryLog();
        await log.AppendAsync();
        await log.Log.PublishAsync(Cancellation);
        log.Time.Advance(TimeSpan.FromHours(10));

        await log.AppendAsync();
    }

    [Fact]
    public async Task A_log_behind_its_published_checkpoint_signs_and_records_nothing()
    {
        using var log = new TemporaryLog();
        await log.AppendAsync();
        log.Close();
        string year = Path.Combine(log.Options.Directory, "2026");
        string old = Path.Combine(log.Directory, "old");
        Directory.CreateDirectory(old);
        foreach (string file in Directory.EnumerateFiles(year, "*.db*"))
        {
            File.Copy(file, Path.Combine(old, Path.GetFileName(file)));
        }

        log.Open();
        await log.AppendAsync();
        log.Close();
        foreach (string file in Directory.EnumerateFiles(year, "*.db*"))
        {
            File.Delete(file);
        }

        foreach (string file in Directory.EnumerateFiles(old))
        {
            File.Copy(file, Path.Combine(year, Path.GetFileName(file)));
        }

        log.Open();
        await Assert.ThrowsAsync<AuditUnavailableException>(() => log.AppendAsync());
        await Assert.ThrowsAsync<AuditUnavailableException>(async () => await log.Log.PublishAsync(Cancellation));
        IReadOnlyList<(int Year, VerificationReport Report)> reports =
            await new YearsVerifier(log.Store, log.Options.Directory).VerifyAsync([], Cancellation);
        Assert.Contains("cut", reports[0].Report.Findings[0].What, StringComparison.Ordinal);
    }

    internal static async Task AssertSoundAsync(TemporaryLog log)
    {
        await log.Log.PublishAsync(Cancellation);
        IReadOnlyList<(int Year, VerificationReport Report)> reports =
            await new YearsVerifier(log.Store, log.Options.Directory).VerifyAsync([], Cancellation);
        Assert.All(reports, report => Assert.Empty(report.Report.Findings));
        Assert.NotEmpty(reports);
    }
}
