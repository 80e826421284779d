using System.Globalization;

namespace GovDataHub.Audit.Records;

/// <summary>
/// What is recorded of one transfer, before it is encoded. Ids in clear here become keyed tags in the log.
/// </summary>
public sealed record TransferEntry
{
    /// <summary>Who receives.</summary>
    public required TransferParty Caller { get; init; }

    /// <summary>The citizen id or credit code of the person acted for, when the caller acts for another.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>
    /// The purpose as given in <c>Hub-Purpose</c>: <c>self</c>, <c>case/…</c>, <c>grant/…</c>, <c>audit</c>.
    /// </summary>
    public required string Purpose { get; init; }

    /// <summary>The matter's code, when the purpose is a case.</summary>
    public string? Matter { get; init; }

    /// <summary>Articles that allow it, as <c>law#article</c>.</summary>
    public IReadOnlyList<string> LegalBasis { get; init; } = [];

    /// <summary>The department whose data it is; null for a read of the log itself.</summary>
    public string? Department { get; init; }

    /// <summary>The coordinates, as <c>HPF.account.balance</c>, sorted.</summary>
    public IReadOnlyList<string> Coordinates { get; init; } = [];

    /// <summary>Those of <see cref="Coordinates"/> of which only a predicate's outcome left the department.</summary>
    public IReadOnlyList<string> Predicates { get; init; } = [];

    /// <summary>Citizen ids or credit codes whose data it is; encoded as keyed tags.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>Released, denied, absent, failed; a write is intended first and written after.</summary>
    public required TransferOutcome Outcome { get; init; }

    /// <summary>An error code when it was denied or failed; a denial's own reason follows a colon.</summary>
    public string? Reason { get; init; }

    /// <summary>Register rows that answered.</summary>
    public int Rows { get; init; }

    /// <summary>Bytes of department data covered by <see cref="ContentHash"/>.</summary>
    public int Bytes { get; init; }

    /// <summary>
    /// SHA-256 over the released bytes in the gateway's canonical form; empty when nothing was released.
    /// </summary>
    public ReadOnlyMemory<byte> ContentHash { get; init; }

    /// <summary>W3C trace id, 32 hexadecimal digits.</summary>
    public string? TraceId { get; init; }

    /// <summary>For a bulk transfer split over entries: this is part k (from 1) of n.</summary>
    public (int Part, int Of) Parts { get; init; } = (1, 1);

    /// <summary>
    /// For a denial before authentication: how many of the same source, reason and minute it stands for.
    /// </summary>
    public int Count { get; init; } = 1;
}

/// <summary>
/// A party to a transfer. <paramref name="Id"/> is the citizen id or client id; it is encoded as a keyed tag.
/// </summary>
/// <param name="Kind">What the party is.</param>
/// <param name="Id">Citizen id of a person, client id of a system, source address before authentication.</param>
/// <param name="Department">Department code of an officer, steward or system.</param>
/// <param name="Role">The role acted in.</param>
/// <param name="Name">A name to show to the person whose data it is; sealed in the log under that person's key.</param>
public sealed record TransferParty(
    PartyKind Kind, string Id, string? Department = null, string? Role = null, string? Name = null);

/// <summary>What kind of party receives.</summary>
public enum PartyKind
{
    /// <summary>Not authenticated.</summary>
    Anonymous,

    /// <summary>A citizen.</summary>
    Citizen,

    /// <summary>A department's officer.</summary>
    Officer,

    /// <summary>A department's data steward.</summary>
    Steward,

    /// <summary>An auditor.</summary>
    Auditor,

    /// <summary>A department's system.</summary>
    System,

    /// <summary>The matter engine, running a citizen's case.</summary>
    Engine,
}

/// <summary>What became of a transfer.</summary>
public enum TransferOutcome
{
    /// <summary>The data was released to the caller.</summary>
    Released,

    /// <summary>Access was refused; nothing was fetched.</summary>
    Denied,

    /// <summary>The source answered that it holds no row.</summary>
    Absent,

    /// <summary>The source failed or did not answer in time.</summary>
    Failed,

    /// <summary>A write to a department is about to be sent.</summary>
    Intended,

    /// <summary>A write to a department was acknowledged.</summary>
    Written,
}

/// <summary>A transfer's place in the log: <c>&lt;year&gt;/&lt;index&gt;</c>.</summary>
/// <param name="Year">The log's year.</param>
/// <param name="Index">The leaf's index, from 0.</param>
public readonly record struct TransferId(int Year, long Index)
{
    /// <summary>Parses what <see cref="ToString"/> prints; any other spelling is refused.</summary>
    public static bool TryParse(string? text, out TransferId id)
    {
        string[] parts = text?.Split('/') ?? [];
        if (parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long index)
            && new TransferId(year, index) is var parsed && parsed.ToString() == text)
        {
            id = parsed;
            return true;
        }

        id = default;
        return false;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        return string.Create(CultureInfo.InvariantCulture, $"{Year}/{Index}");
    }
}
