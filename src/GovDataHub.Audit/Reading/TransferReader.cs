using GovDataHub.Audit.Checkpoints;
using GovDataHub.Audit.Keys;
using GovDataHub.Audit.Merkle;
using GovDataHub.Audit.Records;
using GovDataHub.Audit.Storage;

namespace GovDataHub.Audit.Reading;

/// <summary>
/// Reads transfers back: pages over all years, newest first, and proofs. It records nothing itself: whoever shows a
/// transfer to somebody appends that reading first.
/// </summary>
public sealed class TransferReader(IAuditStore store, KeyFile keys, AuditLog log)
{
    /// <summary>Transfers on a page.</summary>
    public const int MostOnPage = 500;

    // Rows looked at for one page before it ends early: what no index finds is searched in steps of this.
    private const int MostScanned = 20_000;
    private const int ScanStep = 1_000;

    /// <summary>A page of transfers.</summary>
    /// <param name="query">Which.</param>
    /// <param name="first">How many, 1 to 500.</param>
    /// <param name="after">The end of the page before, null for the first page.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="AuditStorageException">The log cannot be read.</exception>
    public async ValueTask<TransferPage> ReadAsync(
        TransferQuery query, int first, TransferId? after, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, MostOnPage);
        var found = new List<Transfer>();
        int scanned = 0;
        foreach (int year in store.Years().Reverse().Where(year => after is null || year <= after.Value.Year))
        {
            if (SearchPlan.For(query, year, keys) is not { } plan)
            {
                continue;
            }

            IYearReader reader = store.Reader(year);
            long below = after is { } end && end.Year == year ? end.Index : long.MaxValue;
            (long from, below) = await BoundAsync(query, reader, below, cancellationToken);
            while (below > from)
            {
                int step = plan.NeedsScan ? ScanStep : first + 1 - found.Count;
                IReadOnlyList<StoredRow> rows = await reader.SearchAsync(
                    plan.Search with { From = from }, below, step, cancellationToken);
                foreach (StoredRow row in rows)
                {
                    if (Decode(row) is not TransferRecord record || !plan.Matches(record))
                    {
                        continue;
                    }

                    if (found.Count == first)
                    {
                        return new TransferPage(found, found[^1].Id);
                    }

                    found.Add(new Transfer(new TransferId(year, row.Index), record, Open(row, record, year)));
                }

                if (rows.Count < step)
                {
                    break;
                }

                below = rows[^1].Index;
                scanned += rows.Count;
                if (scanned >= MostScanned)
                {
                    return new TransferPage(found, new TransferId(year, below));
                }
            }
        }

        return new TransferPage(found, null);
    }

    /// <summary>One transfer; null when there is none under the id.</summary>
    /// <exception cref="AuditStorageException">The log cannot be read.</exception>
    public async ValueTask<Transfer?> FindAsync(TransferId id, CancellationToken cancellationToken)
    {
        StoredRow? row = await FindRowAsync(id, cancellationToken);
        return row is not null && Decode(row) is TransferRecord record
            ? new Transfer(id, record, Open(row, record, id.Year))
            : null;
    }

    /// <summary>
    /// Whether a transfer is about a citizen or enterprise, or was made on the citizen's behalf or by it.
    /// </summary>
    public bool Concerns(Transfer transfer, string id)
    {
        return keys.Find(transfer.Record.Epoch)?.PseudonymOf(id) is { } pseudonym
            && (transfer.Record.Subjects.Contains(pseudonym) || transfer.Record.OnBehalfOf == pseudonym);
    }

    /// <summary>
    /// The proof that a transfer stands in the signed log, after signing when its checkpoint is still to come; null
    /// when there is no such transfer.
    /// </summary>
    /// <exception cref="AuditStorageException">The log cannot be read.</exception>
    /// <exception cref="AuditUnavailableException">The log cannot sign now.</exception>
    public async ValueTask<TransferProof?> ProveAsync(TransferId id, CancellationToken cancellationToken)
    {
        StoredRow? row = await FindRowAsync(id, cancellationToken);
        if (row is null || keys.Find(id.Year) is not { } yearKeys)
        {
            return null;
        }

        IYearReader reader = store.Reader(id.Year);
        StoredCheckpoint? signed = await reader.FindCheckpointAsync(long.MaxValue, cancellationToken);
        if (signed is null || signed.Size <= id.Index)
        {
            await log.PublishAsync(cancellationToken);
            signed = await reader.FindCheckpointAsync(long.MaxValue, cancellationToken);
        }

        if (signed is null || signed.Size <= id.Index)
        {
            throw new AuditUnavailableException("The transfer has no checkpoint yet.");
        }

        HashTiles tiles = await LogTiles.ReadPathAsync(reader, id.Index, signed.Size, cancellationToken);
        IReadOnlyList<TreeHash> proof = InclusionProof.Prove(id.Index, signed.Size, tiles);
        return new TransferProof(
            new InclusionReceipt(id.Index, proof, signed.Note), yearKeys.Signer.Verifier.ToString(), row.Bytes);
    }

    private static async ValueTask<(long From, long Below)> BoundAsync(
        TransferQuery query, IYearReader reader, long below, CancellationToken cancellationToken)
    {
        long from = query.From is { } since ? await reader.FirstIndexAtAsync(since, cancellationToken) : 0;
        long to = query.To is { } until ? await reader.FirstIndexAtAsync(until, cancellationToken) : long.MaxValue;
        return (from, Math.Min(below, to));
    }

    private static LogRecord Decode(StoredRow row)
    {
        try
        {
            return RecordDecoder.Decode(row.Bytes);
        }
        catch (FormatException exception)
        {
            throw new AuditStorageException("An entry of the log is damaged.", innerException: exception);
        }
    }

    private async ValueTask<StoredRow?> FindRowAsync(TransferId id, CancellationToken cancellationToken)
    {
        if (id.Index < 0 || !store.Years().Contains(id.Year))
        {
            return null;
        }

        IReadOnlyList<StoredRow> rows = await store.Reader(id.Year).ReadRowsAsync(id.Index, 1, cancellationToken);
        return rows is [{ } row] && row.Index == id.Index ? row : null;
    }

    private SealedDetails? Open(StoredRow row, TransferRecord record, int year)
    {
        try
        {
            return keys.Find(year) is { } yearKeys ? SealedBox.Open(row.Bytes, record, yearKeys) : null;
        }
        catch (FormatException exception)
        {
            throw new AuditStorageException("An entry of the log is damaged.", innerException: exception);
        }
    }
}

/// <summary>A transfer's proof, with what is needed to check it.</summary>
/// <param name="Receipt">The proof.</param>
/// <param name="VerifierKey">The vkey of the checkpoint's signature.</param>
/// <param name="Entry">The canonical bytes of the entry.</param>
public sealed record TransferProof(InclusionReceipt Receipt, string VerifierKey, byte[] Entry);
