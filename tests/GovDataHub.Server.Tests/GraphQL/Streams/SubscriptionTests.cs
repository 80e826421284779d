using System.Net.WebSockets;
using System.Text.Json;
using GovDataHub.Audit.Reading;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace GovDataHub.Server.Tests.GraphQL.Streams;

/// <summary>What subscriptions tell, to whom, and that each event is recorded before it leaves.</summary>
public sealed class SubscriptionTests(StreamServer server) : IClassFixture<StreamServer>
{
    private const string Use = "subscription { myDataUsed { id department { code } outcome } }";
    private const string Fund = "{ me { hpf { account { accountNo } } } }";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_release_of_ones_own_data_is_an_event_and_each_event_a_look_on_record()
    {
        using SocketClient client = await SocketClient.ReadyAsync(server.Socket, server.Bound(SampleCity.Lin));
        await client.SubscribeAsync("use", Use);
        JsonElement used = await WhileAskingAsync(client, SampleCity.Lin);

        Assert.Equal("HPF", used.GetProperty("department").GetProperty("code").GetString());
        Assert.Equal("RELEASED", used.GetProperty("outcome").GetString());
        Assert.True(TransferId(used, out var id));
        Assert.Contains(await SinceAsync(id.Index), look => look.Record.Department is null);
    }

    [Fact]
    public async Task With_the_log_stalled_no_event_leaves()
    {
        using SocketClient client = await SocketClient.ReadyAsync(server.Socket, server.Bound(SampleCity.Child));
        server.Log.Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await client.SubscribeAsync("use", Use);
            Task<JsonElement> receiving = client.ReceiveAsync();
            while (!server.Log.Reached.IsCompleted)
            {
                using HttpResponseMessage answer = await server.AskAsync(Fund, citizen: SampleCity.Child);
            }

            // What the client hears next is the answer to its ping, for the event still waits.
            await client.SendAsync(new { type = "ping" });
            Assert.Equal("pong", SocketClient.TypeOf(await receiving));
            receiving = client.ReceiveAsync();
            Assert.False(receiving.IsCompleted);
            server.Log.Gate.SetResult();
            Assert.Equal("next", SocketClient.TypeOf(await receiving));
        }
        finally
        {
            server.Log.Gate.TrySetResult();
            server.Log.Gate = null;
        }
    }

    [Fact]
    public async Task Somebody_elses_data_and_another_purpose_are_no_events()
    {
        using SocketClient client = await SocketClient.ReadyAsync(
            server.Socket, server.Bound(SampleCity.Lin, purpose: "audit"));
        await client.SubscribeAsync("use", Use);
        Assert.Equal(ErrorCode.AccessDenied, CodeOf(await client.ReceiveAsync()));
        await client.SubscribeAsync("change", "subscription { recordChanged { resource } }");
        Assert.Equal(ErrorCode.AccessDenied, CodeOf(await client.ReceiveAsync()));

        using SocketClient nameless = await SocketClient.ReadyAsync(
            server.Socket, server.Bound(SampleCity.Lin, purpose: null));
        await nameless.SubscribeAsync("use", Use);
        Assert.Equal(ErrorCode.PurposeRequired, CodeOf(await nameless.ReceiveAsync()));

        using SocketClient spouse = await SocketClient.ReadyAsync(server.Socket, server.Bound(SampleCity.Spouse));
        await spouse.SubscribeAsync("use", Use);
        using SocketClient own = await SocketClient.ReadyAsync(server.Socket, server.Bound(SampleCity.Lin));
        await own.SubscribeAsync("use", Use);
        await WhileAskingAsync(own, SampleCity.Lin);
        await spouse.SendAsync(new { type = "ping" });
        Assert.Equal("pong", SocketClient.TypeOf(await spouse.ReceiveAsync()));
    }

    [Fact]
    public async Task A_case_tells_its_state_at_once_and_again_when_it_changes()
    {
        string id = await StartAsync();
        using SocketClient client = await SocketClient.ReadyAsync(server.Socket, server.Bound(SampleCity.Lin));
        await client.SubscribeAsync("case", "subscription($id: ID!) { caseUpdated(id: $id) { id state } }", new { id });
        JsonElement first = await client.ReceiveAsync();
        Assert.Equal(
            "DRAFT", first.GetProperty("payload").GetProperty("data").GetProperty("caseUpdated").GetProperty("state")
                .GetString());
        await server.AskAsync(
            "mutation($id: ID!) { withdrawCase(caseId: $id) { case { id } } }", variables: new { id });
        JsonElement next = await client.ReceiveAsync();
        Assert.NotEqual(first.GetRawText(), next.GetRawText());

        using SocketClient again = await SocketClient.ReadyAsync(server.Socket, server.Bound(SampleCity.Spouse));
        await again.SubscribeAsync("case", "subscription($id: ID!) { caseUpdated(id: $id) { id } }", new { id });
        Assert.Equal(ErrorCode.AccessDenied, CodeOf(await again.ReceiveAsync()));
    }

    [Fact]
    public async Task A_client_that_vanishes_in_mid_stream_leaves_nothing_behind()
    {
        for (int time = 0; time < 8; time++)
        {
            using SocketClient client = await SocketClient.ReadyAsync(
                server.Socket, server.Bound(SampleCity.GrownChild));
            await client.SubscribeAsync("use", Use);
            await client.SubscribeAsync("me", Fund);
            client.Abort();
            int? code = 1013;
            while (code == 1013)
            {
                // One caller may hold five sockets; those that vanished must be given back.
                using SocketClient probe = await SocketClient.ConnectAsync(server.Socket);
                await probe.SendAsync(new
                {
                    type = "connection_init",
                    payload = server.Bound(SampleCity.GrownChild),
                });
                code = await FirstAsync(probe);
            }
        }
    }

    /// <summary>What was recorded after a transfer.</summary>
    private async Task<List<Transfer>> SinceAsync(long index)
    {
        TransferReader log = server.Services.GetRequiredService<TransferReader>();
        List<Transfer> found = [];
        TransferPage page = await log.ReadAsync(new TransferQuery(), 500, null, Cancellation);
        while (true)
        {
            found.AddRange(page.Transfers.Where(transfer => transfer.Id.Index > index));
            if (page.End is not { } end || end.Index <= index)
            {
                return found;
            }

            page = await log.ReadAsync(new TransferQuery(), 500, end, Cancellation);
        }
    }

    private static async Task<int?> FirstAsync(SocketClient client)
    {
        try
        {
            return SocketClient.TypeOf(await client.ReceiveAsync()) == "connection_ack" ? null : client.CloseCode;
        }
        catch (Exception refused) when (refused is WebSocketException or Xunit.Sdk.XunitException)
        {
            return client.CloseCode;
        }
    }

    private async Task<string> StartAsync()
    {
        using HttpResponseMessage response = await server.AskAsync(
            """mutation { startMatter(code: "HRS-10") { case { id } errors { code } } }""");
        return (await HubServer.JsonOf(response)).GetProperty("data").GetProperty("startMatter").GetProperty("case")
            .GetProperty("id").GetString()!;
    }

    /// <summary>The first event, while the citizen's data is being read again and again.</summary>
    private async Task<JsonElement> WhileAskingAsync(SocketClient client, string citizen)
    {
        Task<JsonElement> receiving = client.ReceiveAsync();
        while (!receiving.IsCompleted)
        {
            using HttpResponseMessage answer = await server.AskAsync(Fund, citizen: citizen);
            Assert.True(answer.IsSuccessStatusCode);
        }

        JsonElement message = await receiving;
        Assert.Equal("next", SocketClient.TypeOf(message));
        return message.GetProperty("payload").GetProperty("data").GetProperty("myDataUsed");
    }

    private static bool TransferId(JsonElement transfer, out Audit.Records.TransferId id)
    {
        return Audit.Records.TransferId.TryParse(transfer.GetProperty("id").GetString()!, out id);
    }

    private static string? CodeOf(JsonElement message)
    {
        Assert.Equal("error", SocketClient.TypeOf(message));
        return message.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString();
    }
}
