using System.Runtime.CompilerServices;
using GovDataHub.Audit;
using GovDataHub.Audit.Reading;
using GovDataHub.Audit.Records;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Execution;
using GovDataHub.GraphQL.Execution;
using GovDataHub.Server.AuditLog;

namespace GovDataHub.Server.Hub.Audit;

/// <summary>
/// The subscriptions that follow the log: <c>myDataUsed</c>, and <c>recordChanged</c>, whose source are the recorded
/// outcomes of writes through the platform; what a department changes by itself it does not tell. Each event is itself
/// a look at the log, on record before it leaves.
/// </summary>
internal sealed class TransferEvents(
    TransferFeed feed, IAuditLog log, TransferView view, Action<string, string> countRefusal)
{
    /// <summary>Adds the fields to a map.</summary>
    public void Register(ResolverMap map)
    {
        map.AddSubscription("Subscription.myDataUsed", field => FollowAsync(
                RequestState.Of(field).Caller, "myDataUsed", Use, field.CancellationToken))
            .AddSubscription("Subscription.recordChanged", field => FollowAsync(
                RequestState.Of(field).Caller, "recordChanged", Changes, field.CancellationToken));
    }

    private async IAsyncEnumerable<object?> FollowAsync(
        Caller caller,
        string field,
        Func<Transfer, IEnumerable<object>> events,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (caller is not { Kind: PartyKind.Citizen, CitizenId: { } citizen, Purpose: Purpose.Self })
        {
            throw await RefusedAsync(caller, cancellationToken);
        }

        await using IAsyncEnumerator<Transfer> transfers =
            feed.FollowAsync(citizen, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MovedAsync(transfers))
        {
            foreach (object seen in events(transfers.Current))
            {
                await RecordAsync(caller, allowed: true, cancellationToken);
                yield return new Dictionary<string, object?> { [field] = seen };
            }
        }
    }

    private static async ValueTask<bool> MovedAsync(IAsyncEnumerator<Transfer> transfers)
    {
        try
        {
            return await transfers.MoveNextAsync();
        }
        catch (ListenerBehindException)
        {
            throw new FieldErrorException(
                ErrorCode.LimitExceeded, "Too far behind; subscribe again and ask `myDataUse` for what was missed.");
        }
    }

    private IEnumerable<object> Use(Transfer transfer)
    {
        return [view.Node(transfer, forSubject: true)];
    }

    private IEnumerable<object> Changes(Transfer transfer)
    {
        return transfer.Record is { Outcome: TransferOutcome.Written, Department: { } department }
            ? transfer.Record.Coordinates
                .Select(coordinate => string.Join('.', coordinate.Split('.').Take(2)))
                .Distinct(StringComparer.Ordinal)
                .Select(resource => new Dictionary<string, object?>
                {
                    ["department"] = view.Department(department),
                    ["resource"] = resource,
                    ["at"] = transfer.Record.At,
                })
            : [];
    }

    private async ValueTask<FieldErrorException> RefusedAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (caller.Kind == PartyKind.Anonymous)
        {
            countRefusal(caller.Id, ErrorCode.Unauthenticated);
            return new FieldErrorException(ErrorCode.Unauthenticated, "Sign in to follow your data.");
        }

        await RecordAsync(caller, allowed: false, cancellationToken);
        return caller.Purpose is null
            ? new FieldErrorException(ErrorCode.PurposeRequired, "Say why: the purpose `self` is missing.")
            : new FieldErrorException(ErrorCode.AccessDenied, "Only one's own data can be followed, as a citizen.");
    }

    private async ValueTask RecordAsync(Caller caller, bool allowed, CancellationToken cancellationToken)
    {
        try
        {
            await log.AppendAsync([LogReading.Of(caller, allowed)], cancellationToken);
        }
        catch (AuditUnavailableException)
        {
            throw new FieldErrorException(ErrorCode.AuditUnavailable, "The reading could not be recorded.");
        }
    }
}
