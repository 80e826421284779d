using System.Diagnostics;
using GovDataHub.Audit.Reading;
using GovDataHub.Audit.Records;

namespace GovDataHub.Server.Hub.Audit;

/// <summary>
/// Transfers in the shape of <c>type Transfer</c> and its connection; the executor reads them by name.
/// </summary>
/// <param name="departmentOf">A department by its code, as resolvers of <c>Department</c> understand it.</param>
internal sealed class TransferView(Func<string, object?> departmentOf)
{
    /// <summary>A page as a Relay connection. A cursor is the transfer's id.</summary>
    public IReadOnlyDictionary<string, object?> Connection(TransferPage page, bool continued, bool forSubject)
    {
        Dictionary<string, object?>[] nodes = [.. page.Transfers.Select(transfer => Node(transfer, forSubject))];
        string? start = page.Transfers is [{ } first, ..] ? first.Id.ToString() : null;
        string? last = page.Transfers is [.., { } end] ? end.Id.ToString() : null;
        return new Dictionary<string, object?>
        {
            ["nodes"] = nodes,
            ["edges"] = nodes.Select(node => new Dictionary<string, object?>
            {
                ["cursor"] = node["id"],
                ["node"] = node,
            }).ToArray(),
            ["pageInfo"] = new Dictionary<string, object?>
            {
                ["hasNextPage"] = page.End is not null,
                ["hasPreviousPage"] = continued,
                ["startCursor"] = start,
                ["endCursor"] = page.End?.ToString() ?? last,
            },
            ["totalCount"] = null,
        };
    }

    /// <summary>A department by its code.</summary>
    public object? Department(string code)
    {
        return departmentOf(code);
    }

    /// <summary>One transfer.</summary>
    /// <param name="transfer">The transfer.</param>
    /// <param name="forSubject">Whether its own subject looks: then a citizen who received is named, too.</param>
    public Dictionary<string, object?> Node(Transfer transfer, bool forSubject)
    {
        TransferRecord record = transfer.Record;
        return new Dictionary<string, object?>
        {
            ["id"] = transfer.Id.ToString(),
            ["at"] = record.At,
            ["outcome"] = NameOf(record.Outcome),
            ["reason"] = record.Reason,
            ["caller"] = CallerOf(transfer, forSubject),
            ["onBehalfOf"] = record.OnBehalfOf?.ToString(),
            ["purpose"] = record.Purpose,
            ["matter"] = record.Matter,
            ["basis"] = record.LegalBasis,
            ["department"] = record.Department is { } code ? departmentOf(code) : null,
            ["coordinates"] = record.Coordinates,
            ["predicates"] = record.Predicates,
            ["subjects"] = record.Subjects.Count,
            ["rows"] = record.Rows,
            ["bytes"] = record.Bytes,
            ["traceId"] = record.TraceId,
        };
    }

    /// <summary>An outcome's name in the schema.</summary>
    public static string NameOf(TransferOutcome outcome)
    {
        return outcome switch
        {
            TransferOutcome.Released => "RELEASED",
            TransferOutcome.Denied => "DENIED",
            TransferOutcome.Absent => "ABSENT",
            TransferOutcome.Failed => "FAILED",
            TransferOutcome.Intended => "INTENDED",
            TransferOutcome.Written => "WRITTEN",
            _ => throw new UnreachableException(),
        };
    }

    private static Dictionary<string, object?> CallerOf(Transfer transfer, bool forSubject)
    {
        CallerRecord caller = transfer.Record.Caller;
        return new Dictionary<string, object?>
        {
            ["kind"] = NameOf(caller.Kind),
            ["id"] = caller.Id.ToString(),
            ["department"] = caller.Department,
            ["role"] = caller.Role,
            ["displayName"] = DisplayName(caller.Kind, transfer.Details, forSubject),
        };
    }

    // Officials act in their function and are named; a citizen is named to the person whose data it was, not to the
    // auditor; a system has no name of its own but its client id.
    private static string? DisplayName(PartyKind kind, SealedDetails? details, bool forSubject)
    {
        return kind switch
        {
            PartyKind.Anonymous => null,
            PartyKind.Citizen => forSubject ? details?.CallerName : null,
            PartyKind.System => details?.CallerName ?? details?.CallerId,
            _ => details?.CallerName,
        };
    }

    private static string NameOf(PartyKind kind)
    {
        return kind switch
        {
            PartyKind.Anonymous => "ANONYMOUS",
            PartyKind.Citizen => "CITIZEN",
            PartyKind.Officer => "OFFICER",
            PartyKind.Steward => "STEWARD",
            PartyKind.Auditor => "AUDITOR",
            PartyKind.System => "SYSTEM",
            PartyKind.Engine => "ENGINE",
            _ => throw new UnreachableException(),
        };
    }
}
