using System.Reflection;
using GovDataHub.Matters.Storage;

namespace GovDataHub.Matters.Tests;

/// <summary>The process dies at the k-th thing it does with the world; from then on it does nothing more.</summary>
internal sealed class CrashPoint(int at)
{
    private int _seen;

    /// <summary>Whether it came to that.</summary>
    public bool IsDead { get; private set; }

    public void Pass()
    {
        if (IsDead || Interlocked.Increment(ref _seen) == at)
        {
            IsDead = true;
            throw new CrashException();
        }
    }

    public Task PassAsync(string _)
    {
        Pass();
        return Task.CompletedTask;
    }

    public ICaseStore Around(ICaseStore store)
    {
        return CrashProxy<ICaseStore>.Around(store, this);
    }
}

/// <summary>The process is dead.</summary>
internal sealed class CrashException : Exception;

/// <summary>
/// Every call of a store passes the crash point before it is made, and a claim or commit also after it: then it is
/// durable and nobody learnt of it.
/// </summary>
#pragma warning disable CA1852 // DispatchProxy makes its subtype at run time.
internal class CrashProxy<T> : DispatchProxy
#pragma warning restore CA1852
    where T : class
{
    private T? _inner;
    private CrashPoint? _point;

    public static T Around(T inner, CrashPoint point)
    {
        T proxy = Create<T, CrashProxy<T>>();
        var self = (CrashProxy<T>)(object)proxy;
        self._inner = inner;
        self._point = point;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name is "DisposeAsync" or "get_Queries" or "get_Now")
        {
            return targetMethod.Invoke(_inner, args);
        }

        _point!.Pass();
        object? result = targetMethod.Invoke(_inner, args);
        return (targetMethod.Name, result) switch
        {
            ("BeginAsync", Task<ICaseTransaction> begun) => BeginAsync(begun),
            ("CommitAsync", Task committed) => AfterAsync(committed),
            ("ClaimAsync", Task<System.Collections.Immutable.ImmutableArray<WorkItem>> claimed) => AfterAsync(claimed),
            _ => result,
        };
    }

    private async Task<ICaseTransaction> BeginAsync(Task<ICaseTransaction> begun)
    {
        return CrashProxy<ICaseTransaction>.Around(await begun, _point!);
    }

    private async Task AfterAsync(Task done)
    {
        await done;
        _point!.Pass();
    }

    private async Task<TResult> AfterAsync<TResult>(Task<TResult> done)
    {
        var result = await done;
        _point!.Pass();
        return result;
    }
}
