using GovDataHub.Matters.Engine;
using GovDataHub.Matters.Storage;

namespace GovDataHub.Matters.Tests.Engine;

/// <summary>Work has one holder at a time, and a holder whose lease ran out records nothing.</summary>
public sealed class LeaseTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_holder_that_still_runs_when_its_lease_runs_out_records_nothing_twice()
    {
        await using var bench = await EngineBench.OpenAsync();
        string caseId = await bench.SubmitAsync();
        bool isFirst = true;
        bench.City.OnWrite = async moment =>
        {
            if (isFirst && moment.StartsWith("before", StringComparison.Ordinal))
            {
                isFirst = false;
                bench.Time.Advance(TimeSpan.FromMinutes(2));
                await bench.Get<CaseWorker>().RunOnceAsync("second", Token);
            }
        };
        var record = await bench.SettleAsync(caseId);

        Assert.Equal(CaseState.Granted, record.State);
        Assert.Single(bench.City.Registers["HPF.withdrawal"]);
        Assert.Single(bench.Provider.Made);
        var lines = await bench.Store.Queries.EventsAsync(caseId, 0, 100, Token);
        Assert.Single(lines, line => line.Kind == "recorded");
    }

    [Fact]
    public async Task Nobody_else_gets_work_that_is_held()
    {
        await using var bench = await EngineBench.OpenAsync();
        await bench.SubmitAsync();
        Assert.Single(await ClaimAsync(bench, "a"));
        Assert.Empty(await ClaimAsync(bench, "b"));
        bench.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(2, Assert.Single(await ClaimAsync(bench, "b")).Attempt);
    }

    [Fact]
    public async Task A_claim_that_was_taken_over_can_neither_complete_nor_postpone()
    {
        await using var bench = await EngineBench.OpenAsync();
        await bench.SubmitAsync();
        var old = Assert.Single(await ClaimAsync(bench, "a"));
        bench.Time.Advance(TimeSpan.FromSeconds(61));
        await ClaimAsync(bench, "b");

        await using var transaction = await bench.Store.BeginAsync(Token);
        await Assert.ThrowsAsync<LeaseLostException>(() => transaction.CompleteAsync(old, Token));
        await Assert.ThrowsAsync<LeaseLostException>(
            () => transaction.PostponeAsync(old, transaction.Now, 0, Token));
    }

    private static Task<System.Collections.Immutable.ImmutableArray<WorkItem>> ClaimAsync(
        EngineBench bench, string holder)
    {
        return bench.Store.ClaimAsync(holder, 8, TimeSpan.FromSeconds(60), Token);
    }
}
