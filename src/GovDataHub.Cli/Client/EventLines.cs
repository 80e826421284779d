using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace GovDataHub.Cli.Client;

/// <summary>Reads the event stream of one operation (graphql-sse, distinct connections).</summary>
internal static class EventLines
{
    /// <summary>The payloads of the <c>next</c> events, until <c>complete</c> or the end of the stream.</summary>
    /// <exception cref="HubUnreachableException">The stream broke off, or says something else.</exception>
    public static async IAsyncEnumerable<JsonElement> ReadAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using IAsyncEnumerator<SseItem<string>> events =
            SseParser.Create(stream).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MovedAsync(events) && events.Current.EventType != "complete")
        {
            if (events.Current.EventType == "next")
            {
                yield return JsonElement.Parse(events.Current.Data);
            }
        }
    }

    private static async ValueTask<bool> MovedAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException)
        {
            throw new HubUnreachableException("the server's event stream broke off", broken);
        }
    }
}
