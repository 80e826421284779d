using GovDataHub.Federation.Access;
using GovDataHub.GraphQL;
using Microsoft.Net.Http.Headers;

namespace GovDataHub.Server.GraphQL;

/// <summary>
/// Turns away what is no request of a client of ours, by its headers alone: a page of another site, a body that a form
/// could send, a purpose that is none.
/// </summary>
internal static class RequestGuard
{
    /// <summary>The header that says what data is asked for.</summary>
    public const string PurposeHeader = "Hub-Purpose";

    /// <summary>The purpose as given, or null.</summary>
    public static string? Purpose(HttpRequest request)
    {
        return request.Headers[PurposeHeader] is [{ Length: > 0 } purpose] ? purpose : null;
    }

    /// <summary>Why a request without a body is not taken, with its status; null when it is.</summary>
    public static (int Status, string Problem)? Refusal(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] == "cross-site")
        {
            return (StatusCodes.Status403Forbidden, "Requests from other sites are not taken.");
        }

        return request.Headers[PurposeHeader].Count > 1
            || (Purpose(request) is { } purpose && Federation.Access.Purpose.Parse(purpose) is null)
            ? (StatusCodes.Status400BadRequest,
                $"{PurposeHeader} takes one of: self, behalf/<mandate>, case/<id>, grant/<id>, audit.")
            : null;
    }

    /// <summary>
    /// Why a request with a body is not taken. A browser asks before it sends JSON to another site, and is not
    /// answered; what a form can send is no JSON.
    /// </summary>
    public static (int Status, string Problem)? RefusalOfBody(HttpRequest request)
    {
        return Refusal(request) ?? (IsJson(request)
            ? null
            : (StatusCodes.Status415UnsupportedMediaType, "Content-Type must be application/json, in UTF-8."));
    }

    private static bool IsJson(HttpRequest request)
    {
        return MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
    }
}
