using System.Net.WebSockets;

namespace GovDataHub.Server.GraphQL.Streams;

/// <summary>Why a socket is closed: a code of the protocol or of RFC 6455, and a sentence.</summary>
/// <param name="Code">The close code.</param>
/// <param name="Reason">What is wrong, in at most 123 bytes.</param>
internal readonly record struct SocketClose(int Code, string Reason)
{
    /// <summary>The client closed.</summary>
    public static SocketClose Normal { get; } = new((int)WebSocketCloseStatus.NormalClosure, "");

    /// <summary>The server stops; come again.</summary>
    public static SocketClose GoingAway { get; } = new((int)WebSocketCloseStatus.EndpointUnavailable, "Going away");

    /// <summary>A message is larger than is taken.</summary>
    public static SocketClose TooBig { get; } = new((int)WebSocketCloseStatus.MessageTooBig, "Message too big");

    /// <summary>An operation before <c>connection_ack</c>.</summary>
    public static SocketClose Unauthorized { get; } = new(4401, "Unauthorized");

    /// <summary>Another subprotocol than <c>graphql-transport-ws</c>.</summary>
    public static SocketClose Subprotocol { get; } = new(4406, "Subprotocol not acceptable");

    /// <summary>No <c>connection_init</c> in time.</summary>
    public static SocketClose InitTimeout { get; } = new(4408, "Connection initialisation timeout");

    /// <summary>A second <c>connection_init</c>.</summary>
    public static SocketClose TooManyInits { get; } = new(4429, "Too many initialisation requests");

    /// <summary>The token has ended: connect again with a new one.</summary>
    public static SocketClose TokenEnded { get; } = new(4403, "Forbidden: TOKEN_EXPIRED");

    /// <summary>The caller holds as many connections as one may.</summary>
    public static SocketClose TooMany { get; } = new(1013, "Too many connections");

    /// <summary>A fault of the server's own.</summary>
    public static SocketClose Internal { get; } = new((int)WebSocketCloseStatus.InternalServerError, "Internal error");

    /// <summary>A message that the protocol does not know.</summary>
    public static SocketClose Invalid(string problem)
    {
        return new SocketClose(4400, problem);
    }

    /// <summary>The token was refused.</summary>
    public static SocketClose Forbidden(string code)
    {
        return new SocketClose(4403, $"Forbidden: {code}");
    }

    /// <summary>An id that is in use.</summary>
    public static SocketClose SubscriberExists(string id)
    {
        return new SocketClose(4409, $"Subscriber for {id} already exists");
    }
}
