using System.Diagnostics;
using System.Globalization;
using GovDataHub.Audit.Keys;
using GovDataHub.Audit.Records;
using GovDataHub.Audit.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovDataHub.Audit.Tests.Chaining;

/// <summary>
/// A process that appends and then releases: it prints an entry's id and mark only after the append has returned. It
/// goes on until it is killed, or until the log cannot record.
/// </summary>
internal static class AppendingChild
{
    public const string Argument = "--append-until-killed";
    public const string Unavailable = "unavailable";

    private const int Consumers = 8;
    private static readonly Lock Printing = new();

    public static AuditLogOptions OptionsIn(string directory)
    {
        return new AuditLogOptions
        {
            Directory = Path.Combine(directory, "log"),
            KeyFile = Path.Combine(directory, "keys", "audit.keys"),
            OriginPrefix = "log.example/audit",
            CheckpointInterval = TimeSpan.FromMilliseconds(20),
        };
    }

    /// <summary>
    /// Starts this program again as the child; with a limit on file sizes, in KiB, as a disk that fills up.
    /// </summary>
    public static Process Start(string directory, int? fileLimit = null)
    {
        string self = Path.Combine(AppContext.BaseDirectory, "GovDataHub.Audit.Tests.dll");
        string limit = fileLimit is { } size
            ? string.Create(CultureInfo.InvariantCulture, $"trap '' XFSZ; ulimit -f {size}; ")
            : string.Empty;
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true };
        // The runtime maps its code through a file of 2 GB, which the limit would not let it make.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"{limit}exec dotnet '{self}' {Argument} '{directory}'");
        return Process.Start(start) ?? throw new InvalidOperationException("The child did not start.");
    }

    public static async Task<int> RunAsync(string directory)
    {
        AuditLogOptions options = OptionsIn(directory);
        using var store = new SqliteAuditStore(options.Directory);
        var keys = new KeyFile(options.KeyFile, options.OriginPrefix, SystemRandom.Fill);
        using var log = new AuditLog(
            options, store, keys, SystemRandom.Fill, TimeProvider.System, NullLogger<AuditLog>.Instance);
        await using var output = new StreamWriter(Console.OpenStandardOutput());
        await Task.WhenAll(Enumerable.Range(0, Consumers).Select(consumer => Task.Run(async () =>
        {
            for (int mark = consumer; await TryAppendAsync(log, mark) is { } ids; mark += Consumers)
            {
                Release(output, ids, mark);
            }
        })));
        await output.WriteLineAsync(Unavailable);
        return 0;
    }

    private static void Release(StreamWriter output, IReadOnlyList<TransferId> ids, int mark)
    {
        lock (Printing)
        {
            foreach (TransferId id in ids)
            {
                output.Write(string.Create(CultureInfo.InvariantCulture, $"{id} {mark}\n"));
            }

            output.Flush();
        }
    }

    private static async Task<IReadOnlyList<TransferId>?> TryAppendAsync(AuditLog log, int mark)
    {
        try
        {
            TransferEntry entry = TemporaryLog.Entry() with { Rows = mark };
            TransferEntry[] entries = mark % 5 == 0 ? [entry, entry, entry] : [entry];
            return await log.AppendAsync(entries, CancellationToken.None);
        }
        catch (AuditUnavailableException)
        {
            return null;
        }
    }
}
