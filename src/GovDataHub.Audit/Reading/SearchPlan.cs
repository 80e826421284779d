using GovDataHub.Audit.Keys;
using GovDataHub.Audit.Records;
using GovDataHub.Audit.Storage;

namespace GovDataHub.Audit.Reading;

/// <summary>
/// How a query is answered in one year: what columns find, and what only a look into the record tells.
/// </summary>
/// <param name="Search">What columns find.</param>
/// <param name="Query">The query.</param>
/// <param name="PurposeKind">Any purpose of this kind, when no exact one is asked for.</param>
internal sealed record SearchPlan(RowSearch Search, TransferQuery Query, string? PurposeKind)
{
    private static readonly string[] KindsWithReference = ["case", "grant", "behalf"];

    /// <summary>Whether the store finds more than what matches.</summary>
    public bool NeedsScan => Query.Matter is not null || Query.Coordinate is not null || Query.SourcesOnly
        || PurposeKind is not null;

    /// <summary>The plan for a year; null when nothing of the year can match.</summary>
    public static SearchPlan? For(TransferQuery query, int year, KeyFile keys)
    {
        YearKeys? yearKeys = keys.Find(year);
        Pseudonym caller = default;
        if (yearKeys is null || (query.Caller is not null && !Pseudonym.TryParse(query.Caller, out caller)))
        {
            return null;
        }

        bool kindOnly = query.Purpose is { } kind && KindsWithReference.Contains(kind);
        string? exact = query.Case is { } id ? $"case/{id}" : kindOnly ? null : query.Purpose;
        if (query is { Case: not null, Purpose: not null } && !kindOnly && query.Purpose != exact)
        {
            return null;
        }

        var search = new RowSearch
        {
            Subject = query.Subject is { } subject ? yearKeys.PseudonymOf(subject) : null,
            Caller = query.Caller is null ? null : caller,
            Department = query.Department,
            Purpose = exact is null ? null : PurposeReference.InClear(exact, yearKeys),
            Outcome = query.Outcome,
        };
        return new SearchPlan(search, query, kindOnly ? query.Purpose : null);
    }

    /// <summary>Whether a record that the columns found is one.</summary>
    public bool Matches(TransferRecord record)
    {
        return (Query.Matter is null || record.Matter == Query.Matter)
            && (Query.Coordinate is null || record.Coordinates.Contains(Query.Coordinate))
            && (!Query.SourcesOnly || record.Department is not null)
            && (PurposeKind is null || record.Purpose.StartsWith(PurposeKind + "/", StringComparison.Ordinal));
    }
}
