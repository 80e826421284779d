using System.Runtime.CompilerServices;
using System.Threading.Channels;
using GovDataHub.Audit.Keys;
using GovDataHub.Audit.Records;
using GovDataHub.Audit.Storage;
using Microsoft.Extensions.Logging;

namespace GovDataHub.Audit.Reading;

/// <summary>
/// Follows the log: tells each listener of the transfers about one subject, in the log's order, soon after they are
/// durable, whichever process recorded them. One reader serves all listeners and rests while there is none.
/// </summary>
public sealed partial class TransferFeed(
    IAuditStore store, KeyFile keys, TimeProvider time, ILogger<TransferFeed> logger)
{
    /// <summary>Transfers that a listener may be behind before it is let go.</summary>
    public const int MostBehind = 2_048;

    private const int Step = 512;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly Lock _gate = new();
    private readonly List<Listener> _listeners = []; // owner: _gate
    private bool _isReading; // owner: _gate

    /// <summary>Every transfer about a subject, or made on the subject's behalf, from now on.</summary>
    /// <param name="subject">A citizen's or enterprise's id.</param>
    /// <param name="cancellationToken">Ends the listening.</param>
    /// <exception cref="ListenerBehindException">
    /// More was recorded than the listener took; nothing is skipped.
    /// </exception>
    /// <exception cref="Exception">The log holds what cannot be read: the fault itself.</exception>
    public async IAsyncEnumerable<Transfer> FollowAsync(
        string subject, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listener = new Listener(subject);
        lock (_gate)
        {
            _listeners.Add(listener);
        }

        try
        {
            // Listening comes before asking where the log ends, so that nothing falls between the two.
            TransferId? end = await EndAsync(cancellationToken);
            lock (_gate)
            {
                if (!_isReading)
                {
                    _isReading = true;
                    _ = ReadAllAsync(end);
                }
            }

            await foreach (Transfer transfer in listener.Waiting.Reader.ReadAllAsync(cancellationToken))
            {
                if (end is not { } began || IsAtOrAfter(transfer.Id, began))
                {
                    yield return transfer;
                }
            }
        }
        finally
        {
            lock (_gate)
            {
                _listeners.Remove(listener);
            }
        }
    }

    private static bool IsAtOrAfter(TransferId id, TransferId place)
    {
        return id.Year > place.Year || (id.Year == place.Year && id.Index >= place.Index);
    }

    /// <summary>Where the log ends now; null while it has no year.</summary>
    private async ValueTask<TransferId?> EndAsync(CancellationToken cancellationToken)
    {
        return store.Years() is [.., int year]
            ? new TransferId(year, (await store.Reader(year).ReadHeadAsync(cancellationToken)).Size)
            : null;
    }

    private async Task ReadAllAsync(TransferId? at)
    {
        while (true)
        {
            await Task.Delay(Interval, time);
            lock (_gate)
            {
                if (_listeners.Count == 0)
                {
                    _isReading = false;
                    return;
                }
            }

            try
            {
                at = await AdvanceAsync(at);
            }
            catch (AuditStorageException exception)
            {
                LogUnread(logger, exception);
            }
#pragma warning disable CA1031 // The loop's own edge: whatever went wrong, its listeners hear of it and the log.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                LogBroken(logger, exception);
                Break(exception);
                return;
            }
        }
    }

    /// <summary>Lets everybody go who listens now; who comes next is served from then on.</summary>
    private void Break(Exception fault)
    {
        lock (_gate)
        {
            _listeners.ForEach(listener => listener.Waiting.Writer.TryComplete(fault));
            _listeners.Clear();
            _isReading = false;
        }
    }

    /// <summary>Hands out what was recorded since a place, and returns the place after it.</summary>
    private async ValueTask<TransferId?> AdvanceAsync(TransferId? at)
    {
        foreach (int year in store.Years().Where(year => at is null || year >= at.Value.Year))
        {
            long next = at is { } place && place.Year == year ? place.Index : 0;
            IYearReader reader = store.Reader(year);
            while (true)
            {
                IReadOnlyList<StoredRow> rows = await reader.ReadRowsAsync(next, Step, CancellationToken.None);
                if (rows.Count == 0)
                {
                    break;
                }

                foreach (StoredRow row in rows)
                {
                    Tell(row, year);
                }

                next = rows[^1].Index + 1;
                at = new TransferId(year, next);
            }
        }

        return at;
    }

    private void Tell(StoredRow row, int year)
    {
        if (keys.Find(year) is not { } yearKeys || RecordDecoder.Decode(row.Bytes) is not TransferRecord record)
        {
            return;
        }

        lock (_gate)
        {
            Transfer? transfer = null;
            foreach (Listener listener in _listeners)
            {
                Pseudonym subject = listener.PseudonymIn(yearKeys, year);
                if (record.Subjects.Contains(subject) || record.OnBehalfOf == subject)
                {
                    transfer ??= new Transfer(
                        new TransferId(year, row.Index), record, SealedBox.Open(row.Bytes, record, yearKeys));
                    listener.Take(transfer);
                }
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The transfer log cannot be followed now; it is tried again.")]
    private static partial void LogUnread(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Error, "Following the transfer log failed; its listeners are let go.")]
    private static partial void LogBroken(ILogger logger, Exception exception);

    /// <summary>Who listens to what; owner: the feed's gate.</summary>
    private sealed class Listener(string subject)
    {
        private (int Year, Pseudonym Tag)? _known;

        public Channel<Transfer> Waiting { get; } = Channel.CreateBounded<Transfer>(MostBehind);

        public Pseudonym PseudonymIn(YearKeys keys, int year)
        {
            if (_known is not { } known || known.Year != year)
            {
                _known = known = (year, keys.PseudonymOf(subject));
            }

            return known.Tag;
        }

        public void Take(Transfer transfer)
        {
            if (!Waiting.Writer.TryWrite(transfer))
            {
                Waiting.Writer.TryComplete(new ListenerBehindException());
            }
        }
    }
}

/// <summary>A listener takes transfers more slowly than they are recorded.</summary>
public sealed class ListenerBehindException()
    : Exception("The listener is too far behind.");
