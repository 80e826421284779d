using System.Collections.Concurrent;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Connectors;

namespace GovDataHub.Federation.Execution;

/// <summary>
/// What leaves together: one append to the log for all transfers of a response's first payload, or of a part that is
/// delivered after it. It closes by itself when the last work that could add a transfer has ended; only then, and only
/// if the log could record, may anything it read be shown.
/// </summary>
internal sealed class Release
{
    private readonly FederationServices _services;
    private readonly AccessContext _context;
    private readonly TaskCompletionSource<Task<bool>> _closed =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _working;

    public Release(AccessContext context, FederationServices services, SentRequests sent, CancellationToken ending)
    {
        _services = services;
        _context = context;
        Ledger = new TransferLedger(context, services.Policy, services.Denials);
        Reader = new RegisterReader(services.Sources, Ledger, services.Clock, sent);
        Bindings = new BindingReads(services, Reader, ending);
        Durable = _closed.Task.Unwrap();
    }

    /// <summary>The transfers of this release.</summary>
    public TransferLedger Ledger { get; }

    /// <summary>Reads, and notes what was read here.</summary>
    public RegisterReader Reader { get; }

    /// <summary>Reads what binds a caller to a subject, and notes it here.</summary>
    public BindingReads Bindings { get; }

    /// <summary>
    /// Whether everything noted here is durable; completes once nothing more can be noted. Faulted by a bug in the run.
    /// </summary>
    public Task<bool> Durable { get; }

    /// <summary>Whether something read here may be shown; where it may, who shows it is told.</summary>
    public async ValueTask<bool> ShownAsync(Action<Release> shown)
    {
        bool mayBeShown = await Durable;
        if (mayBeShown)
        {
            shown(this);
        }

        return mayBeShown;
    }

    /// <summary>Work that may note something begins; always while other work of this release is under way.</summary>
    public void Enter()
    {
        Interlocked.Increment(ref _working);
    }

    /// <summary>It has ended. The last one closes the release.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref _working) == 0)
        {
            _closed.TrySetResult(CommitAsync());
        }
    }

    /// <summary>Gives up a release that was not closed: whoever waits for it gets the exception.</summary>
    public void Fail(Exception fault)
    {
        _closed.TrySetException(fault);
    }

    private async Task<bool> CommitAsync()
    {
        if (!await Ledger.CommitAsync(_services.Log))
        {
            FederationMeters.Withheld();
            return false;
        }

        FederationMeters.Recorded(Ledger.Transfers);
        int rows = Ledger.Transfers.Sum(transfer => transfer.Note.Rows);
        if (_context.Grant is { } grant && rows > 0)
        {
            _services.GrantUsage.Add(grant.Id, _context.Today, rows);
        }

        return true;
    }
}

/// <summary>What was sent for one response, so that no department is asked the same twice.</summary>
internal sealed class SentRequests
    : ConcurrentDictionary<string, Lazy<Task<SourceResult<SourceAnswer>>>>
{
    public SentRequests()
        : base(StringComparer.Ordinal)
    {
    }
}
