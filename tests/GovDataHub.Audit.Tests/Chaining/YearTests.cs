using GovDataHub.Audit.Reading;
using GovDataHub.Audit.Records;
using GovDataHub.Audit.Storage;
using GovDataHub.Audit.Tests.Storage;

namespace GovDataHub.Audit.Tests.Chaining;

public sealed class YearTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_year_is_a_new_log_that_begins_with_the_end_of_the_old_one()
    {
        using TemporaryLog log = OverYears();
        TransferId old = await log.AppendAsync();
        log.Time.Advance(TimeSpan.FromDays(60));

        TransferId first = await log.AppendAsync();
        await log.Log.PublishAsync(Cancellation);

        Assert.Equal((new TransferId(2026, 0), new TransferId(2027, 1)), (old, first));
        StoredRow row = (await log.Store.Reader(2027).ReadRowsAsync(0, 1, Cancellation))[0];
        StoredCheckpoint closing = (await log.Store.Reader(2026).FindCheckpointAsync(long.MaxValue, Cancellation))!;
        var opening = (OpeningRecord)RecordDecoder.Decode(row.Bytes);
        Assert.Equal((2026, closing.Note), (opening.ClosedYear, opening.ClosingNote));
        Assert.Equal(1, closing.Size);
        await FaultTableTests.AssertSoundAsync(log);
    }

    [Fact]
    public async Task Reading_goes_over_the_years_and_finds_a_citizen_under_both_pseudonyms()
    {
        using TemporaryLog log = OverYears();
        TransferId[] ids = new TransferId[4];
        ids[0] = await log.AppendAsync();
        ids[1] = await log.AppendAsync();
        log.Time.Advance(TimeSpan.FromDays(60));
        ids[2] = await log.AppendAsync();
        ids[3] = await log.AppendAsync();
        var query = new TransferQuery { Subject = TemporaryLog.Citizen };

        TransferPage first = await log.Reader.ReadAsync(query, 3, null, Cancellation);
        TransferPage second = await log.Reader.ReadAsync(query, 3, first.End, Cancellation);

        Assert.Equal(ids.Reverse().Take(3), first.Transfers.Select(transfer => transfer.Id));
        Assert.Equal([ids[0]], second.Transfers.Select(transfer => transfer.Id));
        Assert.Null(second.End);
        Assert.NotEqual(first.Transfers[0].Record.Subjects, second.Transfers[0].Record.Subjects);
        Assert.All(first.Transfers, transfer => Assert.Equal("Li Na", transfer.Details?.CallerName));
    }

    [Fact]
    public async Task The_year_turns_at_midnight_in_Shanghai()
    {
        using TemporaryLog log = OverYears();
        log.Time.Advance(new DateTimeOffset(2026, 12, 31, 23, 59, 59, TimeSpan.FromHours(8)) - log.Time.GetUtcNow());
        TransferId before = await log.AppendAsync();
        log.Time.Advance(TimeSpan.FromSeconds(1));
        TransferId after = await log.AppendAsync();

        Assert.Equal((2026, 2027), (before.Year, after.Year));
    }

    [Fact]
    public async Task A_clock_that_goes_back_never_opens_a_closed_year_nor_turns_time_back()
    {
        using TemporaryLog log = OverYears();
        await log.AppendAsync();
        log.Time.Advance(TimeSpan.FromDays(60));
        await log.AppendAsync();
        log.Time.Advance(TimeSpan.FromDays(-60));

        Assert.Equal(new TransferId(2027, 2), await log.AppendAsync());
        await FaultTableTests.AssertSoundAsync(log);
    }

    [Theory]
    [InlineData("Begin", Fault.Lost)]
    [InlineData("Commit", Fault.Lost)]
    [InlineData("Commit", Fault.DoneButReportedFailed)]
    [InlineData("OpenWriter", Fault.Lost)]
    public async Task A_year_that_fails_to_open_opens_at_the_next_append(string call, Fault fault)
    {
        FaultyAuditStore? faulty = null;
        using TemporaryLog log = OverYears(store => faulty = new FaultyAuditStore(store));
        await log.AppendAsync();
        await log.Log.PublishAsync(Cancellation);
        log.Time.Advance(TimeSpan.FromDays(60));
        faulty!.FailNext(call, fault);

        await Assert.ThrowsAsync<AuditUnavailableException>(() => log.AppendAsync());
        Assert.Equal(new TransferId(2027, 1), await log.AppendAsync());
        await FaultTableTests.AssertSoundAsync(log);
    }

    [Fact]
    public async Task Months_share_one_tree()
    {
        using TemporaryLog log = OverYears();
        for (int month = 0; month < 3; month++)
        {
            await log.FillAsync(300);
            log.Time.Advance(TimeSpan.FromDays(month == 0 ? 20 : 14));
        }

        TransferProof proof = (await log.Reader.ProveAsync(new TransferId(2026, 299), Cancellation))!;
        Assert.Null(proof.Receipt.Verify(
            proof.Entry, GovDataHub.Audit.Notes.NoteVerifier.Parse(proof.VerifierKey)).Refusal);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(log.Options.Directory, "2026"), "*.db").Length);
        await FaultTableTests.AssertSoundAsync(log);
    }

    // The clock leaps here, and nobody signs while it does.
    private static TemporaryLog OverYears(Func<IAuditStore, IAuditStore>? wrap = null)
    {
        return new TemporaryLog(wrap, options => options with { EvidenceLimit = TimeSpan.FromDays(1_000) });
    }
}
