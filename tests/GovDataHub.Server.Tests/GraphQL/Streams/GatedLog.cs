using GovDataHub.Audit;
using GovDataHub.Audit.Records;

namespace GovDataHub.Server.Tests.GraphQL.Streams;

/// <summary>The real log; while a gate stands, looks at the log itself wait for it before they are recorded.</summary>
internal sealed class GatedLog(IAuditLog inner) : IAuditLog
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What looks wait for; null lets them through.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>Completes when a look has come to the gate.</summary>
    public Task Reached => _reached.Task;

    public async ValueTask<IReadOnlyList<TransferId>> AppendAsync(
        IReadOnlyList<TransferEntry> entries, CancellationToken cancellationToken)
    {
        if (Gate is { } gate && entries is [{ Department: null }, ..])
        {
            _reached.TrySetResult();
            await gate.Task;
        }

        return await inner.AppendAsync(entries, cancellationToken);
    }
}
