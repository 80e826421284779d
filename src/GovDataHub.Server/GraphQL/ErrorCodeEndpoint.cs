using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Errors;

namespace GovDataHub.Server.GraphQL;

/// <summary>
/// <c>GET /graphql/error-codes</c>: the table of error codes, for clients that want to say to a person what happened
/// and what mends it. The same for everybody, changed by a release only.
/// </summary>
internal static class ErrorCodeEndpoint
{
    private const string Path = "/graphql/error-codes";

    private static readonly Dictionary<string, Entry> Table = ErrorCode.All.ToDictionary(
        entry => entry.Code, entry => new Entry(entry.Meaning, entry.Mend), StringComparer.Ordinal);

    /// <summary>Maps it.</summary>
    public static IEndpointRouteBuilder MapErrorCodes(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "public, max-age=3600";
            return Results.Json(Table);
        });
        return endpoints;
    }

    private sealed record Entry(Label Meaning, Label Mend);
}
