using System.Collections.Frozen;

namespace GovDataHub.Server.GraphQL.Streams;

/// <summary>
/// Which pages may open a lasting connection. A browser names the page's origin and no script can change that; what is
/// no browser names none and has no user's cookies to be abused.
/// </summary>
internal sealed class StreamOrigins(IEnumerable<Uri> pages)
{
    private readonly FrozenSet<string> _pages =
        pages.Select(page => page.GetLeftPart(UriPartial.Authority)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a request comes from no page, from the server's own address or from a page that is named.
    /// </summary>
    public bool Allow(HttpRequest request)
    {
        return request.Headers.Origin is not [{ Length: > 0 } origin]
            ? request.Headers.Origin.Count == 0
            : _pages.Contains(origin)
                || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
