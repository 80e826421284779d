using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;

namespace GovDataHub.Server.AuditLog;

/// <summary>
/// The entry that a reading of the log itself makes: whoever looks is on record before seeing anything.
/// </summary>
internal static class LogReading
{
    private const string Denied = "ACCESS_DENIED";

    /// <summary>The entry of one reading, or of its refusal.</summary>
    /// <param name="caller">Who reads.</param>
    /// <param name="allowed">Whether it was let in.</param>
    /// <param name="subject">Whose transfers are read, when the reading names somebody.</param>
    public static TransferEntry Of(Caller caller, bool allowed, string? subject = null)
    {
        return new TransferEntry
        {
            Caller = new TransferParty(
                caller.Kind, caller.Id, caller.Department, RoleOf(caller.Kind), caller.DisplayName),
            Purpose = caller.Purpose?.ToString() ?? "none",
            Subjects = subject is null ? [] : [subject],
            Outcome = allowed ? TransferOutcome.Released : TransferOutcome.Denied,
            Reason = allowed ? null : Denied,
            TraceId = caller.TraceId,
        };
    }

    private static string? RoleOf(PartyKind kind)
    {
        return kind switch
        {
            PartyKind.Auditor => "auditor",
            PartyKind.Officer => "officer",
            PartyKind.Steward => "steward",
            _ => null,
        };
    }
}
