using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace GovDataHub.GraphQL.Execution;

/// <summary>A response (GraphQL section 7.1).</summary>
public sealed class ExecutionResult
{
    private readonly object? _data;

    /// <summary>
    /// How a writer is to be made that responses are written to; it escapes no more than JSON demands.
    /// </summary>
    public static JsonWriterOptions JsonOptions => ResponseWriter.Options;

    private ExecutionResult(object? data, bool executed, ImmutableArray<GraphQLError> errors)
    {
        _data = data;
        IsExecuted = executed;
        Errors = errors;
    }

    /// <summary>Whether execution began; false for a request error, whose response has no <c>data</c> entry.</summary>
    public bool IsExecuted { get; }

    /// <summary>The errors, in order of occurrence.</summary>
    public ImmutableArray<GraphQLError> Errors { get; }

    /// <summary>The <c>extensions</c> entry; null for none. Values as the response writer accepts them.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>The response of a request that could not be executed (GraphQL section 7.1.2, request error).</summary>
    /// <param name="errors">Why, at least one.</param>
    /// <returns>The response.</returns>
    public static ExecutionResult Refused(params ImmutableArray<GraphQLError> errors)
    {
        return new(null, false, errors);
    }

    /// <summary>Writes the errors alone, a JSON list.</summary>
    /// <param name="json">Where to.</param>
    public void WriteErrorsTo(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        ResponseWriter.WriteErrorList(json, Errors);
    }

    /// <summary>Writes the response as UTF-8 JSON: errors, data, extensions.</summary>
    /// <param name="output">Where to.</param>
    public void WriteTo(IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, ResponseWriter.Options);
        WriteTo(json);
    }

    /// <summary>Writes the response as one JSON object.</summary>
    /// <param name="json">Where to.</param>
    public void WriteTo(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        WriteEntries(json);
        json.WriteEndObject();
    }

    /// <summary>Writes the entries of the response into an object begun already.</summary>
    internal void WriteEntries(Utf8JsonWriter json)
    {
        if (!Errors.IsEmpty)
            ResponseWriter.WriteErrors(json, Errors);
        if (IsExecuted)
        {
            json.WritePropertyName("data"u8);
            ResponseWriter.WriteValue(json, _data);
        }

        if (Extensions is { } extensions)
        {
            json.WritePropertyName("extensions"u8);
            ResponseWriter.WriteValue(json, extensions);
        }
    }

    /// <summary>The response as JSON text.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var output = new ArrayBufferWriter<byte>();
        WriteTo(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>How many objects <c>data</c> holds, the root included: what the answer really cost.</summary>
    /// <returns>The number.</returns>
    public long CountObjects()
    {
        return Count(_data);
    }

    /// <summary>The same result with entries for the response's <c>extensions</c>.</summary>
    /// <param name="extensions">Values as the response writer accepts them.</param>
    /// <returns>The result.</returns>
    public ExecutionResult WithExtensions(IReadOnlyDictionary<string, object?> extensions)
    {
        return new(_data, IsExecuted, Errors) { Extensions = extensions };
    }

    internal static ExecutionResult Executed(object? data, ImmutableArray<GraphQLError> errors)
    {
        return new(data, true, errors);
    }

    internal static long Count(object? value)
    {
        var objects = 0L;
        switch (value)
        {
            case ResultObject one:
                objects = 1;
                foreach (var field in one.Values)
                    objects += Count(field);
                break;
            case List<object?> list:
                foreach (var item in list)
                    objects += Count(item);
                break;
            default:
                break;
        }

        return objects;
    }
}

/// <summary>A completed object: its fields and, in the same order, their completed values.</summary>
internal sealed class ResultObject(FieldPlan[] fields, object?[] values)
{
    /// <summary>Marks a field the type does not have, which the response leaves out.</summary>
    public static readonly object Absent = new();

    /// <summary>Its fields in response order.</summary>
    public FieldPlan[] Fields { get; } = fields;

    /// <summary>Their completed values.</summary>
    public object?[] Values { get; } = values;
}
