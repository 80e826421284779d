namespace GovDataHub.Server.Tests.GraphQL.Streams;

/// <summary>The whole server with room for small answers only.</summary>
public sealed class NarrowServer() : HubServer(
    "--HUB_ENVIRONMENT=development",
    $"--HUB_LIMIT_RESPONSE_BYTES={Bytes}",
    $"--HUB_LIMIT_ACTUAL_COST={Objects}")
{
    /// <summary>Bytes of an answer.</summary>
    public const int Bytes = 1_500;

    /// <summary>Objects of an answer.</summary>
    public const int Objects = 4;

    /// <summary>The address of sockets.</summary>
    internal Uri Socket => new UriBuilder(Address) { Scheme = "ws", Path = "/graphql" }.Uri;
}
