using System.Collections.Concurrent;
using System.Diagnostics;

namespace GovDataHub.Benchmarks.Audit;

/// <summary>So many callers, each appending the next entry when the last is durable.</summary>
/// <param name="PerSecond">Entries a second.</param>
/// <param name="P50">Median time of an append, milliseconds.</param>
/// <param name="P99">99th percentile, milliseconds.</param>
internal sealed record Load(double PerSecond, double P50, double P99)
{
    private const double WarmUp = 0.25;

    public static async Task<Load> RunAsync(int inFlight, TimeSpan time, Func<int, Task> append)
    {
        var times = new ConcurrentBag<List<double>>();
        var clock = Stopwatch.StartNew();
        int next = 0;
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>();
            while (clock.Elapsed < time)
            {
                int n = Interlocked.Increment(ref next);
                TimeSpan start = clock.Elapsed;
                await append(n);
                if (start > time * WarmUp)
                {
                    own.Add((clock.Elapsed - start).TotalMilliseconds);
                }
            }

            times.Add(own);
        })));
        double seconds = (clock.Elapsed - (time * WarmUp)).TotalSeconds;
        double[] sorted = [.. times.SelectMany(own => own).Order()];
        return new Load(sorted.Length / seconds, sorted[sorted.Length / 2], sorted[sorted.Length * 99 / 100]);
    }
}
