using System.Collections.Immutable;
using GovDataHub.Audit;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;

namespace GovDataHub.Federation.Execution;

/// <summary>
/// Collects the transfers of one payload while its fetches run and records them in one append: released, denied,
/// absent and failed alike. Nothing it describes may be released before <see cref="CommitAsync"/> has returned true.
/// </summary>
/// <param name="context">Who asks, and for what.</param>
/// <param name="policy">For the articles that personal purposes rest on.</param>
/// <param name="denials">Where refusals of callers nobody knows are counted.</param>
internal sealed class TransferLedger(AccessContext context, AccessPolicy policy, IDenialCounter denials)
{
    private const int MaximumEntries = 1024;
    private readonly Lock _gate = new();
    private readonly List<PendingTransfer> _pending = []; // owner: _gate

    /// <summary>The transfers recorded, in the order they were noted; ids are set once committed.</summary>
    public IReadOnlyList<PendingTransfer> Transfers => _pending;

    /// <summary>Notes one transfer; safe to call from several fetches at once.</summary>
    public PendingTransfer Note(TransferNote note)
    {
        PendingTransfer transfer = new(note, EntryOf(note));
        lock (_gate)
        {
            _pending.Add(transfer);
        }

        return transfer;
    }

    /// <summary>
    /// Records everything noted; true when it is durable. Called once, after the last fetch has ended.
    /// </summary>
    public async Task<bool> CommitAsync(IAuditLog log)
    {
        if (context.Caller.Kind == PartyKind.Anonymous)
        {
            foreach (PendingTransfer transfer in _pending)
            {
                denials.Count(context.Caller.Id, transfer.Note.Reason ?? "");
            }

            return _pending.TrueForAll(transfer => transfer.Note.Outcome == TransferOutcome.Denied);
        }

        try
        {
            foreach (PendingTransfer[] part in _pending.Chunk(MaximumEntries))
            {
                TransferEntry[] entries = Array.ConvertAll(part, transfer => transfer.Entry);
                IReadOnlyList<TransferId> ids = await log.AppendAsync(entries, CancellationToken.None);
                for (int index = 0; index < part.Length; index++)
                {
                    part[index].Id = ids[index];
                }
            }

            return true;
        }
        catch (AuditUnavailableException)
        {
            return false;
        }
    }

    private TransferEntry EntryOf(TransferNote note)
    {
        return new TransferEntry
        {
            Caller = Party(),
            OnBehalfOf = note.OnBehalfOf,
            Purpose = context.Caller.Purpose?.ToString() ?? "none",
            Matter = context.Case?.Matter,
            LegalBasis = Basis(note),
            Department = note.Department,
            Coordinates = [.. note.Coordinates.Order(StringComparer.Ordinal)],
            Predicates = [.. note.Predicates.Order(StringComparer.Ordinal)],
            Subjects = note.Subjects,
            Outcome = note.Outcome,
            Reason = note.Reason,
            Rows = note.Rows,
            Bytes = note.Bytes,
            ContentHash = note.ContentHash,
            TraceId = context.Caller.TraceId,
        };
    }

    private TransferParty Party()
    {
        Caller caller = context.Caller;
        PartyKind kind = caller.Kind == PartyKind.Officer && context.IsTheCitizen ? PartyKind.Citizen : caller.Kind;
        string? role = kind switch
        {
            PartyKind.Officer => "officer",
            PartyKind.Steward => "steward",
            PartyKind.Auditor => "auditor",
            _ => null,
        };
        return new TransferParty(kind, caller.Id, caller.Department, role, caller.DisplayName);
    }

    private ImmutableArray<string> Basis(TransferNote note)
    {
        return context.Caller.Purpose switch
        {
            Purpose.Case => context.Case?.LegalBasis ?? [],
            Purpose.Grant => context.Grant?.LegalBasis ?? [],
            Purpose.Behalf => policy.BehalfBasis,
            Purpose.Self => note.OnBehalfOf is null ? policy.SelfBasis : policy.BehalfBasis,
            _ => [],
        };
    }
}

/// <summary>What one transfer is about.</summary>
internal sealed record TransferNote
{
    public required string Department { get; init; }

    public required TransferOutcome Outcome { get; init; }

    public required IEnumerable<string> Coordinates { get; init; }

    public IEnumerable<string> Predicates { get; init; } = [];

    public ImmutableArray<string> Subjects { get; init; } = [];

    public string? OnBehalfOf { get; init; }

    public string? Reason { get; init; }

    public int Rows { get; init; }

    public int Bytes { get; init; }

    public ReadOnlyMemory<byte> ContentHash { get; init; }

    /// <summary>Business time of the source's answer.</summary>
    public required DateTimeOffset AsOf { get; init; }
}

/// <summary>One transfer on its way into the log.</summary>
internal sealed class PendingTransfer(TransferNote note, TransferEntry entry)
{
    public TransferNote Note { get; } = note;

    public TransferEntry Entry { get; } = entry;

    /// <summary>Its place in the log, once durable.</summary>
    public TransferId? Id { get; set; }
}

/// <summary>
/// Counts refusals of callers that nobody knows: one record a source, reason and minute, made elsewhere.
/// </summary>
public interface IDenialCounter
{
    /// <summary>Counts one refusal.</summary>
    void Count(string source, string reason);
}
