using GovDataHub.Portal.Authentication;
using Microsoft.AspNetCore.Connections;

namespace GovDataHub.Portal.Hosting;

/// <summary>Where the portal listens, what every answer carries, and how it ends.</summary>
internal static partial class HostingFeature
{
    /// <summary>Listens on the loopback addresses of <c>HUB_PORTAL</c>'s port.</summary>
    public static WebApplicationBuilder ListenOnLoopback(this WebApplicationBuilder builder)
    {
        var port = PortalOptions.From(builder.Configuration).Portal.Port;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024;
            kestrel.ListenLocalhost(port);
        });
        return builder;
    }

    /// <summary>Content security, no framing, no caching of anything that may show personal data.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this WebApplication application)
    {
        var issuer = application.Services.GetRequiredService<PortalOptions>().Issuer.GetLeftPart(UriPartial.Authority);
        var policy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
            $"form-action 'self' {issuer}; base-uri 'none'; frame-ancestors 'none'";
        return application.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Permissions-Policy"] = "publickey-credentials-get=(self), publickey-credentials-create=(self)";
            headers.CacheControl = "no-store";
            return next(context);
        });
    }

    /// <summary>Runs until it is told to end; a taken port is one clear line and exit code 1.</summary>
    public static async Task<int> RunPortalAsync(this WebApplication application)
    {
        var port = application.Services.GetRequiredService<PortalOptions>().Portal.Port;
        try
        {
            await application.RunAsync();
            return 0;
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            LogPortTaken(application.Logger, port);
            return 1;
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "port {Port} is taken; stop what uses it, or set HUB_PORTAL")]
    private static partial void LogPortTaken(ILogger logger, int port);
}
