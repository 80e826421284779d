using GovDataHub.Audit.Checkpoints;
using GovDataHub.Audit.Notes;
using GovDataHub.Audit.Storage;

namespace GovDataHub.Audit.Verifying;

/// <summary>
/// Verifies every year of a log kept in a store, and that each year begins with the end of the one before.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="directory">Where the published checkpoints and keys of the years are.</param>
public sealed class YearsVerifier(IAuditStore store, string directory)
{
    /// <summary>Verifies the years, the oldest first.</summary>
    /// <param name="trusted">
    /// Keys to trust; a year that none of them names is checked with the key published beside it.
    /// </param>
    /// <param name="cancellationToken">Ends the verification.</param>
    /// <returns>A report per year.</returns>
    /// <exception cref="AuditStorageException">The store cannot be opened.</exception>
    /// <exception cref="IOException">A published file cannot be read.</exception>
    public async ValueTask<IReadOnlyList<(int Year, VerificationReport Report)>> VerifyAsync(
        IReadOnlyList<NoteVerifier> trusted, CancellationToken cancellationToken)
    {
        var reports = new List<(int Year, VerificationReport Report)>();
        StoredCheckpoint? closed = null;
        foreach (int year in store.Years())
        {
            var published = new PublishedCheckpoint(directory, year);
            NoteVerifier? beside = published.ReadKey();
            NoteVerifier? key = trusted.FirstOrDefault(candidate => candidate.Name == beside?.Name) ?? beside;
            if (key is null)
            {
                reports.Add((year, new VerificationReport(
                    string.Empty, 0, 0, [new Finding("vkey", "is missing: nothing says whose signature to trust")])));
                continue;
            }

            IYearReader reader = store.Reader(year);
            var verifier = new StoreVerifier(reader, key, published.Read(), closed);
            reports.Add((year, await verifier.VerifyAsync(cancellationToken)));
            closed = await reader.FindCheckpointAsync(long.MaxValue, cancellationToken);
        }

        return reports;
    }
}
