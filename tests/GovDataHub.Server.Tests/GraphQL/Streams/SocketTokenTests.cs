using GovDataHub.Federation.Tests;

namespace GovDataHub.Server.Tests.GraphQL.Streams;

/// <summary>Who a socket speaks for: tokens with their proof, tokens that end, tokens that do not hold.</summary>
public sealed class SocketTokenTests(StreamServer server) : IClassFixture<StreamServer>
{
    [Fact]
    public async Task A_proof_for_another_address_method_or_token_closes_with_4403()
    {
        await RefusedAsync(server.Bound(SampleCity.Lin, changeProof: proof => proof["htm"] = "POST"), "DPOP_INVALID");
        await RefusedAsync(
            server.Bound(SampleCity.Lin, changeProof: proof => proof["htu"] = "http://localhost/elsewhere"),
            "DPOP_INVALID");
        await RefusedAsync(server.Bound(SampleCity.Lin, changeProof: proof => proof["ath"] = "x"), "DPOP_INVALID");
        await RefusedAsync(
            server.Bound(
                SampleCity.Lin,
                changeProof: proof => proof["iat"] = DateTimeOffset.UtcNow.AddMinutes(-5).ToUnixTimeSeconds()),
            "DPOP_INVALID");
    }

    [Fact]
    public async Task A_proof_is_used_once()
    {
        Dictionary<string, object?> payload = server.Bound(SampleCity.Lin);
        using SocketClient first = await SocketClient.ReadyAsync(server.Socket, payload);
        await RefusedAsync(payload, "DPOP_INVALID");
    }

    [Fact]
    public async Task A_bound_token_without_its_proof_is_refused()
    {
        Dictionary<string, object?> payload = server.Bound(SampleCity.Lin);
        payload.Remove("dpop");
        await RefusedAsync(payload, "DPOP_INVALID");
        payload["authorization"] = "Bearer " + ((string)payload["authorization"]!)["DPoP ".Length..];
        await RefusedAsync(payload, "TOKEN_BOUND");
        await RefusedAsync(
            new Dictionary<string, object?> { ["authorization"] = "Bearer nonsense" }, "TOKEN_INVALID");
        await RefusedAsync(
            server.Bound(SampleCity.Lin, change: token => token.Expires = DateTime.UtcNow.AddSeconds(-1)),
            "TOKEN_EXPIRED");
    }

    [Fact]
    public async Task A_socket_ends_with_its_token()
    {
        using SocketClient client = await SocketClient.ReadyAsync(
            server.Socket,
            server.Bound(SampleCity.Lin, change: token => token.Expires = DateTime.UtcNow.AddSeconds(6)));
        await client.SubscribeAsync("s", "subscription { myDataUsed { id } }");

        Assert.Equal(4403, await client.ClosedAsync());
        Assert.Equal("Forbidden: TOKEN_EXPIRED", client.CloseReason);
    }

    [Fact]
    public async Task A_client_that_can_send_headers_may_send_its_token_with_the_handshake()
    {
        string token = server.Issuer.Token(citizen: SampleCity.Lin);
        string proof = server.Issuer.Proof(token, new Uri(server.Address, "/graphql").ToString());
        using SocketClient client = await SocketClient.ConnectAsync(server.Socket, change: options =>
        {
            options.SetRequestHeader("Authorization", $"DPoP {token}");
            options.SetRequestHeader("DPoP", proof);
        });
        await client.SendAsync(new { type = "connection_init", payload = new { HubPurpose = 1 } });
        var ack = await client.ReceiveAsync();
        Assert.True(ack.GetProperty("payload").TryGetProperty("expires", out _));
        await client.SubscribeAsync("q", "{ viewer { kind purpose } }");
        Assert.Contains("CITIZEN", (await client.ReceiveAsync()).GetRawText(), StringComparison.Ordinal);
    }

    private async Task RefusedAsync(Dictionary<string, object?> payload, string code)
    {
        using SocketClient client = await SocketClient.ConnectAsync(server.Socket);
        await client.SendAsync(new { type = "connection_init", payload });
        Assert.Equal(4403, await client.ClosedAsync());
        Assert.Equal($"Forbidden: {code}", client.CloseReason);
    }
}
