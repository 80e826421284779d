using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace GovDataHub.Federation.Connectors;

/// <summary>
/// One HTTP exchange with a department: what goes wrong becomes the right <see cref="SourceFailure"/>.
/// </summary>
internal static class SourceHttp
{
    /// <summary>Sends a request and reads the JSON answer.</summary>
    /// <exception cref="SourceException">Refused, an error status, or not JSON.</exception>
    public static async Task<JsonElement> SendAsync(
        string department, HttpClient client, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw new SourceException(
                    department,
                    FailureOf(response.StatusCode),
                    $"The source answered with HTTP status {(int)response.StatusCode}.");
            }

            if (!IsJson(response.Content.Headers.ContentType))
                throw Garbage(department);
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            using var document = await JsonDocument.ParseAsync(body, default, cancellationToken);
            return document.RootElement.Clone();
        }
        catch (HttpRequestException refused)
        {
            throw new SourceException(department, SourceFailure.Unavailable, "The source cannot be reached.", refused);
        }
        catch (JsonException malformed)
        {
            throw Garbage(department, malformed);
        }
    }

    /// <summary>An answer that the source's contract does not allow.</summary>
    public static SourceException Garbage(string department, Exception? inner = null)
    {
        return new(department, SourceFailure.Garbage, "The source answered what its contract does not allow.", inner);
    }

    private static SourceFailure FailureOf(HttpStatusCode status)
    {
        return status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            ? SourceFailure.Refused
            : SourceFailure.Fault;
    }

    private static bool IsJson(MediaTypeHeaderValue? type)
    {
        return type?.MediaType is { } media
            && (media == "application/json" || media.EndsWith("+json", StringComparison.Ordinal));
    }
}
