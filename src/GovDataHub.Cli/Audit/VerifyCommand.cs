using System.CommandLine;
using System.Net.Http.Headers;
using System.Text.Json;
using GovDataHub.Audit.Notes;
using GovDataHub.Audit.Storage.Sqlite;
using GovDataHub.Audit.Verifying;
using GovDataHub.Cli.Client;

namespace GovDataHub.Cli.Audit;

/// <summary>
/// <c>hub audit verify</c>: hashes the log again, in its database, behind its address, or in an export.
/// </summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        Option<string?> data = LogSource.DataOption();
        var url = new Option<string?>("--url")
        {
            Description = "The log's address, such as http://localhost:5080/audit/2026. Hashes are public.",
        };
        var directory = new Option<string?>("--dir") { Description = "A directory that 'hub audit export' wrote." };
        var vkey = new Option<string?>("--vkey")
        {
            Description = "The verifier key to trust, or a file of them. Standard: the key found beside the log.",
        };
        var persona = new Option<string?>("--persona")
        {
            Description = "With --url: check the entries too, as this auditor; the reading is recorded.",
        };
        Option<bool> json = HubCommandOptions.Json();
        var command = new Command(
            "verify", "Check signatures, hashes, tiles, entries and search columns. Exit code 1 names what is wrong.")
        {
            data, url, directory, vkey, persona, json,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            string?[] given = [result.GetValue(data), result.GetValue(url), result.GetValue(directory)];
            if (given.Count(value => value is not null) > 1)
            {
                throw new HubUsageException("give one of --data, --url and --dir");
            }

            NoteVerifier[] trusted = LogSource.ReadKeys(result.GetValue(vkey));
            IReadOnlyList<(string Name, VerificationReport Report)> reports = given switch
            {
                [_, { } address, _] => await UrlAsync(address, trusted, result.GetValue(persona), cancellationToken),
                [_, _, { } exported] => await DirectoryAsync(exported, trusted, cancellationToken),
                _ => await DataAsync(LogSource.DirectoryOf(given[0]), trusted, cancellationToken),
            };
            Print(reports, result.GetValue(json));
            return reports.All(report => report.Report.IsSound) ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static async Task<IReadOnlyList<(string Name, VerificationReport Report)>> DataAsync(
        string directory, NoteVerifier[] trusted, CancellationToken cancellationToken)
    {
        using var store = new SqliteAuditStore(directory);
        var verifier = new YearsVerifier(store, directory);
        IReadOnlyList<(int Year, VerificationReport Report)> years = await verifier.VerifyAsync(
            trusted, cancellationToken);
        return years.Count > 0
            ? [.. years.Select(year => (LogSource.NameOf(year.Year), year.Report))]
            : throw new HubUsageException("there is no transfer in the log yet");
    }

    private static async Task<IReadOnlyList<(string Name, VerificationReport Report)>> DirectoryAsync(
        string directory, NoteVerifier[] trusted, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(directory, "checkpoint")))
        {
            throw new HubUsageException($"'{directory}' holds no checkpoint; 'hub audit export DIR' writes one");
        }

        return [(directory, await VerifyFilesAsync(new DirectoryLogFiles(directory), trusted, cancellationToken))];
    }

    private static async Task<IReadOnlyList<(string Name, VerificationReport Report)>> UrlAsync(
        string address, NoteVerifier[] trusted, string? persona, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? prefix) || prefix.Scheme is not ("http" or "https"))
        {
            throw new HubUsageException("--url takes an address such as http://localhost:5080/audit/2026");
        }

        using var http = new HttpClient();
        if (persona is not null)
        {
            using var client = new HubClient(HubOptions.FromEnvironment());
            string token = await client.TokenAsync(persona, cancellationToken);
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            http.DefaultRequestHeaders.Add("Hub-Purpose", "audit");
        }

        return [(address, await VerifyFilesAsync(new HttpLogFiles(http, prefix), trusted, cancellationToken))];
    }

    private static async Task<VerificationReport> VerifyFilesAsync(
        ILogFiles files, NoteVerifier[] trusted, CancellationToken cancellationToken)
    {
        try
        {
            NoteVerifier[] keys = trusted.Length > 0 ? trusted : LogSource.ParseKeys(
                await files.ReadAsync("vkey", cancellationToken)
                ?? throw new HubUsageException("there is no key beside the log; name one with --vkey"));
            return await new LogVerifier(files, keys).VerifyAsync(cancellationToken);
        }
        catch (IOException failure)
        {
            throw new HubUnreachableException(failure.Message, failure);
        }
    }

    private static void Print(IReadOnlyList<(string Name, VerificationReport Report)> reports, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(reports.Select(report => new
            {
                log = report.Name,
                origin = report.Report.Origin,
                size = report.Report.Size,
                entriesChecked = report.Report.EntriesChecked,
                sound = report.Report.IsSound,
                findings = report.Report.Findings.Select(finding => new { where = finding.Where, what = finding.What }),
            })));
            return;
        }

        foreach ((string name, VerificationReport report) in reports)
        {
            string entries = report.EntriesChecked == report.Size
                ? "every entry hashed again"
                : $"{report.EntriesChecked} entries hashed again (the rest is for auditors)";
            Console.WriteLine(report.IsSound
                ? $"{name}: sound; {report.Size} entries under {report.Origin}, {entries}"
                : $"{name}: NOT SOUND; {report.Findings.Count} findings");
            foreach (Finding finding in report.Findings)
            {
                Console.WriteLine($"  {finding}");
            }
        }
    }
}
