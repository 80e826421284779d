using System.Diagnostics;
using System.Globalization;
using GovDataHub.Audit.Merkle;
using GovDataHub.Audit.Reading;
using GovDataHub.Audit.Records;
using GovDataHub.Audit.Verifying;

namespace GovDataHub.Benchmarks.Audit;

/// <summary>
/// The whole path of a record against a bare group-commit insert of the same rows, in one run, side by side; hashing a
/// log again; a citizen's last 50 transfers. Prints the table that stands in results/audit.md.
/// </summary>
internal static class AuditBenchmark
{
    private const int Rounds = 3;
    private static readonly int[] InFlight = [16, 64];

    public static async Task RunAsync(TimeSpan round)
    {
        Console.WriteLine("| | measured | goal |\n|---|---|---|");
        foreach (int width in InFlight)
        {
            var full = new List<Load>();
            var bare = new List<Load>();
            for (int n = 0; n < Rounds; n++)
            {
                using var log = new BenchmarkLog();
                full.Add(await Load.RunAsync(width, round, log.AppendAsync));
                using var insert = new BareInsert();
                bare.Add(await Load.RunAsync(width, round, insert.AppendAsync));
            }

            Load middle = Middle(full);
            Print(
                $"full path against the bare insert, {width} in flight",
                $"{middle.PerSecond / Middle(bare).PerSecond:0.00}",
                width == 16 ? ">= 0.50" : ">= 0.65");
            Print(
                $"full path, {width} in flight",
                $"{middle.PerSecond:#,0}/s, p50 {middle.P50:0.0} ms, p99 {middle.P99:0.0} ms",
                width == 64 ? ">= 15,000/s, p99 <= 15 ms" : string.Empty);
        }

        PrintHashing();
        await PrintReadingAsync();
    }

    private static Load Middle(List<Load> loads)
    {
        return loads.OrderBy(load => load.PerSecond).ElementAt(loads.Count / 2);
    }

    private static void PrintHashing()
    {
        const int Entries = 500_000;
        byte[] entry = BenchmarkLog.Encode(0).Bytes;
        var frontier = new Frontier();
        var edge = new RightEdge();
        var clock = Stopwatch.StartNew();
        for (int n = 0; n < Entries; n++)
        {
            frontier.Append(TreeHash.OfLeaf(entry), edge);
            if (n % 256 == 0)
            {
                edge.TakeCompleted();
            }
        }

        Print(
            $"hashing a log again, one core, entries of {entry.Length} bytes",
            $"{Entries / clock.Elapsed.TotalSeconds:#,0}/s",
            ">= 500,000/s");
    }

    private static async Task PrintReadingAsync()
    {
        const int Entries = 200_000;
        using var log = new BenchmarkLog();
        for (int n = 0; n < Entries; n += 1_000)
        {
            await log.Log.AppendAsync(
                [.. Enumerable.Range(n, 1_000).Select(BenchmarkLog.Entry)], CancellationToken.None);
        }

        await log.Log.PublishAsync(CancellationToken.None);
        var query = new TransferQuery { Subject = BenchmarkLog.Subject(7) };
        var times = new List<double>();
        for (int n = 0; n < 200; n++)
        {
            var clock = Stopwatch.StartNew();
            await log.Reader.ReadAsync(query, 50, null, CancellationToken.None);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Print($"a citizen's last 50 of {Entries:#,0}, unsealed", $"{times[times.Count / 2]:0.00} ms", "<= 2 ms");
        var verifying = Stopwatch.StartNew();
        IReadOnlyList<(int Year, VerificationReport Report)> reports =
            await new YearsVerifier(log.Store, log.Directory).VerifyAsync([], CancellationToken.None);
        Print(
            "verifying the database: hashes, columns, indexes, tiles",
            $"{reports.Sum(report => report.Report.EntriesChecked) / verifying.Elapsed.TotalSeconds:#,0}/s",
            string.Empty);
    }

    private static void Print(string what, string measured, string goal)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {measured} | {goal} |"));
    }
}
