using System.Net.WebSockets;

namespace GovDataHub.Server.Tests.GraphQL.Streams;

/// <summary>
/// Many sockets, clients that do not read, a server that stops. Alone in its process while it runs: it measures memory.
/// </summary>
[Collection(Alone)]
public sealed class SocketFaultTests(RoomyServer server) : IClassFixture<RoomyServer>
{
    private const string Alone = nameof(SocketFaultTests);
    private const long BytesPerSocket = 64 * 1024;
    private const string Large =
        "{ __schema { types { name description fields { name description type { name } args { name } } } } }";

    [Fact]
    public async Task A_thousand_idle_sockets_stay_small_and_alive()
    {
        const int sockets = 1_000;
        long before = GC.GetTotalMemory(forceFullCollection: true);
        List<SocketClient> held = [];
        for (int batch = 0; batch < 20; batch++)
        {
            held.AddRange(await Task.WhenAll(Enumerable.Range(0, sockets / 20)
                .Select(_ => SocketClient.ReadyAsync(server.Socket, null))));
        }

        // Both ends of each socket are in this process.
        long used = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.InRange(used, 0, sockets * BytesPerSocket);
        foreach (SocketClient client in (SocketClient[])[held[0], held[^1]])
        {
            await client.SendAsync(new { type = "ping" });
            Assert.Equal("pong", SocketClient.TypeOf(await client.ReceiveAsync()));
        }

        foreach (SocketClient client in held)
        {
            client.Abort();
            client.Dispose();
        }
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_let_go()
    {
        using SocketClient client = await SocketClient.ReadyAsync(server.Socket, null);
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            for (int id = 0; ; id++)
            {
                await client.SubscribeAsync($"{id}", Large);
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            }
        });

        using SocketClient other = await SocketClient.ReadyAsync(server.Socket, null);
        await other.SubscribeAsync("q", "{ viewer { kind } }");
        Assert.Equal("next", SocketClient.TypeOf(await other.ReceiveAsync()));
    }

    [Fact]
    public async Task A_server_that_stops_closes_with_1001()
    {
        var stopping = new StreamServer();
        await stopping.InitializeAsync();
        using SocketClient client = await SocketClient.ReadyAsync(stopping.Socket, null);
        Task<int?> closed = client.ClosedAsync();
        await stopping.DisposeAsync();

        Assert.Equal((int)WebSocketCloseStatus.EndpointUnavailable, await closed);
        Assert.Equal("Going away", client.CloseReason);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_close_the_socket_and_nothing_else()
    {
        Random random = new(20261122);
        for (int time = 0; time < 50; time++)
        {
            using SocketClient client = await SocketClient.ConnectAsync(server.Socket);
            byte[] garbage = new byte[random.Next(1, 4000)];
            random.NextBytes(garbage);
            await client.SendAsync(garbage);
            Assert.Contains(await client.ClosedAsync(), new int?[] { 4400, 1007, 1006 });
        }
    }

    /// <summary>What runs after all that runs side by side.</summary>
    [CollectionDefinition(Alone, DisableParallelization = true)]
    public sealed class Collection;
}
