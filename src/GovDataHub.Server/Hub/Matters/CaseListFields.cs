using System.Runtime.CompilerServices;
using GovDataHub.Federation.Access;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Execution;
using GovDataHub.GraphQL.Execution;
using GovDataHub.Matters.Engine;
using GovDataHub.Matters.Lifecycle;

namespace GovDataHub.Server.Hub.Matters;

/// <summary>Finding cases, and following one.</summary>
internal sealed class CaseListFields(CaseDesk desk, WorkSignal signal, TimeProvider time)
{
    private static readonly TimeSpan Elsewhere = TimeSpan.FromSeconds(2);

    /// <summary>Adds the fields to a map.</summary>
    public void Register(ResolverMap map)
    {
        map.Add("Query.case", async field => await CaseAsync(
                RequestState.Of(field).Caller, field.Argument<string>("id")!, field.CancellationToken))
            .Add("Query.myCases", async field => await MyCasesAsync(field))
            .AddSubscription("Subscription.caseUpdated", field => UpdatesAsync(
                RequestState.Of(field).Caller, field.Argument<string>("id")!, field.CancellationToken));
    }

    private async ValueTask<CaseSource?> CaseAsync(Caller caller, string caseId, CancellationToken cancellationToken)
    {
        return await desk.CaseAsync(caller, caseId, cancellationToken) is var (file, view)
            ? new CaseSource(file, view)
            : null;
    }

    private async ValueTask<object?> MyCasesAsync(FieldContext field)
    {
        int first = Pages.First(field);
        string? after = field.Argument<string>("after");
        var cases = await desk.CasesAsync(
            RequestState.Of(field).Caller, first + 1, after, field.CancellationToken);
        return Pages.Connection(
            cases, first, after, file => file.Record.Id, file => new CaseSource(file, CaseView.Whole));
    }

    /// <summary>
    /// The case now, and again whenever it changed: at once for what this process commits, within the interval for what
    /// another one does. A listener that is slow gets the newest state, not every one between. Ends when the caller may
    /// see the case no longer.
    /// </summary>
    private async IAsyncEnumerable<object?> UpdatesAsync(
        Caller caller, string caseId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int version = -1;
        while (!cancellationToken.IsCancellationRequested)
        {
            var change = signal.NextChange();
            var source = await CaseAsync(caller, caseId, cancellationToken);
            if (source is null)
            {
                if (version < 0)
                {
                    throw new FieldErrorException(ErrorCode.AccessDenied, "No case of this id is open to you.");
                }

                yield break;
            }

            if (source.File.Record.Version != version)
            {
                version = source.File.Record.Version;
                yield return new Dictionary<string, object?> { ["caseUpdated"] = source };
            }

            await Task.WhenAny(change, Task.Delay(Elsewhere, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
