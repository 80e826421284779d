using System.Text.Json;
using GovDataHub.Cli.Client;

namespace GovDataHub.Cli.Query;

/// <summary>Prints a subscription's events as they come: one line of JSON each, until its end or a limit.</summary>
internal static class EventPrinter
{
    /// <summary>Prints until the stream ends, the seconds are over, or the user breaks off.</summary>
    /// <param name="events">The payloads.</param>
    /// <param name="seconds">How long to listen; 0 listens on.</param>
    /// <param name="isLast">Whether nothing more is waited for after a payload.</param>
    /// <param name="cancellationToken">The user's Ctrl-C.</param>
    /// <returns>Done, or failed when a payload had errors.</returns>
    public static async Task<int> RunAsync(
        Func<CancellationToken, IAsyncEnumerable<JsonElement>> events,
        int seconds,
        Func<JsonElement, bool> isLast,
        CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (seconds > 0)
        {
            ending.CancelAfter(TimeSpan.FromSeconds(seconds));
        }

        int exitCode = ExitCode.Done;
        try
        {
            await foreach (JsonElement payload in events(ending.Token))
            {
                await Console.Out.WriteLineAsync(payload.GetRawText());
                await Console.Out.FlushAsync(CancellationToken.None);
                exitCode = payload.TryGetProperty("errors", out _) ? ExitCode.Failed : exitCode;
                if (isLast(payload))
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The time is over, or the user has seen enough.
        }

        return exitCode;
    }
}
