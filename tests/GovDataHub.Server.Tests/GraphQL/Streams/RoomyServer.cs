namespace GovDataHub.Server.Tests.GraphQL.Streams;

/// <summary>The whole server with room for a thousand sockets of one address.</summary>
public sealed class RoomyServer() : HubServer(
    "--HUB_ENVIRONMENT=development",
    "--Streams:InitTimeout=00:01:00",
    "--Streams:SendTimeout=00:00:01",
    "--Streams:ConnectionsPerCaller=2000",
    "--Streams:UnknownPerSource=2000")
{
    /// <summary>The address of sockets.</summary>
    internal Uri Socket => new UriBuilder(Address) { Scheme = "ws", Path = "/graphql" }.Uri;
}
