using System.Threading.RateLimiting;
using Polly;
using Polly.CircuitBreaker;

namespace GovDataHub.Federation.Connectors;

/// <summary>
/// What stands between the gateway and one source: a limit on calls under way, a deadline on each, and a breaker that
/// refuses at once while the source keeps failing.
/// </summary>
internal sealed class SourceGuard : IDisposable
{
    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Break = TimeSpan.FromSeconds(2);

    private readonly string _department;
    private readonly TimeSpan _deadline;
    private readonly TimeProvider _time;
    private readonly ConcurrencyLimiter _bulkhead;
    private readonly ResiliencePipeline _breaker;

    public SourceGuard(string department, TimeSpan deadline, int concurrency, TimeProvider time)
    {
        _department = department;
        _deadline = deadline;
        _time = time;
        _bulkhead = new(new ConcurrencyLimiterOptions
        {
            PermitLimit = concurrency,
            QueueLimit = concurrency * 4,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        _breaker = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                // A source that refuses is well: resting it would make a refusal look like silence.
                ShouldHandle = static arguments => ValueTask.FromResult(
                    arguments.Outcome.Exception is SourceException { Failure: not SourceFailure.Refused }),
                FailureRatio = 0.5,
                MinimumThroughput = 10,
                SamplingDuration = Sampling,
                BreakDuration = Break,
            })
            .Build();
    }

    /// <summary>Makes a call under the limits.</summary>
    /// <exception cref="SourceException">The call failed, was refused, or missed the deadline.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using CancellationTokenSource deadline = new(_deadline, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await _breaker.ExecuteAsync(
                static async (state, token) => await state.Guard.PassAsync(state.Call, state.Caller, token),
                (Guard: this, Call: call, Caller: cancellationToken),
                both.Token);
        }
        catch (BrokenCircuitException broken)
        {
            throw new SourceException(
                _department, SourceFailure.Unavailable, "Resting after repeated failures.", broken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SourceException(_department, SourceFailure.Timeout, "No answer within the deadline.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _bulkhead.Dispose();
    }

    private async Task<T> PassAsync<T>(
        Func<CancellationToken, Task<T>> call, CancellationToken caller, CancellationToken token)
    {
        try
        {
            using var permit = await _bulkhead.AcquireAsync(1, token);
            if (!permit.IsAcquired)
                throw new SourceException(_department, SourceFailure.Unavailable, "Too many calls are waiting.");
            return await call(token);
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            throw new SourceException(_department, SourceFailure.Timeout, "No answer within the deadline.");
        }
    }
}
