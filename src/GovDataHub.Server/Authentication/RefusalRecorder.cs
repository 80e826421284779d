using System.Collections.Concurrent;
using GovDataHub.Audit;
using GovDataHub.Audit.Records;

namespace GovDataHub.Server.Authentication;

/// <summary>
/// Records refusals before authentication: one entry per source, reason and minute with a count, so that a flood of bad
/// tokens does not become a flood of the log.
/// </summary>
internal sealed partial class RefusalRecorder(IAuditLog log, TimeProvider time, ILogger<RefusalRecorder> logger)
    : BackgroundService
{
    private const int MaximumSources = 10_000;
    private readonly ConcurrentDictionary<(string Source, string Reason), int> _counts = new();

    /// <summary>Counts one refusal. Beyond 10,000 sources a minute the rest stand together as source "other".</summary>
    public void Count(string source, string reason)
    {
        var key = (_counts.Count < MaximumSources ? source : "other", reason);
        _counts.AddOrUpdate(key, 1, (_, count) => count + 1);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        try
        {
            while (await minute.WaitForNextTickAsync(stoppingToken))
            {
                await FlushAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            await FlushAsync(CancellationToken.None);
        }
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        foreach (var batch in _counts.Keys.Chunk(512))
        {
            var entries = batch.Select(Take).Where(entry => entry.Count > 0).ToList();
            try
            {
                if (entries.Count > 0)
                {
                    await log.AppendAsync(entries, cancellationToken);
                }
            }
            catch (AuditUnavailableException failure)
            {
                LogLost(logger, entries.Sum(entry => entry.Count), failure);
            }
        }
    }

    private TransferEntry Take((string Source, string Reason) key)
    {
        _counts.TryRemove(key, out var count);
        return new TransferEntry
        {
            Caller = new TransferParty(PartyKind.Anonymous, key.Source),
            Purpose = "none",
            Outcome = TransferOutcome.Denied,
            Reason = key.Reason,
            Count = count,
        };
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} refused requests could not be recorded")]
    private static partial void LogLost(ILogger logger, int count, Exception failure);
}
