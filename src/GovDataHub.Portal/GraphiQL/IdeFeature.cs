using System.Text.Json;
using GovDataHub.Portal.Api;
using Microsoft.AspNetCore.Antiforgery;

namespace GovDataHub.Portal.GraphiQL;

/// <summary>
/// GraphiQL runs in the portal's session: its page asks this site, which adds the token it holds and passes the
/// question on. The browser never sees a token, and no other page can ask in its name.
/// </summary>
internal static class IdeFeature
{
    /// <summary>The page (GET) and the address of its questions (POST).</summary>
    public const string Path = "/graphql";

    /// <summary>Maps <c>POST /graphql</c>; it goes before the page, which forms may post to.</summary>
    public static void MapGraphiQL(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, RelayAsync).WithOrder(-1).DisableAntiforgery();
    }

    /// <summary>
    /// The IDE's sheet holds its fonts; everything else stays as strict as on the other pages.
    /// </summary>
    public static string Policy(string policy)
    {
        return policy + "; font-src data:";
    }

    private static async Task RelayAsync(HttpContext context, IAntiforgery antiforgery, HubApi api)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "BAD_REQUEST",
                "This page is too old to ask; load it again.");
        }
        else if (context.User.Identity?.IsAuthenticated != true)
        {
            await RefuseAsync(context, StatusCodes.Status401Unauthorized, "UNAUTHENTICATED",
                "The sign-in has ended; load the page again.");
        }
        else if (await api.RelayAsync(context) is { } problem)
        {
            await (problem == HubProblem.SignedOut
                ? RefuseAsync(context, StatusCodes.Status401Unauthorized, "UNAUTHENTICATED",
                    "The sign-in has ended; load the page again.")
                : RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "SERVER_UNAVAILABLE",
                    "The API does not answer just now."));
        }
    }

    private static Task RefuseAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new { errors = new[] { new { message, extensions = new { code } } } },
            JsonSerializerOptions.Web,
            "application/json; charset=utf-8",
            context.RequestAborted);
    }
}
