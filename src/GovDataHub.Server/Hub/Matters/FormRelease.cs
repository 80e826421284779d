using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using GovDataHub.Audit;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;
using GovDataHub.GraphQL.Execution;
using GovDataHub.Matters.Definitions;
using GovDataHub.Matters.Engine;

namespace GovDataHub.Server.Hub.Matters;

/// <summary>
/// A case's form shown to somebody else than its citizen is a release of department data of its own: recorded before it
/// leaves. What the citizen sees was recorded when the case read it.
/// </summary>
internal sealed class FormRelease(IAuditLog log)
{
    /// <summary>Records the release, department by department.</summary>
    /// <exception cref="FieldErrorException">It could not be recorded: nothing may be shown.</exception>
    public async ValueTask RecordAsync(
        Caller caller, CaseFile file, ImmutableArray<NeedDefinition> shown, CancellationToken cancellationToken)
    {
        if (caller.CitizenId == file.Record.CitizenId || shown.IsEmpty)
        {
            return;
        }

        TransferEntry[] entries =
            [.. shown.GroupBy(need => need.Coordinate.Split('.')[0]).Select(group => Entry(caller, file, group))];
        try
        {
            await log.AppendAsync(entries, cancellationToken);
        }
        catch (AuditUnavailableException)
        {
            throw new FieldErrorException("AUDIT_UNAVAILABLE", "The reading could not be recorded.");
        }
    }

    private static TransferEntry Entry(Caller caller, CaseFile file, IGrouping<string, NeedDefinition> needs)
    {
        byte[] content = Encoding.UTF8.GetBytes(
            string.Join('\n', needs.Select(need => $"{need.Coordinate}={file.Read(need.Coordinate)!.Json}")));
        return new TransferEntry
        {
            Caller = new TransferParty(caller.Kind, caller.Id, caller.Department, "officer"),
            Purpose = new Purpose.Case(file.Record.Id).ToString(),
            Matter = file.Definition.Code,
            LegalBasis = file.Definition.LegalBasis,
            Department = needs.Key,
            Coordinates = [.. needs.Select(need => need.Coordinate).Order(StringComparer.Ordinal)],
            Subjects = [file.Record.CitizenId],
            Outcome = TransferOutcome.Released,
            Rows = 1,
            Bytes = content.Length,
            ContentHash = SHA256.HashData(content),
            TraceId = caller.TraceId,
        };
    }
}
