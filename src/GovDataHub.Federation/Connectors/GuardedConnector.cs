using System.Collections.Immutable;

namespace GovDataHub.Federation.Connectors;

/// <summary>A connector behind its source's guard.</summary>
internal sealed class GuardedConnector(IDepartmentConnector inner, SourceGuard guard)
    : IDepartmentConnector, IDisposable
{
    /// <inheritdoc/>
    public string Department => inner.Department;

    /// <inheritdoc/>
    public Task<SourceAnswer> FetchAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        return guard.RunAsync(token => inner.FetchAsync(request, token), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<PredicateOutcome>> EvaluateAsync(
        PredicateRequest request, CancellationToken cancellationToken)
    {
        return guard.RunAsync(token => inner.EvaluateAsync(request, token), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<WriteOutcome> WriteAsync(WriteRequest request, CancellationToken cancellationToken)
    {
        return guard.RunAsync(token => inner.WriteAsync(request, token), cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        (inner as IDisposable)?.Dispose();
        guard.Dispose();
    }
}
