using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace GovDataHub.Server.Tests.GraphQL.Streams;

/// <summary>A client that says on a socket exactly what a test wants said.</summary>
internal sealed class SocketClient : IDisposable
{
    private readonly ClientWebSocket _socket = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public int? CloseCode => (int?)_socket.CloseStatus;

    public string? CloseReason => _socket.CloseStatusDescription;

    public static async Task<SocketClient> ConnectAsync(
        Uri address, string? subprotocol = "graphql-transport-ws", Action<ClientWebSocketOptions>? change = null)
    {
        SocketClient client = new();
        if (subprotocol is not null)
        {
            client._socket.Options.AddSubProtocol(subprotocol);
        }

        change?.Invoke(client._socket.Options);
        await client._socket.ConnectAsync(address, Cancellation);
        return client;
    }

    /// <summary>Connected and acknowledged.</summary>
    public static async Task<SocketClient> ReadyAsync(Uri address, object? payload)
    {
        SocketClient client = await ConnectAsync(address);
        await client.SendAsync(new { type = "connection_init", payload });
        Assert.Equal("connection_ack", TypeOf(await client.ReceiveAsync()));
        return client;
    }

    public Task SendAsync(object message)
    {
        return SendAsync(JsonSerializer.SerializeToUtf8Bytes(message));
    }

    public Task SendAsync(byte[] bytes, WebSocketMessageType type = WebSocketMessageType.Text)
    {
        return _socket.SendAsync(bytes, type, endOfMessage: true, Cancellation);
    }

    public Task SubscribeAsync(string id, string query, object? variables = null)
    {
        return SendAsync(new { id, type = "subscribe", payload = new { query, variables } });
    }

    /// <summary>The next message; fails when the socket is closed instead.</summary>
    public async Task<JsonElement> ReceiveAsync()
    {
        JsonElement? message = await TryReceiveAsync();
        Assert.True(message is not null, $"closed with {CloseCode} {CloseReason}");
        return message.Value;
    }

    /// <summary>Reads until the socket is closed, and gives its code.</summary>
    public async Task<int?> ClosedAsync()
    {
        try
        {
            while (await TryReceiveAsync() is not null)
            {
            }
        }
        catch (WebSocketException)
        {
            return 1006;
        }

        return CloseCode;
    }

    public Task CloseAsync()
    {
        return _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", Cancellation);
    }

    public void Abort()
    {
        _socket.Abort();
    }

    public static string? TypeOf(JsonElement message)
    {
        return message.GetProperty("type").GetString();
    }

    public void Dispose()
    {
        _socket.Dispose();
    }

    private async Task<JsonElement?> TryReceiveAsync()
    {
        using MemoryStream text = new();
        byte[] buffer = new byte[4096];
        while (true)
        {
            WebSocketReceiveResult part = await _socket.ReceiveAsync(buffer, Cancellation);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            await text.WriteAsync(buffer.AsMemory(0, part.Count), Cancellation);
            if (part.EndOfMessage)
            {
                return JsonElement.Parse(Encoding.UTF8.GetString(text.ToArray()));
            }
        }
    }
}
