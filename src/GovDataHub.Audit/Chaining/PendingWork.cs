using GovDataHub.Audit.Records;

namespace GovDataHub.Audit.Chaining;

/// <summary>What waits for the log's writer. A closed set.</summary>
internal abstract class PendingWork
{
    private PendingWork()
    {
    }

    /// <summary>Entries to append, all or none.</summary>
    internal sealed class Append(
        IReadOnlyList<TransferEntry> entries, IReadOnlyList<IReadOnlyList<EncodedRecord>> records) : PendingWork
    {
        private const int Waiting = 0;
        private const int Taken = 1;
        private const int Abandoned = 2;

        private readonly TaskCompletionSource<IReadOnlyList<TransferId>> _done =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        // Decides between the caller, who may give up, and the writer, who may begin.
        private int _state;

        /// <summary>What was asked to be recorded: encoded anew when a year begins in between.</summary>
        public IReadOnlyList<TransferEntry> Entries { get; } = entries;

        /// <summary>Per entry its records: more than one for bulk.</summary>
        public IReadOnlyList<IReadOnlyList<EncodedRecord>> Records { get; set; } = records;

        /// <summary>How many rows it comes to.</summary>
        public int RowCount => Records.Sum(parts => parts.Count);

        /// <summary>Ends when the entries are durable, or cannot be.</summary>
        public Task<IReadOnlyList<TransferId>> Done => _done.Task;

        /// <summary>Whether the writer may begin: nobody has given up waiting.</summary>
        public bool TryTake()
        {
            return Interlocked.CompareExchange(ref _state, Taken, Waiting) == Waiting;
        }

        /// <summary>Gives up: entries the writer has not begun with are not written.</summary>
        public void Abandon()
        {
            Interlocked.CompareExchange(ref _state, Abandoned, Waiting);
        }

        public void Succeed(IReadOnlyList<TransferId> ids)
        {
            _done.TrySetResult(ids);
        }

        public void Fail(AuditUnavailableException exception)
        {
            _done.TrySetException(exception);
        }
    }

    /// <summary>Asks for a signed checkpoint of everything committed before.</summary>
    internal sealed class Sign : PendingWork
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Ends when the checkpoint is published, or cannot be.</summary>
        public Task Done => _done.Task;

        public void Succeed()
        {
            _done.TrySetResult();
        }

        public void Fail(AuditUnavailableException exception)
        {
            _done.TrySetException(exception);
        }
    }
}
