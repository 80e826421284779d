using System.Buffers;
using System.Text.Json;
using GovDataHub.GraphQL.Execution;

namespace GovDataHub.Server.GraphQL.Streams;

/// <summary>The bytes of what the server says: messages of a socket, and the same inside an event stream.</summary>
internal static class ServerMessage
{
    /// <summary><c>connection_ack</c>, saying when the token ends.</summary>
    public static ReadOnlyMemory<byte> Ack(DateTimeOffset? expires)
    {
        return Write(json =>
        {
            json.WriteString("type"u8, "connection_ack"u8);
            if (expires is { } end)
            {
                json.WriteStartObject("payload"u8);
                json.WriteString("expires"u8, end);
                json.WriteEndObject();
            }
        });
    }

    /// <summary><c>pong</c>, with what the ping brought.</summary>
    public static ReadOnlyMemory<byte> Pong(JsonElement? payload)
    {
        return Write(json =>
        {
            json.WriteString("type"u8, "pong"u8);
            if (payload is { } brought)
            {
                json.WritePropertyName("payload"u8);
                brought.WriteTo(json);
            }
        });
    }

    /// <summary><c>next</c>.</summary>
    public static ReadOnlyMemory<byte> Next(string id, WrittenPayload payload)
    {
        return Write(json =>
        {
            json.WriteString("id"u8, id);
            json.WriteString("type"u8, "next"u8);
            json.WritePropertyName("payload"u8);
            json.WriteRawValue(payload.Json.Span, skipInputValidation: true);
        });
    }

    /// <summary><c>error</c>: the operation did not run.</summary>
    public static ReadOnlyMemory<byte> Error(string id, ExecutionResult refusal)
    {
        return Write(json =>
        {
            json.WriteString("id"u8, id);
            json.WriteString("type"u8, "error"u8);
            json.WritePropertyName("payload"u8);
            refusal.WriteErrorsTo(json);
        });
    }

    /// <summary><c>complete</c>.</summary>
    public static ReadOnlyMemory<byte> Complete(string id)
    {
        return Write(json =>
        {
            json.WriteString("id"u8, id);
            json.WriteString("type"u8, "complete"u8);
        });
    }

    /// <summary>The data of a <c>next</c> or <c>complete</c> event of a stream that several operations share.</summary>
    public static ReadOnlyMemory<byte> Event(string id, WrittenPayload? payload)
    {
        return Write(json =>
        {
            json.WriteString("id"u8, id);
            if (payload is not null)
            {
                json.WritePropertyName("payload"u8);
                json.WriteRawValue(payload.Json.Span, skipInputValidation: true);
            }
        });
    }

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> content)
    {
        ArrayBufferWriter<byte> output = new();
        using (Utf8JsonWriter json = new(output, ExecutionResult.JsonOptions))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        return output.WrittenMemory;
    }
}
