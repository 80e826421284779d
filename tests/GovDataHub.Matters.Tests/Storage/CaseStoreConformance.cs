using GovDataHub.Federation.Reading;
using GovDataHub.Matters.Storage;

namespace GovDataHub.Matters.Tests.Storage;

/// <summary>What every store of cases must do; one subclass a store.</summary>
public abstract class CaseStoreConformance
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected abstract Task<StoreUnderTest> OpenAsync();

    [Fact]
    public async Task What_is_not_committed_never_was()
    {
        await using var test = await OpenAsync();
        await using (var transaction = await test.Store.BeginAsync(Token))
        {
            await transaction.InsertAsync(Case("a", "citizen"), Token);
            await transaction.AppendAsync(Line("a", "started"), Token);
            await transaction.EnqueueAsync(Work("a", transaction.Now), Token);
        }

        Assert.Null(await test.Store.Queries.CaseAsync("a", Token));
        Assert.Empty(await test.Store.Queries.EventsAsync("a", 0, 10, Token));
        Assert.Empty(await test.Store.ClaimAsync("w", 8, TimeSpan.FromMinutes(1), Token));
    }

    [Fact]
    public async Task What_is_committed_is_read_back_whole()
    {
        await using var test = await OpenAsync();
        await PutAsync(test.Store, Case("a", "citizen"));
        var record = (await test.Store.Queries.CaseAsync("a", Token))!;
        CaseRecord changed;
        await using (var transaction = await test.Store.BeginAsync(Token))
        {
            changed = await transaction.UpdateAsync(
                record with
                {
                    State = CaseState.WaitingOfficer,
                    Stage = 3,
                    ExclusiveKey = "r:citizen",
                    IsOverdue = true,
                    ConsentGiven = true,
                    ConsentAt = transaction.Now,
                    PrefilledAt = transaction.Now,
                    SubmittedAt = transaction.Now,
                    DueAt = transaction.Now.AddDays(3),
                    EffectRound = 1,
                },
                Token);
            await transaction.CommitAsync(Token);
        }

        Assert.Equal(changed, await test.Store.Queries.CaseAsync("a", Token));
        Assert.Equal(1, changed.Version);
    }

    [Fact]
    public async Task Two_changes_from_the_same_reading_do_not_both_stand()
    {
        await using var test = await OpenAsync();
        await PutAsync(test.Store, Case("a", "citizen"));
        var read = (await test.Store.Queries.CaseAsync("a", Token))!;
        await using (var first = await test.Store.BeginAsync(Token))
        {
            await first.UpdateAsync(read with { Stage = 1 }, Token);
            await first.CommitAsync(Token);
        }

        await using var second = await test.Store.BeginAsync(Token);
        await Assert.ThrowsAsync<CaseConflictException>(() => second.UpdateAsync(read with { Stage = 2 }, Token));
    }

    [Fact]
    public async Task A_subject_has_one_draft_of_a_matter_and_one_case_of_an_exclusive_key()
    {
        await using var test = await OpenAsync();
        await PutAsync(test.Store, Case("a", "citizen"));
        await using (var transaction = await test.Store.BeginAsync(Token))
        {
            await Assert.ThrowsAsync<CaseConflictException>(
                () => transaction.InsertAsync(Case("b", "citizen"), Token));
        }

        await PutAsync(test.Store, Case("c", "other") with { ExclusiveKey = "r:x" });
        await using var update = await test.Store.BeginAsync(Token);
        var mine = (await update.FindAsync("a", Token))!;
        await Assert.ThrowsAsync<CaseConflictException>(
            () => update.UpdateAsync(mine with { ExclusiveKey = "r:x" }, Token));
    }

    [Fact]
    public async Task A_claim_takes_due_work_of_distinct_cases_oldest_first()
    {
        await using var test = await OpenAsync();
        await using (var transaction = await test.Store.BeginAsync(Token))
        {
            for (int index = 0; index < 5; index++)
            {
                await transaction.EnqueueAsync(Work($"c{index}", transaction.Now.AddSeconds(-index)), Token);
            }

            await transaction.EnqueueAsync(Work("c0", transaction.Now) with { Kind = WorkKind.Prefill }, Token);
            await transaction.EnqueueAsync(Work("later", transaction.Now.AddHours(1)), Token);
            await transaction.CommitAsync(Token);
        }

        var first = await test.Store.ClaimAsync("a", 3, TimeSpan.FromMinutes(1), Token);
        Assert.Equal(["c2", "c3", "c4"], first.Select(work => work.CaseId).Order());
        var second = await test.Store.ClaimAsync("b", 32, TimeSpan.FromMinutes(1), Token);
        Assert.Equal(["c0", "c1"], second.Select(work => work.CaseId).Order());
        Assert.Empty(await test.Store.ClaimAsync("c", 32, TimeSpan.FromMinutes(1), Token));
    }

    [Fact]
    public async Task The_same_work_is_enqueued_once()
    {
        await using var test = await OpenAsync();
        await using (var transaction = await test.Store.BeginAsync(Token))
        {
            await transaction.EnqueueAsync(Work("a", transaction.Now), Token);
            await transaction.EnqueueAsync(Work("a", transaction.Now), Token);
            await transaction.CommitAsync(Token);
        }

        var work = Assert.Single(await test.Store.ClaimAsync("w", 8, TimeSpan.FromMinutes(1), Token));
        await using (var transaction = await test.Store.BeginAsync(Token))
        {
            await transaction.CompleteAsync(work, Token);
            await transaction.CommitAsync(Token);
        }

        Assert.Empty(await test.Store.ClaimAsync("w", 8, TimeSpan.FromMinutes(1), Token));
    }

    [Fact]
    public async Task An_effect_that_is_over_is_never_changed_again()
    {
        await using var test = await OpenAsync();
        await using var transaction = await test.Store.BeginAsync(Token);
        var effect = Effect("k", transaction.Now);
        await transaction.AddEffectAsync(effect, Token);
        await transaction.AddEffectAsync(effect with { Payload = "other" }, Token);
        await transaction.UpdateEffectAsync(effect with { State = EffectState.Failed, Reason = "GUARD" }, Token);
        await transaction.UpdateEffectAsync(effect with { State = EffectState.Done }, Token);

        var stored = (await transaction.FindEffectAsync("k", Token))!;
        Assert.Equal((EffectState.Failed, "GUARD", "{}"), (stored.State, stored.Reason, stored.Payload));
    }

    [Fact]
    public async Task A_message_is_taken_once()
    {
        await using var test = await OpenAsync();
        await using var transaction = await test.Store.BeginAsync(Token);
        var message = new InboxMessage
        {
            Source = "payment",
            MessageId = "m",
            Key = "k",
            Status = "paid",
            At = transaction.Now,
        };
        Assert.True(await transaction.ReceiveAsync(message, Token));
        Assert.False(await transaction.ReceiveAsync(message with { Status = "failed" }, Token));
        Assert.Equal("paid", Assert.Single(await transaction.MessagesAsync("k", Token)).Status);
    }

    [Fact]
    public async Task A_history_is_numbered_without_gaps_and_paged()
    {
        await using var test = await OpenAsync();
        for (int index = 0; index < 5; index++)
        {
            await using var transaction = await test.Store.BeginAsync(Token);
            await transaction.AppendAsync(Line("a", $"k{index}"), Token);
            await transaction.CommitAsync(Token);
        }

        var page = await test.Store.Queries.EventsAsync("a", 2, 2, Token);
        Assert.Equal([(3, "k2"), (4, "k3")], page.Select(line => (line.Sequence, line.Kind)));
    }

    [Fact]
    public async Task A_value_replaces_the_earlier_one_of_its_name()
    {
        await using var test = await OpenAsync();
        await using var transaction = await test.Store.BeginAsync(Token);
        var value = new CaseValue { CaseId = "a", IsSupplied = true, Name = "amount", Json = "1" };
        await transaction.PutValueAsync(value, Token);
        await transaction.PutValueAsync(value with { Json = "2", Answer = AnswerKind.Unknown }, Token);
        Assert.Equal(value with { Json = "2", Answer = AnswerKind.Unknown },
            Assert.Single(await transaction.ValuesAsync("a", Token)));
    }

    [Fact]
    public async Task The_most_urgent_task_comes_first_and_closed_ones_are_gone()
    {
        await using var test = await OpenAsync();
        await using (var transaction = await test.Store.BeginAsync(Token))
        {
            await transaction.PutTaskAsync(Task("never", transaction.Now, null), Token);
            await transaction.PutTaskAsync(Task("late", transaction.Now, transaction.Now.AddDays(9)), Token);
            await transaction.PutTaskAsync(Task("soon", transaction.Now, transaction.Now.AddDays(1)), Token);
            await transaction.PutTaskAsync(
                Task("closed", transaction.Now, null) with { ClosedAt = transaction.Now }, Token);
            await transaction.CommitAsync(Token);
        }

        var open = await test.Store.Queries.OpenTasksAsync("HPF", 0, 10, Token);
        Assert.Equal(["soon", "late", "never"], open.Select(task => task.Id));
    }

    private protected static CaseRecord Case(string id, string citizen)
    {
        var now = new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(8));
        return new CaseRecord
        {
            Id = id,
            Matter = "HPF-01",
            Definition = "digest",
            CitizenId = citizen,
            State = CaseState.Draft,
            Locale = "zh",
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    private static async Task PutAsync(ICaseStore store, CaseRecord record)
    {
        await using var transaction = await store.BeginAsync(Token);
        await transaction.InsertAsync(record, Token);
        await transaction.CommitAsync(Token);
    }

    private static CaseEvent Line(string caseId, string kind)
    {
        return new CaseEvent { CaseId = caseId, Kind = kind, Zh = "一", En = "one" };
    }

    private static WorkItem Work(string caseId, DateTimeOffset due)
    {
        return new WorkItem { CaseId = caseId, Kind = WorkKind.Stage, Due = due };
    }

    private static OutboxEntry Effect(string key, DateTimeOffset now)
    {
        return new OutboxEntry
        {
            Key = key,
            CaseId = "a",
            Ordinal = 0,
            Round = 0,
            Kind = EffectKind.Write,
            Payload = "{}",
            State = EffectState.Pending,
            CreatedAt = now,
        };
    }

    private static HumanTaskRecord Task(string id, DateTimeOffset now, DateTimeOffset? due)
    {
        return new HumanTaskRecord
        {
            Id = id,
            CaseId = "a",
            Step = GovDataHub.Matters.Definitions.StepKind.OfficerReview,
            Department = "HPF",
            Cause = "review",
            CreatedAt = now,
            DueAt = due,
        };
    }
}

/// <summary>A store with nothing in it, and what has to be cleared away after it.</summary>
internal sealed record StoreUnderTest(ICaseStore Store, Func<ValueTask> Close) : IAsyncDisposable
{
    public ValueTask DisposeAsync()
    {
        return Close();
    }
}
