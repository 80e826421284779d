using System.Diagnostics;

namespace GovDataHub.Benchmarks.GraphQL;

/// <summary>What one call of a stage costs.</summary>
/// <param name="Microseconds">Time, the best round's mean.</param>
/// <param name="Bytes">Bytes allocated.</param>
internal readonly record struct StageCost(double Microseconds, long Bytes);

/// <summary>
/// Times a stage in many short rounds and keeps the best, for the machine may be busy. What a stage needs fresh for
/// each call is made outside the measurement, ten at a time.
/// </summary>
internal static class StageTimer
{
    /// <summary>How many rounds there are.</summary>
    public const int Rounds = 200;

    /// <summary>How long a round is, in milliseconds of the stage's own time.</summary>
    public const int RoundMilliseconds = 3;

    private const int Batch = 10;

    /// <summary>Times a stage that needs nothing fresh.</summary>
    /// <param name="work">The stage.</param>
    /// <returns>Its cost.</returns>
    public static StageCost Time(Action work)
    {
        return Time(static () => 0, _ => work());
    }

    /// <summary>Times a stage.</summary>
    /// <param name="prepare">Makes what one call needs.</param>
    /// <param name="work">The stage.</param>
    /// <returns>Its cost.</returns>
    public static StageCost Time<T>(Func<T> prepare, Action<T> work)
    {
        var best = double.MaxValue;
        var inputs = new T[Batch];
        for (var round = 0; round < Rounds; round++)
        {
            var calls = 0;
            var clock = new Stopwatch();
            do
            {
                for (var call = 0; call < Batch; call++)
                    inputs[call] = prepare();
                clock.Start();
                foreach (var input in inputs)
                    work(input);
                clock.Stop();
                calls += Batch;
            }
            while (clock.ElapsedMilliseconds < RoundMilliseconds);
            best = Math.Min(best, clock.Elapsed.TotalMicroseconds / calls);
        }

        var last = prepare();
        var before = GC.GetAllocatedBytesForCurrentThread();
        work(last);
        return new(best, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
