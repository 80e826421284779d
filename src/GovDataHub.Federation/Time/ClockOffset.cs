using System.Globalization;

namespace GovDataHub.Federation.Time;

/// <summary>
/// How far business time is ahead of real time. Kept in a file so that a restart does not turn the clock back; outside
/// development it is zero and cannot be moved.
/// </summary>
public sealed class ClockOffset
{
    private readonly string? _file;
    private readonly Lock _gate = new();
    private long _ticks; // owner: _gate for writing; read without

    private ClockOffset(string? file, TimeSpan initial)
    {
        _file = file;
        _ticks = initial.Ticks;
    }

    /// <summary>Business time is real time.</summary>
    public static ClockOffset None { get; } = new(null, TimeSpan.Zero);

    /// <summary>The offset now.</summary>
    public TimeSpan Value => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    /// <summary>
    /// Opens the offset kept under a directory; the file's value wins over <paramref name="initial"/>
    /// (<c>HUB_CLOCK_OFFSET</c>), which counts only when nothing has been kept yet.
    /// </summary>
    public static ClockOffset Open(string directory, TimeSpan initial)
    {
        string file = Path.Combine(directory, "clock-offset");
        bool kept = File.Exists(file)
            && TimeSpan.TryParseExact(File.ReadAllText(file).Trim(), "c", CultureInfo.InvariantCulture, out initial);
        if (!kept)
        {
            Directory.CreateDirectory(directory);
        }

        return new ClockOffset(file, initial);
    }

    /// <summary>Moves business time ahead and keeps the new offset. Durable when it returns.</summary>
    /// <exception cref="InvalidOperationException">The offset is fixed: this is not development.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Business time never runs backwards.</exception>
    public TimeSpan Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        if (_file is null)
        {
            throw new InvalidOperationException("Business time is real time here; only development moves it.");
        }

        lock (_gate)
        {
            TimeSpan moved = Value + by;
            string next = _file + ".next";
            File.WriteAllText(next, moved.ToString("c", CultureInfo.InvariantCulture));
            File.Move(next, _file, overwrite: true);
            Interlocked.Exchange(ref _ticks, moved.Ticks);
            return moved;
        }
    }
}
