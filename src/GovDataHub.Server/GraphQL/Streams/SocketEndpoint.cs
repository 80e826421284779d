using System.Net.WebSockets;
using GovDataHub.Server.Authentication;

namespace GovDataHub.Server.GraphQL.Streams;

/// <summary>
/// The handshake of a socket at <c>/graphql</c>. A browser says which page opens it: only the platform's own pages may.
/// </summary>
internal sealed class SocketEndpoint(SocketServices services, StreamOrigins origins)
{
    private const string Subprotocol = "graphql-transport-ws";

    /// <summary>Serves a handshake and the socket that comes of it.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        if (!origins.Allow(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        string source = $"unknown {context.Connection.RemoteIpAddress}";
        if (services.Lifetime.ApplicationStopping.IsCancellationRequested
            || !services.Connections.TryEnter(source, services.Options.UnknownPerSource))
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        using SocketPlace place = new(services.Connections, source);
        bool speaks = context.WebSockets.WebSocketRequestedProtocols.Contains(Subprotocol);
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = speaks ? Subprotocol : null,
            KeepAliveInterval = services.Options.KeepAlive,
            KeepAliveTimeout = services.Options.KeepAlive,
        });
        if (!speaks)
        {
            // A browser is told the code of a close, not the status of a handshake.
            SocketClose close = SocketClose.Subprotocol;
            await socket.CloseAsync((WebSocketCloseStatus)close.Code, close.Reason, context.RequestAborted);
            return;
        }

        using SocketSession session = new(socket, context, services, place);
        await session.RunAsync();
    }
}
