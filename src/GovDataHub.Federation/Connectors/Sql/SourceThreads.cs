using System.Collections.Concurrent;

namespace GovDataHub.Federation.Connectors.Sql;

/// <summary>
/// A source's own threads for calls that block: SQLite's are all such. Threads start as they are needed, up to the
/// source's limit, so that a source that hangs holds up nobody else.
/// </summary>
internal sealed class SourceThreads(string department, int most) : IDisposable
{
#pragma warning disable CA2213 // Never disposed: threads may still be taking what is left. It holds nothing unmanaged.
    private readonly BlockingCollection<Action> _calls = [];
#pragma warning restore CA2213
    private readonly Lock _starting = new();
    private int _threads;
    private int _idle;

    /// <summary>Runs a call on one of the threads; ends waiting with the token, whatever the thread does.</summary>
    public Task<T> RunAsync<T>(Func<T> call, CancellationToken cancellationToken)
    {
        TaskCompletionSource<T> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls.Add(
            () =>
            {
                if (cancellationToken.IsCancellationRequested)
                    outcome.TrySetCanceled(cancellationToken);
                else
                    Complete(outcome, call);
            },
            cancellationToken);
        StartWhenNeeded();
        return outcome.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Ends the threads when their calls are done.</summary>
    public void Dispose()
    {
        _calls.CompleteAdding();
    }

    private static void Complete<T>(TaskCompletionSource<T> outcome, Func<T> call)
    {
#pragma warning disable CA1031 // The thread outlives the call; its failure belongs to whoever waits.
        try
        {
            outcome.TrySetResult(call());
        }
        catch (OperationCanceledException canceled)
        {
            outcome.TrySetCanceled(canceled.CancellationToken);
        }
        catch (Exception exception)
        {
            outcome.TrySetException(exception);
        }
#pragma warning restore CA1031
    }

    private void StartWhenNeeded()
    {
        lock (_starting)
        {
            if (_threads == most || Volatile.Read(ref _idle) >= _calls.Count)
                return;
            _threads++;
        }

        new Thread(Work) { IsBackground = true, Name = $"source {department}" }.Start();
    }

    private void Work()
    {
        while (true)
        {
            Interlocked.Increment(ref _idle);
            Action? call;
            try
            {
                if (!_calls.TryTake(out call, Timeout.Infinite))
                    return;
            }
            finally
            {
                Interlocked.Decrement(ref _idle);
            }

            call();
        }
    }
}
