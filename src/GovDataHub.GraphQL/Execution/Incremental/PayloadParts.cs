using System.Collections.Immutable;
using System.Text.Json;

namespace GovDataHub.GraphQL.Execution.Incremental;

/// <summary>Data of a deferred fragment, or items of a streamed list.</summary>
internal sealed record Increment(
    string Id,
    IReadOnlyList<object>? SubPath,
    ImmutableArray<object?> Data,
    bool IsItems,
    ImmutableArray<GraphQLError> Errors);

/// <summary>What one payload announces, brings and concludes.</summary>
internal sealed class PayloadParts
{
    public List<(string Id, ResponsePath? Path, string? Label)> Pending { get; } = [];

    public List<Increment> Increments { get; } = [];

    public List<(string Id, ImmutableArray<GraphQLError> Errors)> Completed { get; } = [];

    /// <summary>What the values of the increments come from, as resolvers said.</summary>
    public HashSet<object> Origins { get; } = new(ReferenceEqualityComparer.Instance);

    public bool IsEmpty => Pending.Count + Increments.Count + Completed.Count == 0;

    /// <summary>
    /// How many objects the increments bring. Data of a deferred fragment joins an object that is there already, so
    /// its own root is none; an item of a streamed list is one.
    /// </summary>
    public long CountObjects()
    {
        var objects = 0L;
        foreach (var increment in Increments)
        {
            foreach (var data in increment.Data)
                objects += ExecutionResult.Count(data) - (!increment.IsItems && data is ResultObject ? 1 : 0);
        }

        return objects;
    }

    /// <summary>
    /// Writes the entries <c>pending</c>, <c>incremental</c> and <c>completed</c>, those that have something.
    /// </summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        if (Pending.Count > 0)
        {
            json.WriteStartArray("pending"u8);
            foreach (var (id, path, label) in Pending)
                WritePending(json, id, path, label);
            json.WriteEndArray();
        }

        if (Increments.Count > 0)
        {
            json.WriteStartArray("incremental"u8);
            foreach (var increment in Increments)
                WriteIncrement(json, increment);
            json.WriteEndArray();
        }

        if (Completed.Count > 0)
        {
            json.WriteStartArray("completed"u8);
            foreach (var (id, errors) in Completed)
                WriteCompleted(json, id, errors);
            json.WriteEndArray();
        }
    }

    private static void WritePending(Utf8JsonWriter json, string id, ResponsePath? path, string? label)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, id);
        json.WritePropertyName("path"u8);
        ResponseWriter.WriteValue(json, path?.ToSegments() ?? []);
        if (label is not null)
            json.WriteString("label"u8, label);
        json.WriteEndObject();
    }

    private static void WriteIncrement(Utf8JsonWriter json, Increment increment)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, increment.Id);
        if (increment.SubPath is { Count: > 0 } path)
        {
            json.WritePropertyName("subPath"u8);
            ResponseWriter.WriteValue(json, path);
        }

        if (!increment.Errors.IsEmpty)
            ResponseWriter.WriteErrors(json, increment.Errors);
        json.WritePropertyName(increment.IsItems ? "items"u8 : "data"u8);
        ResponseWriter.WriteValue(json, increment.IsItems ? increment.Data : increment.Data[0]);
        json.WriteEndObject();
    }

    private static void WriteCompleted(Utf8JsonWriter json, string id, ImmutableArray<GraphQLError> errors)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, id);
        if (!errors.IsEmpty)
            ResponseWriter.WriteErrors(json, errors);
        json.WriteEndObject();
    }
}
