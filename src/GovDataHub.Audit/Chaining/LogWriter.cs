using System.Threading.Channels;
using GovDataHub.Audit.Checkpoints;
using GovDataHub.Audit.Keys;
using GovDataHub.Audit.Records;
using GovDataHub.Audit.Storage;
using Microsoft.Extensions.Logging;

namespace GovDataHub.Audit.Chaining;

/// <summary>
/// The thread that writes the log. It takes what waits, at most 1,024 entries, into one transaction: while one batch is
/// synced the next gathers, so that no timer is needed. Years open and close here.
/// </summary>
internal sealed partial class LogWriter : IDisposable
{
    private readonly ChannelReader<PendingWork> _queue;
    private readonly AuditLogOptions _options;
    private readonly IAuditStore _store;
    private readonly KeyFile _keys;
    private readonly RecordEncoder _encoder;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Thread _thread;

    // Owned by the thread.
    private YearChain? _chain;
    private DateTimeOffset _lastSigned = DateTimeOffset.MinValue;

    // Written by the thread, read by everybody: ticks of the oldest commit without a checkpoint, 0 when there is none.
    private long _unsignedSince;
    private volatile int _openYear;
    private volatile string? _lasting;

    public LogWriter(
        ChannelReader<PendingWork> queue,
        AuditLogOptions options,
        IAuditStore store,
        KeyFile keys,
        RecordEncoder encoder,
        TimeProvider time,
        ILogger logger)
    {
        _queue = queue;
        _options = options;
        _store = store;
        _keys = keys;
        _encoder = encoder;
        _time = time;
        _logger = logger;
        _thread = new Thread(Run) { IsBackground = true, Name = "audit log writer" };
        _thread.Start();
    }

    /// <summary>The year that is written; 0 before the first append.</summary>
    public int OpenYear => _openYear;

    /// <summary>Whether this process must not write the log again.</summary>
    public bool IsClosedForGood => _lasting is not null;

    /// <summary>Whether the newest entries have had no checkpoint for too long.</summary>
    public bool IsEvidenceStale
    {
        get
        {
            long since = Volatile.Read(ref _unsignedSince);
            return since != 0 && _time.GetUtcNow().UtcTicks - since > _options.EvidenceLimit.Ticks;
        }
    }

    /// <summary>The log is closed while its evidence is stale.</summary>
    public void ThrowIfEvidenceIsStale()
    {
        if (IsEvidenceStale)
        {
            throw new AuditUnavailableException("The audit log's evidence is stale: no checkpoint has been signed.");
        }
    }

    public void Dispose()
    {
        _thread.Join();
        _chain?.Dispose();
    }

    private void Run()
    {
        var appends = new List<PendingWork.Append>();
        var signs = new List<PendingWork.Sign>();
        while (WaitForWork())
        {
            Gather(appends, signs);
            if (appends.Count > 0)
            {
                Commit(appends);
            }

            SignIfDue(signs);
            appends.Clear();
            signs.Clear();
        }

        if (_chain is { HasUnsigned: true })
        {
            SignIfDue([new PendingWork.Sign()]);
        }
    }

    private bool WaitForWork()
    {
        ValueTask<bool> more = _queue.WaitToReadAsync();
        return more.IsCompleted ? more.GetAwaiter().GetResult() : more.AsTask().GetAwaiter().GetResult();
    }

    private void Gather(List<PendingWork.Append> appends, List<PendingWork.Sign> signs)
    {
        int rows = 0;
        while (rows < AuditLog.MostEntries && _queue.TryRead(out PendingWork? work))
        {
            if (work is PendingWork.Sign sign)
            {
                signs.Add(sign);
            }
            else if (work is PendingWork.Append append && append.TryTake())
            {
                appends.Add(append);
                rows += append.RowCount;
            }
        }
    }

    private void Commit(List<PendingWork.Append> appends)
    {
        List<TransferId[]> ids;
        try
        {
            ids = Write(appends);
        }
#pragma warning disable CA1031 // The writer's loop: whatever went wrong, the callers must hear of it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            AuditUnavailableException unavailable = Close(exception);
            appends.ForEach(append => append.Fail(unavailable));
            return;
        }

        for (int place = 0; place < appends.Count; place++)
        {
            appends[place].Succeed(ids[place]);
        }
    }

    private List<TransferId[]> Write(List<PendingWork.Append> appends)
    {
        DateTimeOffset now = LogCalendar.Local(_time.GetUtcNow());
        YearChain chain = OpenChain(now);
        foreach (PendingWork.Append append in appends.Where(append => append.Records[0][0].Epoch != chain.Year))
        {
            YearKeys keys = _keys.ForYear(chain.Year);
            append.Records = [.. append.Entries.Select(entry => _encoder.Encode(entry, keys))];
        }

        List<EncodedRecord> records = [.. appends.SelectMany(append => append.Records).SelectMany(parts => parts)];
        long next = chain.Append(records, now);
        Interlocked.CompareExchange(ref _unsignedSince, now.UtcTicks, 0);
        var ids = new List<TransferId[]>(appends.Count);
        foreach (PendingWork.Append append in appends)
        {
            var own = new TransferId[append.Records.Count];
            for (int place = 0; place < own.Length; place++)
            {
                own[place] = new TransferId(chain.Year, next);
                next += append.Records[place].Count;
            }

            ids.Add(own);
        }

        return ids;
    }

    private YearChain OpenChain(DateTimeOffset now)
    {
        if (_lasting is { } reason)
        {
            throw new AuditStorageException(reason, isLasting: true);
        }

        if (_chain is { } open && open.Year >= now.Year)
        {
            return open;
        }

        int? newest = _chain?.Year ?? (_store.Years() is [.., var last] ? last : null);
        int year = Math.Max(now.Year, newest ?? 0);
        StoredCheckpoint? closing = newest < year ? CloseYear(newest.Value, now) : null;
        YearChain chain = ChainOf(year);
        try
        {
            if (closing is not null)
            {
                // The year's first entry ties it to the one before. Until it is durable the new year does not exist.
                chain.Append([RecordEncoder.EncodeOpening(year, newest ?? 0, closing.Note)], now);
            }
            else
            {
                chain.Sign(now);
            }
        }
        catch
        {
            chain.Dispose();
            throw;
        }

        _chain = chain;
        _openYear = year;
        return chain;
    }

    private StoredCheckpoint? CloseYear(int year, DateTimeOffset now)
    {
        using YearChain closing = _chain ?? ChainOf(year);
        _chain = null;
        return closing.Sign(now);
    }

    private YearChain ChainOf(int year)
    {
        return new YearChain(_keys.ForYear(year), _store, new PublishedCheckpoint(_options.Directory, year));
    }

    private void SignIfDue(List<PendingWork.Sign> signs)
    {
        DateTimeOffset now = LogCalendar.Local(_time.GetUtcNow());
        bool due = _chain is { HasUnsigned: true } && now - _lastSigned >= _options.CheckpointInterval;
        if (!due && signs.Count == 0)
        {
            return;
        }

        try
        {
            if (_chain is not null || _store.Years().Count > 0)
            {
                OpenChain(now).Sign(now);
            }

            _lastSigned = now;
            Volatile.Write(ref _unsignedSince, 0);
            signs.ForEach(sign => sign.Succeed());
        }
#pragma warning disable CA1031 // The writer's loop goes on; without checkpoints the log closes after a while.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            AuditUnavailableException unavailable = Close(exception);
            signs.ForEach(sign => sign.Fail(unavailable));
        }
    }

    private AuditUnavailableException Close(Exception exception)
    {
        if (exception is AuditStorageException { IsLasting: true })
        {
            _lasting = exception.Message;
        }

        _chain?.Forget();
        LogFault(_logger, exception);
        return new AuditUnavailableException("The audit log cannot record.", exception);
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The audit log cannot record; nothing is released.")]
    private static partial void LogFault(ILogger logger, Exception exception);
}
