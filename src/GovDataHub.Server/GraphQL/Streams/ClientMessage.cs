using System.Text.Json;

namespace GovDataHub.Server.GraphQL.Streams;

/// <summary>What a client says on a socket (graphql-transport-ws).</summary>
internal abstract record ClientMessage
{
    private const int LongestId = 64;

    private ClientMessage()
    {
    }

    /// <summary>Reads a message.</summary>
    /// <param name="json">The message.</param>
    /// <returns>What it says, or <see cref="Invalid"/>.</returns>
    public static ClientMessage Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || Text(json, "type") is not { } type)
        {
            return new Invalid("A message is an object with 'type'");
        }

        JsonElement? payload = json.TryGetProperty("payload", out JsonElement given) ? given : null;
        return type switch
        {
            "connection_init" or "ping" or "pong" when payload is
            {
                ValueKind: not (JsonValueKind.Object
                or JsonValueKind.Null)
            } => new Invalid("'payload' must be an object"),
            "connection_init" => new Init(payload),
            "ping" => new Ping(payload),
            "pong" => new Pong(),
            "subscribe" => ReadSubscribe(json, payload),
            "complete" when IdOf(json) is { } id => new Complete(id),
            "complete" => new Invalid("'complete' takes an 'id'"),
            _ => new Invalid("Unknown message type"),
        };
    }

    private static ClientMessage ReadSubscribe(JsonElement json, JsonElement? payload)
    {
        if (IdOf(json) is not { } id)
        {
            return new Invalid($"'subscribe' takes an 'id' of 1 to {LongestId} characters");
        }

        return payload is not { ValueKind: JsonValueKind.Object } body
            ? new Invalid("'subscribe' takes a 'payload'")
            : GraphQLRequestReader.TryRead(body, out GraphQLParameters? parameters, out string? wrong)
                ? new Subscribe(id, parameters)
                : new Invalid(wrong);
    }

    private static string? IdOf(JsonElement json)
    {
        return Text(json, "id") is { Length: > 0 and <= LongestId } id ? id : null;
    }

    private static string? Text(JsonElement json, string name)
    {
        return json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
    }

    /// <summary>Who connects, and for what.</summary>
    internal sealed record Init(JsonElement? Payload) : ClientMessage;

    /// <summary>Are you there?</summary>
    internal sealed record Ping(JsonElement? Payload) : ClientMessage;

    /// <summary>I am.</summary>
    internal sealed record Pong : ClientMessage;

    /// <summary>Run this operation.</summary>
    internal sealed record Subscribe(string Id, GraphQLParameters Parameters) : ClientMessage;

    /// <summary>I listen no longer.</summary>
    internal sealed record Complete(string Id) : ClientMessage;

    /// <summary>No message of the protocol.</summary>
    internal sealed record Invalid(string Problem) : ClientMessage;
}
