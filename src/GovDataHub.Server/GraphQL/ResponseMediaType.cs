using Microsoft.Net.Http.Headers;

namespace GovDataHub.Server.GraphQL;

/// <summary>
/// The two media types an answer may have, and which of them a request takes. They differ in what the status says:
/// with the GraphQL one the status tells what became of the request, with plain JSON it tells that there is an answer.
/// </summary>
internal sealed record ResponseMediaType(string Name, bool StatusTells)
{
    /// <summary><c>application/graphql-response+json</c>, for who asks for it by name.</summary>
    public static ResponseMediaType GraphQL { get; } = new("application/graphql-response+json", true);

    /// <summary><c>application/json</c>, for everybody else.</summary>
    public static ResponseMediaType Json { get; } = new("application/json", false);

    /// <summary>The value of <c>Content-Type</c>.</summary>
    public string ContentType => Name + "; charset=utf-8";

    /// <summary>The type the client prefers, or null when it takes neither.</summary>
    public static ResponseMediaType? Negotiate(HttpRequest request)
    {
        return request.Headers.Accept.Count == 0 ? Json : InOrder(request).FirstOrDefault(type => type is not null);
    }

    /// <summary>Whether the client would rather have a page than an answer: it is a browser's address bar.</summary>
    public static bool PrefersPage(HttpRequest request)
    {
        foreach (MediaTypeHeaderValue accepted in ByPreference(request))
        {
            if (accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            if (Of(accepted) is not null)
            {
                return false;
            }
        }

        return false;
    }

    private static IEnumerable<ResponseMediaType?> InOrder(HttpRequest request)
    {
        return ByPreference(request).Select(Of);
    }

    private static IEnumerable<MediaTypeHeaderValue> ByPreference(HttpRequest request)
    {
        return request.GetTypedHeaders().Accept
            .Where(type => type.Quality is null or > 0)
            .OrderByDescending(type => type.Quality ?? 1);
    }

    private static ResponseMediaType? Of(MediaTypeHeaderValue accepted)
    {
        if (accepted.Charset.HasValue && !accepted.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        // A suffix pattern of the framework would take graphql-response+json for json: names are compared whole.
        return accepted.MediaType.Value switch
        {
            "*/*" or "application/*" => Json,
            { } name when name.Equals(GraphQL.Name, StringComparison.OrdinalIgnoreCase) => GraphQL,
            { } name when name.Equals(Json.Name, StringComparison.OrdinalIgnoreCase) => Json,
            _ => null,
        };
    }
}
