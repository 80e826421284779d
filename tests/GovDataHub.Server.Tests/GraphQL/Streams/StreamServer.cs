using GovDataHub.Audit;
using GovDataHub.Server.Tests.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace GovDataHub.Server.Tests.GraphQL.Streams;

/// <summary>The whole server with limits that a test can reach.</summary>
public sealed class StreamServer() : HubServer(
    "--HUB_ENVIRONMENT=development",
    "--Streams:InitTimeout=00:00:05",
    "--Streams:SendTimeout=00:00:03",
    "--Streams:KeepAlive=00:00:01",
    "--Streams:ReservationTimeout=00:00:05",
    "--Streams:OperationsPerConnection=3",
    "--Streams:ConnectionsPerCaller=5",
    "--Streams:MessageBytes=65536")
{
    /// <summary>The log, which a test can hold.</summary>
    internal GatedLog Log { get; private set; } = null!;

    /// <summary>The address of sockets.</summary>
    internal Uri Socket => new UriBuilder(Address) { Scheme = "ws", Path = "/graphql" }.Uri;

    protected override void Replace(IServiceCollection services)
    {
        services.AddSingleton<IAuditLog>(
            provider => Log = new GatedLog(provider.GetRequiredService<GovDataHub.Audit.AuditLog>()));
    }

    /// <summary>What a socket says of itself: a token bound to a key, a proof for it, and a purpose.</summary>
    internal Dictionary<string, object?> Bound(
        string citizen,
        string? purpose = "self",
        Action<SecurityTokenDescriptor>? change = null,
        Action<Dictionary<string, object>>? changeProof = null)
    {
        string token = Issuer.Token(change, citizen: citizen);
        return new Dictionary<string, object?>
        {
            ["authorization"] = $"DPoP {token}",
            ["dpop"] = Issuer.Proof(token, new Uri(Address, "/graphql").ToString(), changeProof),
            ["Hub-Purpose"] = purpose,
        };
    }
}
