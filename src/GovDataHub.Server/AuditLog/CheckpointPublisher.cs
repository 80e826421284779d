using GovDataHub.Audit;

namespace GovDataHub.Server.AuditLog;

/// <summary>Asks the log for a signed checkpoint once a second; the log signs if it has grown.</summary>
internal sealed partial class CheckpointPublisher(
    GovDataHub.Audit.AuditLog log, AuditLogOptions options, ILogger<CheckpointPublisher> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.CheckpointInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await PublishAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The log signs once more when it is closed.
        }
    }

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        try
        {
            await log.PublishAsync(cancellationToken);
        }
        catch (AuditUnavailableException exception)
        {
            LogUnsigned(logger, exception);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error, Message = "No checkpoint could be signed; the audit log closes if that lasts.")]
    private static partial void LogUnsigned(ILogger logger, Exception exception);
}
