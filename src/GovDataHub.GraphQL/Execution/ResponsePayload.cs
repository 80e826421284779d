using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using GovDataHub.GraphQL.Execution.Incremental;

namespace GovDataHub.GraphQL.Execution;

/// <summary>One payload of a response delivered incrementally; of a plain response the only one.</summary>
public sealed class ResponsePayload
{
    private static readonly IReadOnlySet<object> None = FrozenSet<object>.Empty;
    private readonly PayloadParts? _parts;

    internal ResponsePayload(ExecutionResult? initial, PayloadParts? parts = null, bool hasNext = false)
    {
        Initial = initial;
        _parts = parts;
        HasNext = hasNext;
    }

    /// <summary>The initial result; null in every later payload.</summary>
    public ExecutionResult? Initial { get; }

    /// <summary>Whether more payloads follow.</summary>
    public bool HasNext { get; }

    /// <summary>
    /// What the values of a later payload come from, as resolvers said; empty for the initial result and for a response
    /// that is whole.
    /// </summary>
    public IReadOnlySet<object> Origins => Initial is null && _parts is not null ? _parts.Origins : None;

    /// <summary>The <c>extensions</c> entry of a later payload; the initial result has its own.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>A response that is delivered whole.</summary>
    /// <param name="response">The response.</param>
    /// <returns>Its only payload.</returns>
    public static ResponsePayload Whole(ExecutionResult response)
    {
        return new(response);
    }

    /// <summary>The last payload of an answer that had to be broken off after its first one.</summary>
    /// <param name="error">Why.</param>
    /// <returns>A payload with that error.</returns>
    public static ResponsePayload Broken(GraphQLError error)
    {
        return new(ExecutionResult.Refused(error), new PayloadParts());
    }

    /// <summary>The same payload with entries for its <c>extensions</c>.</summary>
    /// <param name="extensions">Values as the response writer accepts them.</param>
    /// <returns>The payload.</returns>
    public ResponsePayload WithExtensions(IReadOnlyDictionary<string, object?> extensions)
    {
        return new(Initial?.WithExtensions(extensions), _parts, HasNext)
        {
            Extensions = Initial is null ? extensions : null,
        };
    }

    /// <summary>How many objects this payload brings, the root of an initial result included.</summary>
    /// <returns>The number.</returns>
    public long CountObjects()
    {
        return (Initial?.CountObjects() ?? 0) + (_parts?.CountObjects() ?? 0);
    }

    /// <summary>Writes the payload as UTF-8 JSON.</summary>
    /// <param name="output">Where to.</param>
    public void WriteTo(IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, ResponseWriter.Options);
        WriteTo(json);
    }

    /// <summary>Writes the payload as one JSON object.</summary>
    /// <param name="json">Where to.</param>
    public void WriteTo(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (_parts is null)
        {
            Initial!.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        Initial?.WriteEntries(json);
        _parts.WriteTo(json);
        if (Extensions is { } extensions)
        {
            json.WritePropertyName("extensions"u8);
            ResponseWriter.WriteValue(json, extensions);
        }

        json.WriteBoolean("hasNext"u8, HasNext);
        json.WriteEndObject();
    }

    /// <summary>The payload as JSON text.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var output = new ArrayBufferWriter<byte>();
        WriteTo(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
