using Microsoft.AspNetCore.Authentication;

namespace GovDataHub.Server.Authentication;

/// <summary>Access tokens: registration and the middleware that turns a refused token into 401.</summary>
internal static class AuthenticationFeature
{
    /// <summary>
    /// Adds token verification, configured by <c>HUB_ISSUER</c>, <c>HUB_AUDIENCE</c>, <c>HUB_ENVIRONMENT</c>.
    /// </summary>
    public static WebApplicationBuilder AddHubAuthentication(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        builder.Services.AddSingleton<TokenVerifier>();
        builder.Services.AddSingleton<DpopProofVerifier>();
        builder.Services.AddSingleton<AccessTokens>();
        builder.Services.AddSingleton<CallerFactory>();
        builder.Services.AddSingleton<RefusalRecorder>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RefusalRecorder>());
        builder.Services.AddAuthentication(AccessTokenHandler.SchemeName)
            .AddScheme<AccessTokenOptions, AccessTokenHandler>(AccessTokenHandler.SchemeName, options =>
            {
                options.Issuer = configuration["HUB_ISSUER"] ?? options.Issuer;
                options.Audience = configuration["HUB_AUDIENCE"] ?? options.Audience;
                options.Development = configuration["HUB_ENVIRONMENT"] == "development";
            });
        return builder;
    }

    /// <summary>
    /// Authenticates every request that carries a token; a token that does not hold ends it with 401, whatever the
    /// address, and is counted for the record.
    /// </summary>
    public static IApplicationBuilder UseHubAuthentication(this IApplicationBuilder application)
    {
        return application.UseAuthentication().Use(async (context, next) =>
        {
            if (context.Features.Get<TokenRefusal>() is not { } refusal)
            {
                await next(context);
                return;
            }

            context.RequestServices.GetRequiredService<RefusalRecorder>()
                .Count(context.Connection.RemoteIpAddress?.ToString() ?? "unknown", refusal.Code);
            await context.ChallengeAsync(AccessTokenHandler.SchemeName);
        });
    }
}
