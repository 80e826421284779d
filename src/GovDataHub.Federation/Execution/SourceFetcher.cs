using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using Microsoft.Extensions.Logging;

namespace GovDataHub.Federation.Execution;

/// <summary>
/// Asks departments: finds the connector, holds the deadline, and turns every way of failing into a
/// <see cref="SourceFailure"/>. A department that never returns costs its deadline and nothing else.
/// </summary>
/// <param name="connectors">One connector a department.</param>
/// <param name="catalogue">For each department's deadline.</param>
/// <param name="time">Real time.</param>
/// <param name="logger">Hears of connectors that break their contract.</param>
public sealed partial class SourceFetcher(
    IEnumerable<IDepartmentConnector> connectors,
    DepartmentCatalogue catalogue,
    TimeProvider time,
    ILogger<SourceFetcher> logger)
{
    /// <summary>A connector ends its call at the deadline itself; this is for one that does not.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(200);

    private readonly FrozenDictionary<string, IDepartmentConnector> _connectors =
        connectors.ToFrozenDictionary(connector => connector.Department, StringComparer.Ordinal);

    /// <summary>Calls a department within its deadline.</summary>
    /// <param name="department">The department's code.</param>
    /// <param name="call">The call; its token ends with the deadline.</param>
    /// <param name="cancellationToken">Ends the call early, reported as a timeout.</param>
    /// <returns>The answer, or how it failed.</returns>
    public async Task<SourceResult<T>> CallAsync<T>(
        string department,
        Func<IDepartmentConnector, CancellationToken, Task<T>> call,
        CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        SourceResult<T> result = _connectors.TryGetValue(department, out IDepartmentConnector? connector)
            ? await GuardedAsync(department, connector, call, cancellationToken)
            : new SourceResult<T>(default, SourceFailure.Unavailable);
        FederationMeters.Fetched(department, result.Failure, time.GetElapsedTime(started));
        return result;
    }

    [SuppressMessage(
        "Design", "CA1031", Justification = "The edge to a department: whatever it throws is its failure.")]
    private async Task<SourceResult<T>> GuardedAsync<T>(
        string department,
        IDepartmentConnector connector,
        Func<IDepartmentConnector, CancellationToken, Task<T>> call,
        CancellationToken cancellationToken)
    {
        TimeSpan deadline = catalogue.Department(department)?.Deadline ?? TimeSpan.FromSeconds(2);
        using CancellationTokenSource ended = new(deadline + Grace, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(
            ended.Token, cancellationToken);
        try
        {
            T answer = await call(connector, either.Token).WaitAsync(either.Token);
            return new SourceResult<T>(answer, null);
        }
        catch (SourceException exception)
        {
            return new SourceResult<T>(default, exception.Failure);
        }
        catch (OperationCanceledException)
        {
            return new SourceResult<T>(default, SourceFailure.Timeout);
        }
        catch (Exception exception)
        {
            LogBrokenContract(logger, department, exception.GetType().Name);
            return new SourceResult<T>(default, SourceFailure.Fault);
        }
    }

    [LoggerMessage(LogLevel.Error, "The connector of {Department} broke its contract: it threw {Exception}")]
    private static partial void LogBrokenContract(ILogger logger, string department, string exception);
}

/// <summary>
/// A department's answer, or how it failed. <paramref name="Answer"/> is set when <paramref name="Failure"/> is null.
/// </summary>
public readonly record struct SourceResult<T>(T? Answer, SourceFailure? Failure);
