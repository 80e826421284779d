using Microsoft.Data.Sqlite;

namespace GovDataHub.Departments.Protocols.Storage;

/// <summary>
/// Holds a database's exclusive lock, for ever or again and again with a short gap in which one waiting reader gets in.
/// </summary>
internal sealed class DatabaseLock : IAsyncDisposable
{
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _stop = new();
    private readonly SqliteConnection _connection;
    private readonly Task _holding;

    /// <summary>Takes the lock before it returns.</summary>
    public DatabaseLock(string path, TimeSpan held, TimeProvider time)
    {
        _connection = new($"Data Source={path};Mode=ReadWrite;Pooling=False");
        _connection.Open();
        _connection.Execute("BEGIN EXCLUSIVE");
        _holding = HoldAsync(held, time, _stop.Token);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _holding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _connection.DisposeAsync();
        _stop.Dispose();
    }

    private async Task HoldAsync(TimeSpan held, TimeProvider time, CancellationToken stop)
    {
        while (true)
        {
            await Task.Delay(held, time, stop);
            _connection.Execute("ROLLBACK");
            await Task.Delay(Gap, time, stop);
            _connection.Execute("BEGIN EXCLUSIVE");
        }
    }
}
