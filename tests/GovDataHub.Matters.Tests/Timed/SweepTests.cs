using GovDataHub.Matters.Storage;
using GovDataHub.Matters.Timed;
using Microsoft.Extensions.DependencyInjection;

namespace GovDataHub.Matters.Tests.Timed;

/// <summary>What happens because time passes.</summary>
public sealed class SweepTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_broken_promise_is_said_once()
    {
        await using var bench = await EngineBench.OpenAsync();
        string caseId = await bench.ReadyAsync();
        bench.City.Silent.Add("NRB");
        await bench.Matters.SubmitAsync(EngineBench.Citizen(), caseId, Token);
        await bench.DrainAsync();
        Assert.Equal(0, await Make<TermSweep>(bench).RunAsync(Token));
        bench.Time.Advance(TimeSpan.FromHours(2));

        Assert.Equal(1, await Make<TermSweep>(bench).RunAsync(Token));
        Assert.Equal(0, await Make<TermSweep>(bench).RunAsync(Token));
        Assert.Single(
            await bench.Store.Queries.NotificationsAsync(caseId, Token), sent => sent.Kind == "overdue");
    }

    [Fact]
    public async Task A_draft_left_alone_is_deleted_with_all_that_was_prefilled()
    {
        await using var bench = await EngineBench.OpenAsync();
        string caseId = await bench.ReadyAsync();
        bench.Time.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, await Make<DraftSweep>(bench).RunAsync(Token));
        bench.Time.Advance(TimeSpan.FromDays(2));

        Assert.Equal(1, await Make<DraftSweep>(bench).RunAsync(Token));
        Assert.Null(await bench.Store.Queries.CaseAsync(caseId, Token));
        Assert.Empty(await bench.Store.Queries.ValuesAsync(caseId, Token));
    }

    [Fact]
    public async Task A_filed_case_is_never_deleted()
    {
        await using var bench = await EngineBench.OpenAsync();
        string caseId = await bench.SubmitAsync();
        bench.Time.Advance(TimeSpan.FromDays(400));
        Assert.Equal(0, await Make<DraftSweep>(bench).RunAsync(Token));
        Assert.NotNull(await bench.Store.Queries.CaseAsync(caseId, Token));
    }

    [Fact]
    public async Task A_case_whose_work_was_lost_is_made_due_again()
    {
        await using var bench = await EngineBench.OpenAsync();
        string caseId = await bench.SubmitAsync();
        await using (var transaction = await bench.Store.BeginAsync(Token))
        {
            await transaction.DropWorkAsync(caseId, Token);
            await transaction.CommitAsync(Token);
        }

        Assert.Equal(1, await Make<OutboxPump>(bench).RunAsync(Token));
        Assert.Equal(CaseState.Granted, (await bench.SettleAsync(caseId)).State);
        Assert.Equal(0, await Make<OutboxPump>(bench).RunAsync(Token));
    }

    private static T Make<T>(EngineBench bench)
    {
        return ActivatorUtilities.CreateInstance<T>(bench.Get<IServiceProvider>());
    }
}
