namespace GovDataHub.Audit.Chaining;

/// <summary>
/// The civil calendar that years and months of the log follow: Asia/Shanghai, which has no summer time.
/// </summary>
internal static class LogCalendar
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The moment in local civil time.</summary>
    public static DateTimeOffset Local(DateTimeOffset at)
    {
        return at.ToOffset(Offset);
    }

    /// <summary>The civil year of a moment.</summary>
    public static int YearOf(DateTimeOffset at)
    {
        return Local(at).Year;
    }
}
