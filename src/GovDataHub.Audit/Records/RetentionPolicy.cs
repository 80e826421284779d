using System.Collections.Frozen;

namespace GovDataHub.Audit.Records;

/// <summary>How long the personal part of each record stays readable. Pure.</summary>
/// <param name="creditResources">Resources (<c>PBC.creditReport</c>) whose queries are kept as credit queries.</param>
public sealed class RetentionPolicy(IEnumerable<string> creditResources)
{
    private readonly FrozenSet<string> _creditResources = creditResources.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The class of an entry: credit before provision, network for whoever was not authenticated.</summary>
    public RetentionClass ClassOf(TransferEntry entry)
    {
        if (entry.Caller.Kind == PartyKind.Anonymous)
        {
            return RetentionClass.Network;
        }

        return _creditResources.Count > 0 && entry.Coordinates.Any(IsCredit)
            ? RetentionClass.Credit
            : RetentionClass.Provision;
    }

    /// <summary>How long after the end of its year a class is kept.</summary>
    /// <returns>Months.</returns>
    public static int MonthsKept(RetentionClass retention)
    {
        return retention switch
        {
            RetentionClass.Network => 6,
            RetentionClass.Provision => 36,
            RetentionClass.Credit => 120,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private bool IsCredit(string coordinate)
    {
        int dot = coordinate.LastIndexOf('.');
        return dot > 0 && _creditResources.Contains(coordinate[..dot]);
    }
}
