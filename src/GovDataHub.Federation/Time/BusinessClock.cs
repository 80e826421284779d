namespace GovDataHub.Federation.Time;

/// <summary>
/// Business time: real time plus an offset that only development may set. Cases, rules and terms run on it; tokens,
/// passkeys and checkpoints run on real time. Civil dates are those of Asia/Shanghai.
/// </summary>
/// <param name="time">Real time.</param>
/// <param name="offset">Where the offset is kept.</param>
public sealed class BusinessClock(TimeProvider time, ClockOffset offset)
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <summary>Business time with the offset +08:00.</summary>
    public DateTimeOffset Now => (time.GetUtcNow() + offset.Value).ToOffset(Shanghai);

    /// <summary>The business date.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    /// <summary>Real time, for what must not be moved: authentication ages, deadlines.</summary>
    public DateTimeOffset RealNow => time.GetUtcNow();
}
