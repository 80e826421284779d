using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Evaluation;

/// <summary>
/// Expressions as lines of JSON: <c>{"id", "expression", "context"}</c> in, <c>{"id", "value"}</c> or
/// <c>{"id", "error"}</c> out. The context's entries are the variables; its names may hold operators and keywords.
/// </summary>
public static class FeelBatch
{
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 1000 };

    private static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 2000,
    };

    /// <summary>
    /// Answers one line. Never throws: a line that is no task is answered with an error and a null id.
    /// </summary>
    /// <param name="line">The task.</param>
    /// <param name="today">What <c>today()</c> says.</param>
    public static string Answer(string line, DateOnly today)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Reading);
            var task = document.RootElement;
            if (task.ValueKind != JsonValueKind.Object)
                return Write(default, "error", FeelValue.Of("A task is an object with an \"expression\"."));
            return Answer(task, task.TryGetProperty("id", out var id) ? id : default, today);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Half a surrogate pair is JSON, but no text.
            return Write(default, "error", FeelValue.Of("The line is not JSON."));
        }
    }

    private static string Answer(JsonElement task, JsonElement id, DateOnly today)
    {
        if (!task.TryGetProperty("expression", out var expression) || expression.ValueKind != JsonValueKind.String)
            return Write(id, "error", FeelValue.Of("A task is an object with an \"expression\"."));
        var context = task.TryGetProperty("context", out var given) ? given : default;
        try
        {
            var parsed = FeelExpression.Parse(expression.GetString()!, Names(context));
            return parsed.Expression is { } root
                ? Write(id, "value", FeelEvaluator.Evaluate(root, FeelContext.Of(today, Variables(context))))
                : Write(id, "error", FeelValue.Of(parsed.Errors[0].ToString()));
        }
        catch (FeelLimitException exception)
        {
            return Write(id, "error", FeelValue.Of(exception.Message));
        }
    }

    private static FeelValue.Context Variables(JsonElement context) => FeelJson.ReadContext(context);

    /// <summary>The names at every depth: <c>a.b-c</c> needs to know <c>b-c</c>.</summary>
    private static IEnumerable<string> Names(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(
            property => Names(property.Value).Prepend(property.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Names),
        _ => [],
    };

    private static string Write(JsonElement id, string name, FeelValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("id");
            if (id.ValueKind == JsonValueKind.Undefined)
                writer.WriteNullValue();
            else
                id.WriteTo(writer);
            writer.WritePropertyName(name);
            FeelJson.Write(writer, value);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
