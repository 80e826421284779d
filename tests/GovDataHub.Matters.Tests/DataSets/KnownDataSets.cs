using System.Collections.Concurrent;

namespace GovDataHub.Matters.Tests.DataSets;

/// <summary>The data sets that many tests begin with, each searched once.</summary>
internal static class KnownDataSets
{
    public static readonly DateOnly Today = new(2025, 9, 1);
    private static readonly ConcurrentDictionary<(string Matter, string? Absent), DataSet?> Found = new();

    private static readonly ConcurrentDictionary<(string Matter, int Condition), DataSet?> Failures = new();

    /// <summary>A data set that fails one condition, and no other where that can be.</summary>
    public static DataSet Failing(string matter, int condition)
    {
        return Failures.GetOrAdd((matter, condition), key => new DataSetSearch(
            SchemaFixture.Matters.Find(key.Matter)!, Today).Failing(key.Condition))
            ?? throw new InvalidOperationException($"{matter}: condition {condition} never fails.");
    }

    /// <summary>A data set that meets every condition of a matter, while a register, if given, has no row.</summary>
    public static DataSet? Passing(string matter, string? absent = null)
    {
        return Found.GetOrAdd(
            (matter, absent), key => new DataSetSearch(SchemaFixture.Matters.Find(key.Matter)!, Today)
                .Passing(key.Absent));
    }
}
