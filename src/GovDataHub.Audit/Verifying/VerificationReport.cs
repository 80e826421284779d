namespace GovDataHub.Audit.Verifying;

/// <summary>What a verification came to.</summary>
/// <param name="Origin">The log's origin; empty when no checkpoint could be opened.</param>
/// <param name="Size">The size that was verified.</param>
/// <param name="EntriesChecked">
/// Entries that were hashed again; fewer than the size when bundles were not given.
/// </param>
/// <param name="Findings">What is wrong, the first 100; empty when all is well.</param>
public sealed record VerificationReport(
    string Origin, long Size, long EntriesChecked, IReadOnlyList<Finding> Findings)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsSound => Findings.Count == 0;
}

/// <summary>One thing that is wrong.</summary>
/// <param name="Where">Which row, column, tile or checkpoint: <c>2026-11.db entry 17 column purpose</c>.</param>
/// <param name="What">What is wrong with it.</param>
public sealed record Finding(string Where, string What)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        return $"{Where}: {What}";
    }
}

/// <summary>Gathers findings up to a limit.</summary>
internal sealed class FindingList
{
    private const int Most = 100;

    private readonly List<Finding> _findings = [];

    public IReadOnlyList<Finding> Findings => _findings;

    public void Add(string where, string what)
    {
        if (_findings.Count < Most)
        {
            _findings.Add(new Finding(where, what));
        }
    }
}
