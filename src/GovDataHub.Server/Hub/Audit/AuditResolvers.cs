using GovDataHub.Audit;
using GovDataHub.Audit.Reading;
using GovDataHub.Audit.Records;
using GovDataHub.Audit.Storage;
using GovDataHub.Federation.Access;
using GovDataHub.GraphQL.Execution;
using GovDataHub.Server.AuditLog;

namespace GovDataHub.Server.Hub.Audit;

/// <summary>
/// The audit fields of the hub's schema: who may see the trail, and that every look at it, and every refusal, is on
/// record before anything is shown.
/// </summary>
/// <param name="reader">The log.</param>
/// <param name="log">Where looks are recorded.</param>
/// <param name="callerOf">The caller of a field's request.</param>
/// <param name="view">The shape of answers.</param>
/// <param name="countRefusal">Counts a refusal of somebody not signed in, by source and reason.</param>
internal sealed class AuditResolvers(
    TransferReader reader,
    IAuditLog log,
    Func<FieldContext, Caller> callerOf,
    TransferView view,
    Action<string, string> countRefusal)
{
    private const string PurposeRequired = "PURPOSE_REQUIRED";
    private const string AccessDenied = "ACCESS_DENIED";
    private const string AuditUnavailable = "AUDIT_UNAVAILABLE";
    private const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>Adds the fields to a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="caseOf">The id of the case that a <c>Case</c> field stands in; its reader has been let in.</param>
    public void Register(ResolverMap map, Func<FieldContext, string> caseOf)
    {
        map.Add("Query.transfers", async field => await TransfersAsync(field))
            .Add("Query.myDataUse", async field => await MyDataUseAsync(field))
            .Add("Query.transferProof", async field => await TransferProofAsync(field))
            .Add("Case.transfers", async field => await CaseTransfersAsync(field, caseOf(field)));
    }

    private async ValueTask<object?> TransfersAsync(FieldContext field)
    {
        Caller caller = callerOf(field);
        TransferQuery query = TransferArguments.Query(field);
        await RequireAsync(caller, IsAuditor(caller), query.Subject, field.CancellationToken);
        return await PageAsync(field, caller, query, query.Subject, forSubject: false);
    }

    private async ValueTask<object?> MyDataUseAsync(FieldContext field)
    {
        Caller caller = callerOf(field);
        await RequireAsync(caller, IsSelf(caller), null, field.CancellationToken);
        TransferQuery query = TransferArguments.Query(field) with { Subject = caller.CitizenId };
        return await PageAsync(field, caller, query, null, forSubject: true);
    }

    private async ValueTask<object?> CaseTransfersAsync(FieldContext field, string caseId)
    {
        Caller caller = callerOf(field);
        var query = new TransferQuery { Case = caseId, SourcesOnly = true };
        return await PageAsync(field, caller, query, null, forSubject: IsCitizen(caller));
    }

    private async ValueTask<object?> TransferProofAsync(FieldContext field)
    {
        Caller caller = callerOf(field);
        bool isAuditor = IsAuditor(caller);
        await RequireAsync(caller, isAuditor || IsSelf(caller), null, field.CancellationToken);
        if (!TransferId.TryParse(field.Argument<string>("id"), out TransferId id))
        {
            return null;
        }

        return await ReadAsync(async () =>
        {
            if (await reader.FindAsync(id, field.CancellationToken) is not { } transfer)
            {
                return null;
            }

            bool concerned = caller.CitizenId is { } citizen && reader.Concerns(transfer, citizen);
            await RequireAsync(caller, isAuditor || concerned, null, field.CancellationToken);
            await RecordAsync(caller, allowed: true, null, field.CancellationToken);
            TransferProof? proof = await reader.ProveAsync(id, field.CancellationToken);
            return proof is null ? null : (object)new Dictionary<string, object?>
            {
                ["transfer"] = view.Node(transfer, forSubject: !isAuditor),
                ["index"] = proof.Receipt.Index.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["proof"] = proof.Receipt.ToString(),
                ["vkey"] = proof.VerifierKey,
            };
        });
    }

    private async ValueTask<object?> PageAsync(
        FieldContext field, Caller caller, TransferQuery query, string? subject, bool forSubject)
    {
        int first = TransferArguments.First(field);
        TransferId? after = TransferArguments.After(field);
        return await ReadAsync(async () =>
        {
            // The look is itself the newest entry; what is shown is the log as it was before.
            TransferId look = await RecordAsync(caller, allowed: true, subject, field.CancellationToken);
            TransferPage page = await reader.ReadAsync(query, first, after ?? look, field.CancellationToken);
            return view.Connection(page, after is not null, forSubject);
        });
    }

    private async ValueTask RequireAsync(
        Caller caller, bool allowed, string? subject, CancellationToken cancellationToken)
    {
        if (allowed)
        {
            return;
        }

        if (caller.Kind == PartyKind.Anonymous)
        {
            countRefusal(caller.Id, Unauthenticated);
            throw new FieldErrorException(Unauthenticated, "Sign in to see transfers.");
        }

        await RecordAsync(caller, allowed: false, subject, cancellationToken);
        throw caller.Purpose is null
            ? new FieldErrorException(PurposeRequired, "Say why: the header Hub-Purpose is missing.")
            : new FieldErrorException(AccessDenied, "These transfers are not open to this role and purpose.");
    }

    private async ValueTask<TransferId> RecordAsync(
        Caller caller, bool allowed, string? subject, CancellationToken cancellationToken)
    {
        try
        {
            return (await log.AppendAsync([LogReading.Of(caller, allowed, subject)], cancellationToken))[0];
        }
        catch (AuditUnavailableException)
        {
            throw new FieldErrorException(AuditUnavailable, "The reading could not be recorded.");
        }
    }

    private static async ValueTask<object?> ReadAsync(Func<ValueTask<object?>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception exception) when (exception is AuditStorageException or AuditUnavailableException)
        {
            throw new FieldErrorException(AuditUnavailable, "The log cannot be read now.");
        }
    }

    private static bool IsAuditor(Caller caller)
    {
        return caller is { Kind: PartyKind.Auditor, Purpose: Purpose.Audit } && caller.Roles.Contains("auditor");
    }

    private static bool IsSelf(Caller caller)
    {
        return IsCitizen(caller) && caller.Purpose is Purpose.Self;
    }

    private static bool IsCitizen(Caller caller)
    {
        return caller is { Kind: PartyKind.Citizen, CitizenId: not null };
    }
}
