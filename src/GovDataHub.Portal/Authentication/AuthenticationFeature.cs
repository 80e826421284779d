using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.DataProtection;

namespace GovDataHub.Portal.Authentication;

/// <summary>Sign-in and sign-out with the issuer, and the session cookie.</summary>
internal static class AuthenticationFeature
{
    public static WebApplicationBuilder AddPortalAuthentication(this WebApplicationBuilder builder)
    {
        var options = PortalOptions.From(builder.Configuration);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<PortalKey>();
        builder.Services.AddSingleton<SessionStore>();
        builder.Services.AddSingleton<AccessTokenSource>();
        builder.Services.AddSingleton(services => new IssuerClient(
            new HttpClient { Timeout = TimeSpan.FromSeconds(10) },
            options,
            services.GetRequiredService<PortalKey>()));
        builder.Services.AddDataProtection()
            .SetApplicationName("GovDataHub.Portal")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(options.DataDirectory, "keys")));
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie =>
            {
                cookie.Cookie.Name = "hub-portal";
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                cookie.LoginPath = "/sign-in";
                cookie.AccessDeniedPath = "/denied";
                cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            })
            .AddOAuth<OAuthOptions, OpenIdHandler>(OpenIdHandler.SchemeName, oauth => Configure(oauth, options));
        builder.Services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<SessionStore>((cookie, store) => cookie.SessionStore = store);
        builder.Services.AddAuthorization();
        return builder;
    }

    /// <summary>Maps <c>/sign-in</c> and <c>/sign-out</c> (POST, with an antiforgery token).</summary>
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", (HttpContext context, string? returnUrl) =>
        {
            var properties = new AuthenticationProperties { RedirectUri = LocalOnly(returnUrl) };
            properties.SetParameter("ui_locales", Language.Locale.Of(context).Tag);
            return Results.Challenge(properties, [OpenIdHandler.SchemeName]);
        });
        routes.MapPost("/sign-out", async (
            HttpContext context, IAntiforgery antiforgery, IssuerClient issuer, PortalOptions options) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context))
            {
                return Results.Redirect("/");
            }

            var session = await context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            var idToken = TokenSet.From(session.Properties)?.IdToken;
            await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            var metadata = await issuer.MetadataAsync(context.RequestAborted);
            return Results.Redirect(
                metadata.EndSessionEndpoint +
                $"?post_logout_redirect_uri={Uri.EscapeDataString(options.Portal.ToString())}" +
                $"&id_token_hint={Uri.EscapeDataString(idToken ?? "")}");
        });
    }

    private static void Configure(OAuthOptions oauth, PortalOptions options)
    {
        oauth.ClientId = options.ClientId;
        oauth.ClientSecret = "private_key_jwt";
        oauth.CallbackPath = "/signin-oidc";
        oauth.AuthorizationEndpoint = new Uri(options.Issuer, "/auth").ToString();
        oauth.TokenEndpoint = new Uri(options.Issuer, "/token").ToString();
        oauth.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        oauth.CorrelationCookie.SameSite = SameSiteMode.Lax;
        oauth.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        oauth.Events.OnRemoteFailure = context =>
        {
            context.Response.Redirect("/sign-in-failed");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    /// <summary>A return address within this site; anything else leads home.</summary>
    private static string LocalOnly(string? address)
    {
        return address is ['/', not ('/' or '\\'), ..] ? address : "/";
    }
}
