namespace GovDataHub.Portal.Language;

/// <summary>Choosing the language: a link that sets a cookie and leads back.</summary>
internal static class LanguageFeature
{
    public static void MapLanguage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/language/{tag}", (HttpContext context, string tag, string? returnUrl) =>
        {
            context.Response.Cookies.Append(Locale.CookieName, Locale.Parse(tag).Tag, new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                MaxAge = TimeSpan.FromDays(365),
                IsEssential = true,
            });
            return Results.LocalRedirect(returnUrl is ['/', not ('/' or '\\'), ..] or "/" ? returnUrl : "/");
        });
    }
}
