using System.Net.WebSockets;
using System.Text.Json;

namespace GovDataHub.EndToEnd.Tests;

/// <summary>A socket of one citizen (graphql-transport-ws) to a running server.</summary>
internal sealed class EventSocket : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly Dictionary<string, Queue<JsonElement>> _waiting = new(StringComparer.Ordinal); // owner: its reader

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Connects and says who it is.</summary>
    public static async Task<EventSocket> OpenAsync(Uri server, string token)
    {
        var socket = new EventSocket();
        socket._socket.Options.AddSubProtocol("graphql-transport-ws");
        var address = new UriBuilder(server) { Scheme = "ws", Path = "/graphql" }.Uri;
        await socket._socket.ConnectAsync(address, Cancellation);
        await socket.SendAsync(new
        {
            type = "connection_init",
            payload = new Dictionary<string, string>
            {
                ["authorization"] = "Bearer " + token,
                ["Hub-Purpose"] = "self",
            },
        });
        Assert.Equal("connection_ack", (await socket.TryReadAsync())?.GetProperty("type").GetString());
        return socket;
    }

    /// <summary>Begins an operation.</summary>
    public Task SubscribeAsync(string id, string query)
    {
        return SendAsync(new { id, type = "subscribe", payload = new { query } });
    }

    /// <summary>The next payload of an operation; those of others are kept for who asks for them.</summary>
    public async Task<JsonElement> NextAsync(string id)
    {
        while (true)
        {
            if (_waiting.TryGetValue(id, out var queue) && queue.TryDequeue(out var payload))
            {
                return payload;
            }

            Keep(await TryReadAsync() ?? throw new InvalidOperationException("The socket has ended."));
        }
    }

    /// <summary>What an operation still brings until the socket ends.</summary>
    public async Task<IReadOnlyCollection<JsonElement>> RestAsync(string id)
    {
        while (await TryReadAsync() is { } message)
        {
            Keep(message);
        }

        return _waiting.GetValueOrDefault(id) ?? [];
    }

    public void Dispose()
    {
        _socket.Dispose();
    }

    private void Keep(JsonElement message)
    {
        Assert.Equal("next", message.GetProperty("type").GetString());
        var id = message.GetProperty("id").GetString()!;
        if (!_waiting.TryGetValue(id, out var queue))
        {
            _waiting[id] = queue = new Queue<JsonElement>();
        }

        queue.Enqueue(message.GetProperty("payload"));
    }

    private Task SendAsync(object message)
    {
        return _socket.SendAsync(
            JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, Cancellation);
    }

    /// <summary>The next message; null when the server has closed the socket or is gone.</summary>
    private async Task<JsonElement?> TryReadAsync()
    {
        using var text = new MemoryStream();
        var buffer = new byte[4096];
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(), Cancellation);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                text.Write(buffer.AsSpan(0, part.Count));
                if (part.EndOfMessage)
                {
                    return JsonElement.Parse(text.ToArray());
                }
            }
        }
        catch (WebSocketException)
        {
            return null;
        }
    }
}
