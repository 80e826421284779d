using GovDataHub.Audit.Reading;
using GovDataHub.Audit.Records;
using GovDataHub.Audit.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovDataHub.Audit.Tests.Reading;

public sealed class TransferFeedTests
{
    private const int LongestWait = 60_000;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact(Timeout = LongestWait)]
    public async Task A_fault_lets_listeners_go_and_the_next_one_is_served()
    {
        using TemporaryLog log = new();
        using BreakingStore store = new(log.Store);
        TransferFeed feed = new(store, log.Keys, log.Time, NullLogger<TransferFeed>.Instance);

        await using IAsyncEnumerator<Transfer> first =
            feed.FollowAsync(TemporaryLog.Citizen, Ending).GetAsyncEnumerator(Ending);
        Task<bool> waiting = first.MoveNextAsync().AsTask();
        store.IsBroken = true;
        await Assert.ThrowsAsync<NotSupportedException>(() => waiting);

        store.IsBroken = false;
        await using IAsyncEnumerator<Transfer> second =
            feed.FollowAsync(TemporaryLog.Citizen, Ending).GetAsyncEnumerator(Ending);
        Task<bool> served = second.MoveNextAsync().AsTask();
        TransferId recorded = await log.AppendAsync();

        Assert.True(await served);
        Assert.Equal(recorded, second.Current.Id);
    }

    /// <summary>A store that has a fault while it is told to, one that no storage failure stands for.</summary>
    private sealed class BreakingStore(IAuditStore inner) : IAuditStore
    {
        private volatile bool _isBroken;

        public bool IsBroken
        {
            set => _isBroken = value;
        }

        public IReadOnlyList<int> Years()
        {
            return _isBroken ? throw new NotSupportedException() : inner.Years();
        }

        public IYearWriter OpenWriter(int year)
        {
            return inner.OpenWriter(year);
        }

        public IYearReader Reader(int year)
        {
            return inner.Reader(year);
        }

        public void Dispose()
        {
            // The log that lent the store disposes of it.
        }
    }
}
