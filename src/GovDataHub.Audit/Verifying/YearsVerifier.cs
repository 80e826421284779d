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
    /// The keys to trust, by origin; when there are none, the key published beside each year is believed.
    /// </param>
    /// <param name="cancellationToken">Ends the verification.</param>
    /// <returns>A report per year.</returns>
    /// <exception cref="AuditStorageException">The store cannot be opened.</exception>
    /// <exception cref="IOException">A published file cannot be read.</exception>
    public async ValueTask<IReadOnlyList<(int Year, VerificationReport Report)>> VerifyAsync(
        IReadOnlyList<NoteVerifier> trusted, CancellationToken cancellationToken)
    {
        var reports = new List<(int Year, VerificationReport Report)>();
        string? closing = null;
        (IReadOnlyList<int> years, Finding? unreadable) = Years();
        foreach (int year in years)
        {
            var published = new PublishedCheckpoint(directory, year);
            NoteVerifier? key = trusted.Count == 0 ? published.ReadKey()
                : trusted.FirstOrDefault(trust => trust.Name.EndsWith($"/{year}", StringComparison.Ordinal));
            if (key is null)
            {
                reports.Add((year, new VerificationReport(
                    string.Empty, 0, 0, [new Finding("vkey", "no key says whose signature to trust")])));
                continue;
            }

            IYearReader reader = store.Reader(year);
            string? note = published.Read();
            reports.Add((year, await new StoreVerifier(reader, key, note, closing).VerifyAsync(cancellationToken)));
            closing = note;
        }

        if (unreadable is not null && reports.All(report => report.Report.IsSound))
        {
            reports.Add((0, new VerificationReport(string.Empty, 0, 0, [unreadable])));
        }

        return reports;
    }

    // A year whose database was emptied or damaged is still one, by what was published of it.
    private (IReadOnlyList<int> Years, Finding? Unreadable) Years()
    {
        IReadOnlyList<int> published = PublishedCheckpoint.Years(directory);
        try
        {
            return ([.. published.Union(store.Years()).Order()], null);
        }
        catch (AuditStorageException exception)
        {
            return (published, new Finding("store", exception.Message));
        }
    }
}
