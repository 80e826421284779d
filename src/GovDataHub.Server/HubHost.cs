using System.Net.Sockets;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Server.AuditLog;
using GovDataHub.Server.Authentication;
using GovDataHub.Server.Gateway;
using GovDataHub.Server.GraphQL;
using GovDataHub.Server.GraphQL.Streams;
using GovDataHub.Server.Health;
using GovDataHub.Server.Matters;
using GovDataHub.Server.Metrics;
using Microsoft.AspNetCore.Connections;

namespace GovDataHub.Server;

/// <summary>The host: what it is made of, and how it fails to start.</summary>
internal static class HubHost
{
    /// <summary>Makes the application; reads and composes the schemas.</summary>
    /// <param name="args">The command line; settings as <c>--HUB_DATA=…</c> win over the environment.</param>
    /// <param name="change">Tests: settings and addresses, before anything reads them.</param>
    /// <param name="replace">Tests: services that stand in for those added.</param>
    /// <exception cref="StartupException">A setting or a schema is wrong.</exception>
    /// <exception cref="CatalogueException">A file under the schemas is wrong.</exception>
    public static WebApplication Build(
        string[] args,
        Action<WebApplicationBuilder>? change = null,
        Action<IServiceCollection>? replace = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        change?.Invoke(builder);
        HubServerOptions options = HubServerOptions.Read(builder.Configuration);
        GraphQLOptions graphql = GraphQLOptions.Read(builder.Configuration, options);
        Directory.CreateDirectory(options.Data);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = graphql.BodyBytes;
        });
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Quartz", LogLevel.Warning);
        // The one line on the error output says why a start failed; the host's stack trace beside it helps nobody.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        if (change is null)
        {
            builder.WebHost.UseUrls(options.Address.ToString());
        }

        builder.AddHubAuthentication();
        builder.AddAuditLog();
        builder.AddGateway(options, graphql.Limits);
        builder.AddMatterEngine(options);
        builder.AddGraphQL(options, graphql);
        builder.AddGraphQLStreams();
        builder.AddHubHealth();
        builder.AddHubMetrics();

        replace?.Invoke(builder.Services);
        WebApplication application = builder.Build();
        application.UseHubAuthentication();
        application.UseGraphQLStreams();
        application.MapGraphQL();
        application.MapErrorCodes();
        application.MapAuditLog();
        application.MapMatterEngine();
        application.MapHubHealth();
        application.MapHubMetrics();
        return application;
    }

    /// <summary>Runs until stopped.</summary>
    /// <returns>
    /// 0 when stopped or asked for help, 1 when it could not start; then the reason is on the error output.
    /// </returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (HelpText.IsAskedFor(args))
        {
            await Console.Out.WriteAsync(HelpText.Write());
            return 0;
        }

        try
        {
            await using WebApplication application = Build(args);
            await application.RunAsync();
            return 0;
        }
        catch (Exception exception) when (Reason(exception) is { } reason)
        {
            await Console.Error.WriteLineAsync($"server: {reason}");
            return 1;
        }
    }

    private static string? Reason(Exception exception)
    {
        return exception switch
        {
            StartupException or CatalogueException => exception.Message,
            IOException { InnerException: AddressInUseException } taken =>
                $"{taken.Message} Stop what uses the port, or set HUB_SERVER to another address.",
            IOException { InnerException: SocketException socket } => socket.Message,
            AggregateException { InnerException: { } inner } => Reason(inner),
            _ => null,
        };
    }
}
