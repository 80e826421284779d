using GovDataHub.Portal.Authentication;

namespace GovDataHub.Portal.Api;

/// <summary>The GraphQL API as the portal's only source.</summary>
internal static class ApiFeature
{
    public static WebApplicationBuilder AddHubApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<RecordShapeSource>();
        builder.Services.AddSingleton(services => new HubApi(
            new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false })
            {
                Timeout = TimeSpan.FromSeconds(30),
            },
            services.GetRequiredService<PortalOptions>(),
            services.GetRequiredService<PortalKey>(),
            services.GetRequiredService<AccessTokenSource>()));
        return builder;
    }
}
