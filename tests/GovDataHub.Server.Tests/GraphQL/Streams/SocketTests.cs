using System.Net.WebSockets;
using System.Text.Json;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Tests;

namespace GovDataHub.Server.Tests.GraphQL.Streams;

/// <summary>graphql-transport-ws: every message and every close code, with a proof of possession and without.</summary>
public sealed class SocketTests(StreamServer server) : IClassFixture<StreamServer>
{
    private const string Viewer = "{ viewer { kind purpose } }";
    private const string Fund = "hpf { account { accountNo } }";

    [Fact]
    public async Task A_query_is_answered_and_completed()
    {
        using SocketClient client = await SocketClient.ReadyAsync(server.Socket, server.Bound(SampleCity.Lin));
        await client.SubscribeAsync("q", Viewer);

        JsonElement next = await client.ReceiveAsync();
        Assert.Equal("next", SocketClient.TypeOf(next));
        JsonElement viewer = next.GetProperty("payload").GetProperty("data").GetProperty("viewer");
        Assert.Equal("CITIZEN", viewer.GetProperty("kind").GetString());
        Assert.Equal("self", viewer.GetProperty("purpose").GetString());
        JsonElement complete = await client.ReceiveAsync();
        Assert.Equal(("complete", "q"), (SocketClient.TypeOf(complete), complete.GetProperty("id").GetString()));
        await client.SubscribeAsync("q", Viewer);
        Assert.Equal("next", SocketClient.TypeOf(await client.ReceiveAsync()));
    }

    [Fact]
    public async Task Deferred_parts_come_as_next_messages()
    {
        using SocketClient client = await SocketClient.ReadyAsync(server.Socket, server.Bound(SampleCity.Lin));
        await client.SubscribeAsync("d", "{ me { id ... @defer(label: \"fund\") { " + Fund + " } } }");

        JsonElement first = (await client.ReceiveAsync()).GetProperty("payload");
        Assert.True(first.GetProperty("hasNext").GetBoolean());
        Assert.DoesNotContain("accountNo", first.GetRawText(), StringComparison.Ordinal);
        JsonElement part = (await client.ReceiveAsync()).GetProperty("payload");
        Assert.Equal("HPF", part.GetProperty("extensions").GetProperty("hub").GetProperty("sources")[0]
            .GetProperty("department").GetString());
        Assert.False(part.GetProperty("hasNext").GetBoolean());
        Assert.Equal("complete", SocketClient.TypeOf(await client.ReceiveAsync()));
    }

    [Fact]
    public async Task What_cannot_run_is_an_error_message()
    {
        using SocketClient client = await SocketClient.ReadyAsync(server.Socket, null);
        await client.SubscribeAsync("bad", "{ nothing }");
        JsonElement error = await client.ReceiveAsync();

        Assert.Equal(("error", "bad"), (SocketClient.TypeOf(error), error.GetProperty("id").GetString()));
        Assert.Equal(
            ErrorCode.ValidationFailed,
            error.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString());
        await client.SubscribeAsync("bad", "subscription { myDataUsed { id } }");
        error = await client.ReceiveAsync();
        Assert.Equal(
            ErrorCode.Unauthenticated,
            error.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_ping_is_answered_with_what_it_brought_even_before_the_connection_is_made()
    {
        using SocketClient client = await SocketClient.ConnectAsync(server.Socket);
        await client.SendAsync(new { type = "ping", payload = new { at = 7 } });
        JsonElement pong = await client.ReceiveAsync();

        Assert.Equal("pong", SocketClient.TypeOf(pong));
        Assert.Equal(7, pong.GetProperty("payload").GetProperty("at").GetInt32());
        await client.SendAsync(new { type = "pong" });
        await client.SendAsync(new { type = "complete", id = "never" });
        await client.SendAsync(new { type = "connection_init" });
        Assert.Equal("connection_ack", SocketClient.TypeOf(await client.ReceiveAsync()));
    }

    [Fact]
    public async Task A_completed_operation_says_nothing_more_and_its_id_is_free()
    {
        TaskCompletionSource answers = new(TaskCreationOptions.RunContinuationsAsynchronously);
        server.City.Gates["HPF"] = () => answers.Task;
        try
        {
            using SocketClient client = await SocketClient.ReadyAsync(server.Socket, server.Bound(SampleCity.Lin));
            await client.SubscribeAsync("a", "{ me { " + Fund + " } }");
            await client.SendAsync(new { type = "complete", id = "a" });
            await client.SubscribeAsync("a", Viewer);
            Assert.Contains("viewer", (await client.ReceiveAsync()).GetRawText(), StringComparison.Ordinal);
            Assert.Equal("complete", SocketClient.TypeOf(await client.ReceiveAsync()));
            answers.SetResult();
            await client.SendAsync(new { type = "ping" });
            Assert.Equal("pong", SocketClient.TypeOf(await client.ReceiveAsync()));
        }
        finally
        {
            server.City.Gates.Clear();
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"type":"unknown"}""")]
    [InlineData("""{"type":"connection_init","payload":"token"}""")]
    [InlineData("""{"type":"connection_init","payload":{"Hub-Purpose":"curiosity"}}""")]
    [InlineData("""{"type":"connection_init","payload":{"Hub-Purpose":"self","hub-purpose":"audit"}}""")]
    [InlineData("""{"type":"ping","payload":[]}""")]
    [InlineData("""{"type":"complete"}""")]
    [InlineData("""{"type":"subscribe","payload":{"query":"{ viewer { id } }"}}""")]
    [InlineData("""{"type":"subscribe","id":"","payload":{"query":"{ viewer { id } }"}}""")]
    [InlineData("""{"type":"subscribe","id":"a"}""")]
    [InlineData("""{"type":"subscribe","id":"a","payload":{"query":7}}""")]
    [InlineData("")]
    public async Task A_message_that_is_none_closes_with_4400(string message)
    {
        using SocketClient client = await SocketClient.ConnectAsync(server.Socket);
        await client.SendAsync(System.Text.Encoding.UTF8.GetBytes(message));

        Assert.Equal(4400, await client.ClosedAsync());
        Assert.NotEmpty(client.CloseReason!);
    }

    [Fact]
    public async Task A_binary_message_closes_with_4400_and_one_too_large_with_1009()
    {
        using SocketClient binary = await SocketClient.ConnectAsync(server.Socket);
        await binary.SendAsync([1, 2, 3], WebSocketMessageType.Binary);
        Assert.Equal(4400, await binary.ClosedAsync());

        using SocketClient large = await SocketClient.ConnectAsync(server.Socket);
        await large.SendAsync(new byte[70_000]);
        Assert.Equal(1009, await large.ClosedAsync());
    }

    [Fact]
    public async Task An_operation_before_the_acknowledgement_closes_with_4401()
    {
        using SocketClient client = await SocketClient.ConnectAsync(server.Socket);
        await client.SubscribeAsync("a", Viewer);
        Assert.Equal(4401, await client.ClosedAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("graphql-ws")]
    public async Task Another_subprotocol_closes_with_4406(string? subprotocol)
    {
        using SocketClient client = await SocketClient.ConnectAsync(server.Socket, null, options =>
        {
            if (subprotocol is not null)
            {
                options.SetRequestHeader("Sec-WebSocket-Protocol", subprotocol);
            }
        });
        Assert.Equal(4406, await client.ClosedAsync());
    }

    [Fact]
    public async Task No_connection_init_in_time_closes_with_4408()
    {
        using SocketClient client = await SocketClient.ConnectAsync(server.Socket);
        Assert.Equal(4408, await client.ClosedAsync());
    }

    [Fact]
    public async Task A_second_operation_of_the_same_id_closes_with_4409()
    {
        TaskCompletionSource answers = new(TaskCreationOptions.RunContinuationsAsynchronously);
        server.City.Gates["HPF"] = () => answers.Task;
        try
        {
            using SocketClient client = await SocketClient.ReadyAsync(server.Socket, server.Bound(SampleCity.Lin));
            await client.SubscribeAsync("twice", "{ me { " + Fund + " } }");
            await client.SubscribeAsync("twice", Viewer);
            Assert.Equal(4409, await client.ClosedAsync());
            Assert.Equal("Subscriber for twice already exists", client.CloseReason);
        }
        finally
        {
            answers.SetResult();
            server.City.Gates.Clear();
        }
    }

    [Fact]
    public async Task A_second_connection_init_closes_with_4429()
    {
        using SocketClient client = await SocketClient.ReadyAsync(server.Socket, null);
        await client.SendAsync(new { type = "connection_init" });
        Assert.Equal(4429, await client.ClosedAsync());
    }

    [Fact]
    public async Task More_operations_than_allowed_are_refused_each_for_itself()
    {
        TaskCompletionSource answers = new(TaskCreationOptions.RunContinuationsAsynchronously);
        server.City.Gates["HPF"] = () => answers.Task;
        try
        {
            using SocketClient client = await SocketClient.ReadyAsync(server.Socket, server.Bound(SampleCity.Lin));
            foreach (string id in (string[])["1", "2", "3", "4"])
            {
                await client.SubscribeAsync(id, "{ me { " + Fund + " } }");
            }

            JsonElement refused = await client.ReceiveAsync();
            Assert.Equal(("error", "4"), (SocketClient.TypeOf(refused), refused.GetProperty("id").GetString()));
            Assert.Equal(
                ErrorCode.LimitExceeded,
                refused.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString());
        }
        finally
        {
            answers.SetResult();
            server.City.Gates.Clear();
        }
    }

    [Fact]
    public async Task More_sockets_than_a_caller_may_hold_close_with_1013_and_closed_ones_make_room()
    {
        Dictionary<string, object?> Caller()
        {
            return server.Bound(SampleCity.GrownChild);
        }

        List<SocketClient> held = [];
        for (int count = 0; count < 5; count++)
        {
            held.Add(await SocketClient.ReadyAsync(server.Socket, Caller()));
        }

        using SocketClient refused = await SocketClient.ConnectAsync(server.Socket);
        await refused.SendAsync(new { type = "connection_init", payload = Caller() });
        Assert.Equal(1013, await refused.ClosedAsync());
        foreach (SocketClient client in held)
        {
            await client.CloseAsync();
            client.Dispose();
        }

        int? code;
        do
        {
            using SocketClient again = await SocketClient.ConnectAsync(server.Socket);
            await again.SendAsync(new { type = "connection_init", payload = Caller() });
            code = SocketClient.TypeOf(await again.ReceiveAsync()) == "connection_ack" ? null : 1013;
        }
        while (code is not null);
    }

    [Fact]
    public async Task A_page_of_another_origin_cannot_open_a_socket()
    {
        await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.ConnectAsync(
            server.Socket, change: options => options.SetRequestHeader("Origin", "https://elsewhere.example")));
        using SocketClient portal = await SocketClient.ConnectAsync(
            server.Socket, change: options => options.SetRequestHeader("Origin", "http://localhost:5081"));
        using SocketClient own = await SocketClient.ConnectAsync(
            server.Socket, change: options => options.SetRequestHeader(
                "Origin", server.Address.GetLeftPart(UriPartial.Authority)));
    }
}
