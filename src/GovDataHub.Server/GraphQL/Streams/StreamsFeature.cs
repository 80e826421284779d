namespace GovDataHub.Server.GraphQL.Streams;

/// <summary>
/// GraphQL over connections that last: sockets (graphql-transport-ws) and event streams (graphql-sse), at the same
/// address as everything else.
/// </summary>
internal static class StreamsFeature
{
    private const string Path = "/graphql";

    /// <summary>
    /// Adds what lasting connections need; limits by the section <c>Streams</c>, pages that may open a socket by
    /// <c>HUB_PORTAL</c>.
    /// </summary>
    /// <exception cref="StartupException">A setting is wrong.</exception>
    public static WebApplicationBuilder AddGraphQLStreams(this WebApplicationBuilder builder)
    {
        StreamOptions options = StreamOptions.Read(builder.Configuration);
        IServiceCollection services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(new StreamOrigins(
            [new Uri(builder.Configuration["HUB_PORTAL"] ?? "http://localhost:5081")]));
        services.AddSingleton<ConnectionCount>();
        services.AddSingleton<Reservations>();
        services.AddSingleton<OperationStream>();
        services.AddSingleton<SocketAuthentication>();
        services.AddSingleton<SocketServices>();
        services.AddSingleton<SocketEndpoint>();
        services.AddSingleton<EventStreamEndpoint>();
        services.AddSingleton<SharedStreamEndpoint>();
        services.AddSingleton<MultipartDelivery>();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Limits.MaxConcurrentUpgradedConnections = options.SocketsInAll);
        return builder;
    }

    /// <summary>Takes the requests to <c>/graphql</c> that are about a lasting connection; the rest goes on.</summary>
    public static IApplicationBuilder UseGraphQLStreams(this IApplicationBuilder application)
    {
        return application.UseWebSockets().Use((context, next) =>
            context.Request.Path == Path && Choose(context) is { } serve ? ServeAsync(context, serve) : next(context));
    }

    private static Func<HttpContext, Task>? Choose(HttpContext context)
    {
        IServiceProvider services = context.RequestServices;
        HttpRequest request = context.Request;
        bool isOfStream = StreamRequest.StreamToken(request) is not null;
        return request.Method switch
        {
            _ when context.WebSockets.IsWebSocketRequest => services.GetRequiredService<SocketEndpoint>().ServeAsync,
            "PUT" => services.GetRequiredService<SharedStreamEndpoint>().ReserveAsync,
            "DELETE" => services.GetRequiredService<SharedStreamEndpoint>().EndAsync,
            "GET" when isOfStream && StreamRequest.WantsEvents(request) =>
                services.GetRequiredService<SharedStreamEndpoint>().ConnectAsync,
            "POST" when isOfStream => services.GetRequiredService<SharedStreamEndpoint>().RunAsync,
            "POST" when StreamRequest.WantsEvents(request) =>
                services.GetRequiredService<EventStreamEndpoint>().ServeAsync,
            _ => null,
        };
    }

    private static async Task ServeAsync(HttpContext context, Func<HttpContext, Task> serve)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        (int, string)? refusal = context.WebSockets.IsWebSocketRequest ? null
            : HttpMethods.IsPost(context.Request.Method) ? RequestGuard.RefusalOfBody(context.Request)
            : RequestGuard.Refusal(context.Request);
        if (refusal is var (status, problem))
        {
            await StreamAnswer.RefuseAsync(context, status, problem);
            return;
        }

        try
        {
            await serve(context);
        }
        catch (OperationCanceledException)
        {
            // The client has gone, or reads too slowly and was let go.
        }
    }
}
