using System.CommandLine;
using GovDataHub.Audit.Checkpoints;
using GovDataHub.Audit.Notes;
using GovDataHub.Audit.Storage;
using GovDataHub.Audit.Storage.Sqlite;
using GovDataHub.Audit.Verifying;
using GovDataHub.Cli.Client;

namespace GovDataHub.Cli.Audit;

/// <summary><c>hub audit export DIR</c>: a year's log as files that any verifier of the format reads.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var target = new Argument<string>("directory") { Description = "Where to write; must be empty or not there." };
        Option<string?> data = LogSource.DataOption();
        var year = new Option<int?>("--year") { Description = "Which year's log (standard: the newest)." };
        var command = new Command(
            "export", "Write a year's checkpoint, tiles, entries and public key. May run while the server does.")
        {
            target, data, year,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            string directory = result.GetRequiredValue(target);
            if (Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any())
            {
                throw new HubUsageException($"'{directory}' is not empty");
            }

            string source = LogSource.DirectoryOf(result.GetValue(data));
            using var store = new SqliteAuditStore(source);
            int wanted = result.GetValue(year) ?? (store.Years() is [.., var newest] ? newest : 0);
            if (!store.Years().Contains(wanted))
            {
                throw new HubUsageException("there is no transfer in that year's log");
            }

            NoteVerifier key = new PublishedCheckpoint(source, wanted).ReadKey()
                ?? throw new HubUnreachableException("the log has no checkpoint yet; the server signs one a second");
            long size;
            try
            {
                size = await LogExporter.ExportAsync(store.Reader(wanted), key, directory, cancellationToken);
            }
            catch (Exception failure) when (failure is AuditStorageException or IOException)
            {
                throw new HubUnreachableException(failure.Message, failure);
            }

            Console.WriteLine($"{size} entries of {key.Name} written to {directory}");
            return ExitCode.Done;
        });
        return command;
    }
}
