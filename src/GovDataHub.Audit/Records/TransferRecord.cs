namespace GovDataHub.Audit.Records;

/// <summary>
/// An entry of the log as it reads without any key. <c>schemas/audit/record-v1.md</c> is its wire form.
/// </summary>
public abstract record LogRecord
{
    private protected LogRecord()
    {
    }

    /// <summary>When it was chained, to the microsecond; never before the record in front of it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The year whose keys made the pseudonyms.</summary>
    public required int Epoch { get; init; }
}

/// <summary>The first entry of a year's log when there was a year before: that year's last checkpoint.</summary>
public sealed record OpeningRecord : LogRecord
{
    /// <summary>The year that was closed.</summary>
    public required int ClosedYear { get; init; }

    /// <summary>Its last signed checkpoint.</summary>
    public required string ClosingNote { get; init; }
}

/// <summary>A transfer as it reads without any key.</summary>
public sealed record TransferRecord : LogRecord
{
    /// <summary>How long what is sealed in it stays readable.</summary>
    public required RetentionClass Retention { get; init; }

    /// <summary>Who received.</summary>
    public required CallerRecord Caller { get; init; }

    /// <summary>The person acted for, when the caller acted for another.</summary>
    public Pseudonym? OnBehalfOf { get; init; }

    /// <summary>The purpose; a mandate, and a reference that might itself name somebody, is a pseudonym.</summary>
    public required string Purpose { get; init; }

    /// <summary>The matter's code, when the purpose was a case.</summary>
    public string? Matter { get; init; }

    /// <summary>Articles that allowed it.</summary>
    public IReadOnlyList<string> LegalBasis { get; init; } = [];

    /// <summary>The department whose data it was; null for a read of the log itself.</summary>
    public string? Department { get; init; }

    /// <summary>The coordinates.</summary>
    public IReadOnlyList<string> Coordinates { get; init; } = [];

    /// <summary>Those of <see cref="Coordinates"/> of which only an outcome left the department.</summary>
    public IReadOnlyList<string> Predicates { get; init; } = [];

    /// <summary>Whose data it was.</summary>
    public IReadOnlyList<Pseudonym> Subjects { get; init; } = [];

    /// <summary>What became of it.</summary>
    public required TransferOutcome Outcome { get; init; }

    /// <summary>An error code when it was denied or failed.</summary>
    public string? Reason { get; init; }

    /// <summary>Register rows that answered.</summary>
    public int Rows { get; init; }

    /// <summary>Bytes of department data.</summary>
    public int Bytes { get; init; }

    /// <summary>
    /// HMAC-SHA-256 of the released bytes' hash under the record's own key; empty when nothing was released.
    /// </summary>
    public ReadOnlyMemory<byte> ContentTag { get; init; }

    /// <summary>W3C trace id.</summary>
    public string? TraceId { get; init; }

    /// <summary>The node that recorded it.</summary>
    public required string Node { get; init; }

    /// <summary>This is part k (from 1) of n.</summary>
    public (int Part, int Of) Parts { get; init; } = (1, 1);

    /// <summary>How many denials of the same source, reason and minute it stands for.</summary>
    public int Count { get; init; } = 1;

    /// <summary>What only a subject's key opens.</summary>
    internal SealedPart Sealed { get; init; } = SealedPart.None;
}

/// <summary>The caller as the log shows it.</summary>
/// <param name="Kind">What the party is.</param>
/// <param name="Id">Its pseudonym.</param>
/// <param name="Department">Its department.</param>
/// <param name="Role">The role acted in.</param>
public sealed record CallerRecord(PartyKind Kind, Pseudonym Id, string? Department, string? Role);

/// <summary>The encrypted part of a record: the key to it is wrapped once per subject.</summary>
/// <param name="Salt">16 random bytes.</param>
/// <param name="WrappedKeys">
/// The record's key, wrapped for each subject in order, or for the caller if there is none.
/// </param>
/// <param name="Ciphertext">AES-128-GCM with its tag.</param>
internal sealed record SealedPart(
    ReadOnlyMemory<byte> Salt, IReadOnlyList<ReadOnlyMemory<byte>> WrappedKeys, ReadOnlyMemory<byte> Ciphertext)
{
    public static SealedPart None { get; } = new(default, [], default);
}

/// <summary>What the sealed part holds, for viewers who may see it.</summary>
/// <param name="CallerId">The caller's id in clear.</param>
/// <param name="CallerName">The caller's name for display.</param>
/// <param name="OnBehalfOf">The id of the person acted for.</param>
/// <param name="Purpose">The purpose as it was given.</param>
public sealed record SealedDetails(string CallerId, string? CallerName, string? OnBehalfOf, string Purpose);

/// <summary>How long the personal part of a record stays readable, counted from the end of its year.</summary>
public enum RetentionClass
{
    /// <summary>Network logs, such as denials before authentication: 6 months.</summary>
    Network = 0,

    /// <summary>Provision of data: 3 years.</summary>
    Provision = 1,

    /// <summary>Credit queries: 10 years.</summary>
    Credit = 2,
}
