using System.Text.Json;
using GovDataHub.Cli.Client;

namespace GovDataHub.Cli.Query;

/// <summary>Prints events or parts as they come: one line of JSON each, until their end or a limit.</summary>
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
                exitCode = HasErrors(payload) ? ExitCode.Failed : exitCode;
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

    /// <summary>Whether a payload has errors: its own, or those of a part that it brings or concludes.</summary>
    private static bool HasErrors(JsonElement payload)
    {
        return payload.TryGetProperty("errors", out _)
            || ((string[])["incremental", "completed"]).Any(list =>
                payload.TryGetProperty(list, out JsonElement parts)
                && parts.EnumerateArray().Any(part => part.TryGetProperty("errors", out _)));
    }
}
