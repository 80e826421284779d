using GovDataHub.Audit.Checkpoints;
using GovDataHub.Audit.Notes;
using GovDataHub.Audit.Reading;
using GovDataHub.Audit.Records;
using GovDataHub.Audit.Tests.Chaining;
using GovDataHub.Audit.Tests.Storage;

namespace GovDataHub.Audit.Tests;

public sealed class AuditLogTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entries_get_contiguous_ids_in_the_order_given()
    {
        using var log = new TemporaryLog();

        IReadOnlyList<TransferId> first = await log.Log.AppendAsync(
            [TemporaryLog.Entry(), TemporaryLog.Entry(), TemporaryLog.Entry()], Cancellation);
        TransferId next = await log.AppendAsync();

        Assert.Equal([new(2026, 0), new(2026, 1), new(2026, 2)], first);
        Assert.Equal(new TransferId(2026, 3), next);
    }

    [Fact]
    public async Task What_was_appended_is_read_back_by_subject_caller_case_and_department()
    {
        using var log = new TemporaryLog();
        TransferId own = await log.AppendAsync(TemporaryLog.Entry(department: "HPF", purpose: "case/c-1"));
        TransferId other = await log.AppendAsync(TemporaryLog.Entry(TemporaryLog.OtherCitizen, "PSB"));

        Assert.Equal([own], await Find(log, new TransferQuery { Subject = TemporaryLog.Citizen }));
        Assert.Equal([other], await Find(log, new TransferQuery { Subject = TemporaryLog.OtherCitizen }));
        Assert.Equal([own], await Find(log, new TransferQuery { Case = "c-1" }));
        Assert.Equal([own], await Find(log, new TransferQuery { Purpose = "case" }));
        Assert.Equal([other], await Find(log, new TransferQuery { Department = "PSB" }));
        Assert.Equal([other, own], await Find(log, new TransferQuery()));
        string caller = log.Log.PseudonymOf(TemporaryLog.Citizen).ToString();
        Assert.Equal([other, own], await Find(log, new TransferQuery { Caller = caller }));
    }

    [Fact]
    public async Task A_log_goes_on_where_it_was_closed()
    {
        using var log = new TemporaryLog();
        await log.FillAsync(700);
        log.Close();
        log.Open();

        Assert.Equal(new TransferId(2026, 700), await log.AppendAsync());
    }

    [Fact]
    public async Task A_receipt_proves_a_transfer_with_the_public_key_alone()
    {
        using var log = new TemporaryLog();
        await log.FillAsync(300);
        TransferProof proof = (await log.Reader.ProveAsync(new TransferId(2026, 17), Cancellation))!;

        var receipt = InclusionReceipt.Parse(proof.Receipt.ToString());
        (Checkpoint? checkpoint, string? refusal) = receipt.Verify(
            proof.Entry, NoteVerifier.Parse(proof.VerifierKey));

        Assert.Null(refusal);
        Assert.Equal(("log.example/audit/2026", 300), (checkpoint!.Origin, checkpoint.Size));
    }

    [Fact]
    public async Task Appends_of_many_callers_at_once_all_get_their_own_places_in_few_commits()
    {
        FaultyAuditStore? counting = null;
        using var log = new TemporaryLog(store => counting = new FaultyAuditStore(store));
        Task<IReadOnlyList<TransferId>>[] appends = [.. Enumerable.Range(0, 2_000).Select(n => Task.Run(
            async () => await log.Log.AppendAsync(
                [TemporaryLog.Entry() with { Rows = n }, TemporaryLog.Entry() with { Rows = n }], Cancellation),
            Cancellation))];
        IReadOnlyList<TransferId>[] ids = await Task.WhenAll(appends);

        Assert.Equal(
            Enumerable.Range(0, 4_000).Select(n => new TransferId(2026, n)), ids.SelectMany(two => two).Order(ById));
        Assert.All(ids, two => Assert.Equal(two[0].Index + 1, two[1].Index));
        Assert.InRange(counting!.Calls.Count(call => call == "Commit"), 4, 1_000);
        foreach (int n in (int[])[0, 777, 1_999])
        {
            Assert.Equal(n, (await log.Reader.FindAsync(ids[n][1], Cancellation))?.Record.Rows);
        }

        await FaultTableTests.AssertSoundAsync(log);
    }

    [Fact]
    public async Task One_append_is_one_transaction()
    {
        FaultyAuditStore? counting = null;
        using var log = new TemporaryLog(store => counting = new FaultyAuditStore(store));
        await log.AppendAsync();
        int before = counting!.Calls.Count(call => call == "Commit");

        await log.Log.AppendAsync([.. Enumerable.Range(0, 1_024).Select(_ => TemporaryLog.Entry())], Cancellation);

        Assert.Equal(before + 1, counting.Calls.Count(call => call == "Commit"));
    }

    [Fact]
    public async Task Nothing_and_too_much_are_refused()
    {
        using var log = new TemporaryLog();
        TransferEntry[] tooMany = [.. Enumerable.Range(0, 1_025).Select(_ => TemporaryLog.Entry())];

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await log.Log.AppendAsync([], Cancellation));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await log.Log.AppendAsync(tooMany, Cancellation));
    }

    [Fact]
    public async Task A_bulk_entry_has_one_id_that_of_its_first_part()
    {
        using var log = new TemporaryLog();
        TransferEntry bulk = TemporaryLog.Entry() with
        {
            Subjects = [.. Enumerable.Range(0, 4_000).Select(n => $"subject-{n}")],
        };
        IReadOnlyList<TransferId> ids = await log.Log.AppendAsync([bulk, TemporaryLog.Entry()], Cancellation);

        Assert.Equal([new(2026, 0), new(2026, 3)], ids);
        TransferPage last = await log.Reader.ReadAsync(
            new TransferQuery { Subject = "subject-3999" }, 5, null, Cancellation);
        Assert.Equal((3, 3), last.Transfers.Single().Record.Parts);
        await FaultTableTests.AssertSoundAsync(log);
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once_and_a_slow_store_in_time()
    {
        using var gate = new ManualResetEventSlim(initialState: true);
        using var log = new TemporaryLog(
            store => new StallingAuditStore(store, gate),
            options => options with { QueueLimit = 4, AppendTimeout = TimeSpan.FromSeconds(2) });
        await log.AppendAsync();
        gate.Reset();
        Task<TransferId>[] waiting = [.. Enumerable.Range(0, 20).Select(_ => log.AppendAsync())];

        string[] messages = [.. (await Task.WhenAll(waiting.Select(FailureAsync)))];
        gate.Set();

        Assert.InRange(messages.Count(message => message.Contains("too much", StringComparison.Ordinal)), 10, 19);
        Assert.InRange(messages.Count(message => message.Contains("in time", StringComparison.Ordinal)), 1, 10);
        await log.AppendAsync();
        await FaultTableTests.AssertSoundAsync(log);
    }

    [Fact]
    public async Task Cancelling_ends_the_waiting_and_what_was_not_begun_is_not_written()
    {
        using var gate = new ManualResetEventSlim(initialState: true);
        StallingAuditStore? stalling = null;
        using var log = new TemporaryLog(store => stalling = new StallingAuditStore(store, gate));
        await log.AppendAsync();
        gate.Reset();
        Task<TransferId> begun = log.AppendAsync();
        using var cancelled = new CancellationTokenSource();
        SpinWait.SpinUntil(() => stalling!.Waiting > 0, TimeSpan.FromSeconds(5));
        Task waiting = log.Log.AppendAsync([TemporaryLog.Entry() with { Rows = 99 }], cancelled.Token).AsTask();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        gate.Set();
        Assert.Equal(new TransferId(2026, 1), await begun);
        Assert.Equal(new TransferId(2026, 2), await log.AppendAsync());
    }

    [Fact]
    public async Task A_log_that_was_stopped_records_nothing()
    {
        using var log = new TemporaryLog();
        await log.AppendAsync();
        log.Log.Dispose();

        await Assert.ThrowsAsync<AuditUnavailableException>(() => log.AppendAsync());
    }

    [Fact]
    public async Task Paging_visits_every_transfer_once_whatever_the_filter_needs()
    {
        using var log = new TemporaryLog();
        await log.FillAsync(2_500);
        TransferQuery[] queries =
        [
            new(), new() { Subject = TemporaryLog.Citizen }, new() { Coordinate = "HPF.account.balance" },
            new() { Purpose = "self" }, new() { SourcesOnly = true },
        ];
        foreach (TransferQuery query in queries)
        {
            var seen = new List<long>();
            TransferId? end = null;
            do
            {
                TransferPage page = await log.Reader.ReadAsync(query, 499, end, Cancellation);
                seen.AddRange(page.Transfers.Select(transfer => transfer.Id.Index));
                end = page.End;
            }
            while (end is not null);
            Assert.Equal(Enumerable.Range(0, 2_500).Reverse().Select(n => (long)n), seen);
        }

        Assert.Empty((await log.Reader.ReadAsync(
            new TransferQuery { Matter = "HPF-01" }, 10, null, Cancellation)).Transfers);
    }

    [Fact]
    public async Task A_time_range_is_from_inclusive_to_exclusive()
    {
        using var log = new TemporaryLog();
        var times = new List<DateTimeOffset>();
        for (int n = 0; n < 5; n++)
        {
            times.Add(log.Time.GetUtcNow());
            await log.AppendAsync();
            log.Time.Advance(TimeSpan.FromMinutes(1));
        }

        TransferId[] found = await Find(log, new TransferQuery { From = times[1], To = times[3] });
        Assert.Equal([new(2026, 2), new(2026, 1)], found);
    }

    private static Comparer<TransferId> ById => Comparer<TransferId>.Create((a, b) => a.Index.CompareTo(b.Index));

    private static async Task<string> FailureAsync(Task append)
    {
        return (await Assert.ThrowsAsync<AuditUnavailableException>(() => append)).Message;
    }

    private static async Task<TransferId[]> Find(TemporaryLog log, TransferQuery query)
    {
        TransferPage page = await log.Reader.ReadAsync(query, 50, null, Cancellation);
        return [.. page.Transfers.Select(transfer => transfer.Id)];
    }
}
