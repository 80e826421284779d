namespace GovDataHub.Matters.Engine;

/// <summary>Wakes the workers of this process as soon as work is committed; the poll is only the backstop.</summary>
public sealed class WorkSignal : IDisposable
{
    private readonly SemaphoreSlim _due = new(0, 64);
    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = New(); // owner: _gate

    /// <summary>Work was committed, or a case changed.</summary>
    public void Wake()
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            changed = _changed;
            _changed = New();
            if (_due.CurrentCount < 64)
            {
                _due.Release();
            }
        }

        changed.TrySetResult();
    }

    /// <summary>Returns when work may be due, at the latest after the interval.</summary>
    public Task WaitAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        return _due.WaitAsync(interval, cancellationToken);
    }

    /// <summary>
    /// A task that completes with the next change of any case. Take it before reading what may change.
    /// </summary>
    public Task NextChange()
    {
        lock (_gate)
        {
            return _changed.Task;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _due.Dispose();
    }

    private static TaskCompletionSource New()
    {
        return new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
