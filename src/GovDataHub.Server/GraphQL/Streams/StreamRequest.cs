using Microsoft.Net.Http.Headers;

namespace GovDataHub.Server.GraphQL.Streams;

/// <summary>What of a request says that it is about a stream.</summary>
internal static class StreamRequest
{
    private const string TokenHeader = "X-GraphQL-Event-Stream-Token";
    private const string TokenParameter = "token";
    private const string EventStream = "text/event-stream";

    /// <summary>The token of a reserved stream, or null.</summary>
    public static string? StreamToken(HttpRequest request)
    {
        return request.Headers[TokenHeader] is [{ Length: > 0 } header] ? header
            : request.Query[TokenParameter] is [{ Length: > 0 } parameter] ? parameter
            : null;
    }

    /// <summary>Whether the client asks for an event stream and for nothing it would rather have.</summary>
    public static bool WantsEvents(HttpRequest request)
    {
        MediaTypeHeaderValue? best = request.GetTypedHeaders().Accept
            .Where(type => type.Quality is null or > 0)
            .OrderByDescending(type => type.Quality ?? 1)
            .FirstOrDefault();
        return best is not null && best.MediaType.Equals(EventStream, StringComparison.OrdinalIgnoreCase);
    }
}
