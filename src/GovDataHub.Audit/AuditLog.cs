using System.Threading.Channels;
using GovDataHub.Audit.Chaining;
using GovDataHub.Audit.Keys;
using GovDataHub.Audit.Records;
using GovDataHub.Audit.Storage;
using Microsoft.Extensions.Logging;

namespace GovDataHub.Audit;

/// <summary>
/// The transfer log: one writer thread gathers what waits into one transaction (group commit), and releases the callers
/// when it is durable. When it cannot record, it says so, and nothing may be released.
/// </summary>
public sealed class AuditLog : IAuditLog, IDisposable
{
    /// <summary>Entries in one append.</summary>
    public const int MostEntries = 1_024;

    /// <summary>How long a failed append counts against <see cref="CanRecord"/>, if none succeeds before.</summary>
    public static readonly TimeSpan FaultMemory = TimeSpan.FromSeconds(10);

    private readonly AuditLogOptions _options;
    private readonly KeyFile _keys;
    private readonly TimeProvider _time;
    private readonly RecordEncoder _encoder;
    private readonly Channel<PendingWork> _queue;
    private readonly LogWriter _writer;

    // Ticks of the newest append that could not be recorded; 0 when the newest one could.
    private long _failedAt;

    /// <summary>Starts the log's writer. The store is first touched by the first append.</summary>
    /// <param name="options">How it runs.</param>
    /// <param name="store">Where it is kept; owned by the caller, who disposes of it after this.</param>
    /// <param name="keys">Its secrets.</param>
    /// <param name="fill">Randomness for salts and record keys.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Told of faults; never of persons.</param>
    public AuditLog(
        AuditLogOptions options,
        IAuditStore store,
        KeyFile keys,
        RandomFill fill,
        TimeProvider time,
        ILogger<AuditLog> logger)
    {
        _options = options;
        _keys = keys;
        _time = time;
        _encoder = new RecordEncoder(options.Node, new RetentionPolicy(options.CreditResources), fill);
        _queue = Channel.CreateBounded<PendingWork>(
            new BoundedChannelOptions(options.QueueLimit) { SingleReader = true });
        _writer = new LogWriter(_queue.Reader, options, store, keys, _encoder, time, logger);
    }

    /// <summary>
    /// Whether an append may be expected to succeed: the log is not closed for good, its evidence is fresh, and the
    /// last append was recorded, or failed so long ago that it is worth trying again.
    /// </summary>
    public bool CanRecord
    {
        get
        {
            long failedAt = Volatile.Read(ref _failedAt);
            return !_writer.IsClosedForGood && !_writer.IsEvidenceStale
                && (failedAt == 0 || _time.GetUtcNow().UtcTicks - failedAt >= FaultMemory.Ticks);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<TransferId>> AppendAsync(
        IReadOnlyList<TransferEntry> entries, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(entries.Count, nameof(entries));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(entries.Count, MostEntries, nameof(entries));
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            IReadOnlyList<TransferId> ids = await RecordAsync(entries, cancellationToken);
            Volatile.Write(ref _failedAt, 0);
            return ids;
        }
        catch (AuditUnavailableException)
        {
            Volatile.Write(ref _failedAt, _time.GetUtcNow().UtcTicks);
            throw;
        }
    }

    /// <summary>
    /// Signs and publishes a checkpoint of all that is durable, if the log has grown since the last one. Returns when
    /// it is published.
    /// </summary>
    /// <exception cref="AuditUnavailableException">It cannot be signed or kept now.</exception>
    public async ValueTask PublishAsync(CancellationToken cancellationToken)
    {
        var sign = new PendingWork.Sign();
        if (!_queue.Writer.TryWrite(sign))
        {
            throw new AuditUnavailableException("The audit log is stopped or has too much waiting.");
        }

        try
        {
            await sign.Done.WaitAsync(_options.AppendTimeout, _time, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new AuditUnavailableException("The audit log did not sign in time.", exception);
        }
    }

    /// <summary>The pseudonym that the log shows for an id, this year.</summary>
    /// <exception cref="AuditUnavailableException">The year's keys cannot be made.</exception>
    public Pseudonym PseudonymOf(string id)
    {
        return CurrentKeys().PseudonymOf(id);
    }

    /// <summary>Stops: what waits is still written, what comes later is refused. A last checkpoint is signed.</summary>
    public void Dispose()
    {
        _queue.Writer.TryComplete();
        _writer.Dispose();
    }

    private async ValueTask<IReadOnlyList<TransferId>> RecordAsync(
        IReadOnlyList<TransferEntry> entries, CancellationToken cancellationToken)
    {
        _writer.ThrowIfEvidenceIsStale();
        PendingWork.Append append = Encode(entries);
        if (!_queue.Writer.TryWrite(append))
        {
            throw new AuditUnavailableException("The audit log is stopped or has too much waiting.");
        }

        try
        {
            return await append.Done.WaitAsync(_options.AppendTimeout, _time, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            append.Abandon();
            throw new AuditUnavailableException("The audit log did not record in time.", exception);
        }
        catch (OperationCanceledException)
        {
            append.Abandon();
            throw;
        }
    }

    private PendingWork.Append Encode(IReadOnlyList<TransferEntry> entries)
    {
        YearKeys keys = CurrentKeys();
        return new PendingWork.Append(entries, [.. entries.Select(entry => _encoder.Encode(entry, keys))]);
    }

    private YearKeys CurrentKeys()
    {
        try
        {
            return _keys.ForYear(Math.Max(LogCalendar.YearOf(_time.GetUtcNow()), _writer.OpenYear));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AuditUnavailableException("The audit log's keys cannot be kept.", exception);
        }
    }
}
