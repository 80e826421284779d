using GovDataHub.Audit.Keys;
using GovDataHub.Audit.Merkle;
using GovDataHub.Audit.Records;
using GovDataHub.Audit.Storage;

namespace GovDataHub.Audit.Tests.Storage;

/// <summary>What every store must do. A store's own test class derives from this and says how it is opened.</summary>
public abstract class AuditStoreConformance : IDisposable
{
    private static readonly DateTimeOffset November = new(2026, 11, 22, 9, 30, 0, TimeSpan.FromHours(8));
    private static readonly YearKeys Keys = YearKeys.Create(2026, "log.example/audit/2026", SystemRandom.Fill);
    private static readonly RecordEncoder Encoder = new("hub", new RetentionPolicy([]), SystemRandom.Fill);

    private readonly Frontier _frontier = new();
    private readonly RightEdge _edge = new();
    private IAuditStore? _store;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IAuditStore Store => _store ??= Open();

    [Fact]
    public void A_new_store_has_no_year()
    {
        Assert.Empty(Store.Years());
    }

    [Fact]
    public async Task A_year_begins_with_its_first_commit_and_an_abandoned_one_leaves_nothing()
    {
        using (IYearWriter writer = Store.OpenWriter(2026))
        {
            Assert.Equal(0, writer.Begin(November).Size);
            writer.Rollback();
            Assert.Empty(Store.Years());
            Append(writer, November, Entry("a"));
        }

        Assert.Equal([2026], Store.Years());
        Assert.Equal(1, (await Store.Reader(2026).ReadHeadAsync(Cancellation)).Size);
    }

    [Fact]
    public async Task A_transaction_abandoned_after_others_changes_nothing()
    {
        using IYearWriter writer = Store.OpenWriter(2026);
        Append(writer, November, Entry("a"));
        StoredHead before = await Store.Reader(2026).ReadHeadAsync(Cancellation);

        writer.Begin(November);
        writer.Rollback();
        writer.Rollback();

        Assert.Equal(before.Size, writer.Begin(November).Size);
        writer.Rollback();
    }

    [Fact]
    public async Task The_head_read_is_the_head_written_also_after_opening_again()
    {
        using (IYearWriter writer = Store.OpenWriter(2026))
        {
            Append(writer, November, [.. Enumerable.Range(0, 300).Select(n => Entry($"s{n}"))]);
        }

        Reopen();
        StoredHead head = await Store.Reader(2026).ReadHeadAsync(Cancellation);
        using IYearWriter again = Store.OpenWriter(2026);
        StoredHead begun = again.Begin(November);
        again.Rollback();

        Assert.Equal(300, head.Size);
        Assert.Equal(_frontier.Root(), head.Root());
        Assert.Equal(November, head.LastAt);
        Assert.Equal((head.Size, head.LastAt), (begun.Size, begun.LastAt));
        Assert.Equal(head.Frontier, begun.Frontier);
    }

    [Fact]
    public async Task Rows_come_back_byte_for_byte_in_order_and_across_partitions()
    {
        StoredRow[] written = await FillThreeMonthsAsync();
        IReadOnlyList<StoredRow> read = await Store.Reader(2026).ReadRowsAsync(0, 1_000, Cancellation);
        IReadOnlyList<TreeHash> leaves = await Store.Reader(2026).ReadLeavesAsync(250, 100, Cancellation);

        Assert.Equal(written.Select(row => row.Index), read.Select(row => row.Index));
        Assert.Equal(written.Select(row => row.Bytes), read.Select(row => row.Bytes));
        Assert.Equal(written.Select(row => row.Leaf), read.Select(row => row.Leaf));
        Assert.Equal(written.Select(row => row.Columns), read.Select(row => row.Columns));
        Assert.Equal(written.Select(row => row.At), read.Select(row => row.At));
        Assert.Equal(written[250..350].Select(row => row.Leaf), leaves);
        Assert.Empty(await Store.Reader(2026).ReadRowsAsync(written.Length, 10, Cancellation));
    }

    [Fact]
    public async Task Full_tiles_are_kept_whichever_partition_completed_them()
    {
        StoredRow[] rows = await FillThreeMonthsAsync();
        IReadOnlyList<StoredTile> tiles = await Store.Reader(2026).ReadTilesAsync(0, 0, 10, Cancellation);

        Assert.Equal(rows.Length / 256, tiles.Count);
        Assert.All(tiles, tile => Assert.Equal(
            rows.Skip((int)tile.Number * 256).Take(256).SelectMany(row => row.Leaf.ToArray()), tile.Bytes));
        Assert.Equal(1, (await Store.Reader(2026).ReadTilesAsync(0, 1, 1, Cancellation)).Single().Number);
        Assert.Empty(await Store.Reader(2026).ReadTilesAsync(1, 0, 1, Cancellation));
    }

    [Fact]
    public async Task Searches_find_the_newest_first_below_an_index_and_across_partitions()
    {
        StoredRow[] rows = await FillThreeMonthsAsync();
        IYearReader reader = Store.Reader(2026);
        long[] thirds = [.. rows.Where(row => row.Index % 3 == 0).Select(row => row.Index).Reverse()];
        var bySubject = new RowSearch { Subject = Keys.PseudonymOf("s0") };
        var byDepartment = new RowSearch { Department = "D0" };
        var byPurpose = new RowSearch { Purpose = "case/c0" };
        var byBoth = new RowSearch { Department = "D0", Purpose = "case/c0" };

        foreach (RowSearch search in (RowSearch[])[bySubject, byDepartment, byPurpose, byBoth])
        {
            Assert.Equal(thirds, await Found(reader, search, long.MaxValue, 1_000));
            Assert.Equal(thirds.Where(n => n < 300).Take(4), await Found(reader, search, 300, 4));
            Assert.Equal(
                thirds.Where(n => n >= 290), await Found(reader, search with { From = 290 }, long.MaxValue, 1_000));
            Assert.Empty(await Found(
                reader, search with { Outcome = TransferOutcome.Denied }, long.MaxValue, 1_000));
        }

        var byCaller = new RowSearch { Caller = Keys.PseudonymOf("caller") };
        Assert.Equal(rows.Length, (await Found(reader, byCaller, long.MaxValue, 1_000)).Length);
        Assert.Empty(await Found(reader, bySubject with { Department = "D1" }, long.MaxValue, 10));
        Assert.Empty(await Found(reader, new RowSearch { Subject = Keys.PseudonymOf("nobody") }, long.MaxValue, 10));
    }

    [Fact]
    public async Task The_first_index_of_a_time_is_found_between_and_beyond_the_rows()
    {
        StoredRow[] rows = await FillThreeMonthsAsync();
        IYearReader reader = Store.Reader(2026);

        Assert.Equal(0, await reader.FirstIndexAtAsync(DateTimeOffset.UnixEpoch, Cancellation));
        Assert.Equal(rows.Length, await reader.FirstIndexAtAsync(rows[^1].At.AddTicks(10), Cancellation));
        foreach (StoredRow row in rows.Where(row => row.Index % 37 == 0))
        {
            long first = rows.First(other => other.At >= row.At).Index;
            Assert.Equal(first, await reader.FirstIndexAtAsync(row.At, Cancellation));
        }
    }

    [Fact]
    public async Task Checkpoints_are_all_kept_and_found_by_size()
    {
        using IYearWriter writer = Store.OpenWriter(2026);
        foreach (int size in (int[])[1, 2, 3])
        {
            Append(writer, November.AddMonths(size == 3 ? 1 : 0), Entry("a"));
            writer.AddCheckpoint(new StoredCheckpoint(size, November, $"note {size}"));
        }

        IYearReader reader = Store.Reader(2026);
        Assert.Equal("note 3", (await reader.FindCheckpointAsync(long.MaxValue, Cancellation))?.Note);
        Assert.Equal("note 2", (await reader.FindCheckpointAsync(2, Cancellation))?.Note);
        Assert.Null(await reader.FindCheckpointAsync(0, Cancellation));
        Assert.Equal(
            ["note 2", "note 3"],
            (await reader.ReadCheckpointsAsync(2, 5, Cancellation)).Select(signed => signed.Note));
        Assert.Throws<AuditStorageException>(() => writer.AddCheckpoint(new StoredCheckpoint(3, November, "another")));
    }

    [Fact]
    public async Task A_row_that_is_there_already_fails_the_whole_batch()
    {
        using IYearWriter writer = Store.OpenWriter(2026);
        StoredRow[] rows = Append(writer, November, Entry("a"), Entry("b"));
        StoredHead head = writer.Begin(November);
        var twice = new AuditBatch(
            [rows[1] with { Index = 2 }, rows[1]], [[], []], [], head with { Size = head.Size + 2 });

        Assert.Throws<AuditStorageException>(() => writer.Commit(twice));
        Assert.Equal(2, (await Store.Reader(2026).ReadHeadAsync(Cancellation)).Size);
        Assert.Equal(2, (await Store.Reader(2026).ReadRowsAsync(0, 10, Cancellation)).Count);
    }

    [Fact]
    public async Task Partitions_and_the_subject_index_can_be_audited()
    {
        StoredRow[] rows = await FillThreeMonthsAsync();
        IYearReader reader = Store.Reader(2026);
        IReadOnlyList<StoredPartition> partitions = await reader.ReadPartitionsAsync(rows.Length, Cancellation);
        var there = new StoredSubject(Keys.PseudonymOf("s0"), 0);
        var missing = new StoredSubject(Keys.PseudonymOf("s0"), 1);

        Assert.Equal(rows.Length, partitions.Sum(partition => partition.Rows));
        Assert.Equal(rows.Length, partitions.Sum(partition => partition.Subjects));
        Assert.Equal(rows.Length, partitions[^1].Head.Size);
        Assert.Equal([missing], await reader.FindMissingAsync([there, missing], Cancellation));

        var walked = new List<StoredSubject>();
        while (await reader.ReadSubjectsAsync(
            walked.Count == 0 ? null : walked[^1], 100, Cancellation) is { Count: > 0 } page)
        {
            walked.AddRange(page);
        }

        Assert.Equal(rows.Length, walked.Distinct().Count());
        Assert.Equal(rows.Length, walked.Count);
    }

    [Fact]
    public async Task A_cancelled_read_ends()
    {
        await FillThreeMonthsAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.Reader(2026).ReadRowsAsync(0, 1_000, cancelled.Token));
        Assert.NotEmpty(await Store.Reader(2026).ReadRowsAsync(0, 10, Cancellation));
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _store?.Dispose();
            Remove();
        }
    }

    /// <summary>Opens the store; the same one when it is called again.</summary>
    protected abstract IAuditStore Open();

    /// <summary>Removes what the store left behind.</summary>
    protected abstract void Remove();

    private static TransferEntry Entry(string subject, string department = "HPF", string purpose = "self")
    {
        return new TransferEntry
        {
            Caller = new TransferParty(PartyKind.System, "caller"),
            Purpose = purpose,
            Department = department,
            Subjects = [subject],
            Outcome = TransferOutcome.Released,
        };
    }

    private static async Task<long[]> Found(IYearReader reader, RowSearch search, long below, int count)
    {
        return [.. (await reader.SearchAsync(search, below, count, Cancellation)).Select(row => row.Index)];
    }

    private async Task<StoredRow[]> FillThreeMonthsAsync()
    {
        var rows = new List<StoredRow>();
        using IYearWriter writer = Store.OpenWriter(2026);
        for (int batch = 0; batch < 12; batch++)
        {
            DateTimeOffset at = new(2026, 10 + (batch / 4), 3, 9, batch, 0, TimeSpan.FromHours(8));
            TransferEntry[] entries = [.. Enumerable.Range(rows.Count, 50)
                .Select(n => Entry($"s{n % 3}", $"D{n % 3}", $"case/c{n % 3}"))];
            rows.AddRange(Append(writer, at, entries));
        }

        await Task.CompletedTask;
        return [.. rows];
    }

    private StoredRow[] Append(IYearWriter writer, DateTimeOffset at, params TransferEntry[] entries)
    {
        writer.Begin(at);
        EncodedRecord[] records = [.. entries.SelectMany(entry => Encoder.Encode(entry, Keys))];
        var rows = new List<StoredRow>();
        foreach (EncodedRecord record in records)
        {
            RecordFormat.SetTime(record.Bytes, at);
            var leaf = TreeHash.OfLeaf(record.Bytes);
            rows.Add(new StoredRow(_frontier.Size, at, leaf, record.Columns, record.Bytes));
            _frontier.Append(leaf, _edge);
        }

        writer.Commit(new AuditBatch(
            rows,
            [.. records.Select(record => record.Subjects)],
            _edge.TakeCompleted(),
            new StoredHead(_frontier.Size, _frontier.ToBytes(), at)));
        return [.. rows];
    }

    private void Reopen()
    {
        _store?.Dispose();
        _store = null;
    }
}
