using System.Buffers;
using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using GovDataHub.GraphQL;
using GovDataHub.GraphQL.Execution;

namespace GovDataHub.Cli.GraphQL;

/// <summary><c>hub graphql batch</c>: one task a line in, one outcome a line out, both JSON.</summary>
internal static class BatchCommand
{
    private static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
        MaxDepth = int.MaxValue,
    };

    // A document may be nested as deep as the parser allows, inside the data of an execution.
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 5000 };

    public static Command Create()
    {
        var command = new Command(
            "batch",
            """
            Read {"id", "op": "parse|print|validate|introspect|execute", "schema"?, "query"?, "data"?, "variables"?,
            "operationName"?, "full"?} from standard input, one a line, texts inline; write
            {"id", "errors": [{"message", "locations", "rule"?, "path"?}], "result"?} for each.
            """);
        command.SetAction(async (_, cancellationToken) =>
        {
            await using var output = Console.OpenStandardOutput();
            using var input = new StreamReader(Console.OpenStandardInput());
            return await RunAsync(input, output, cancellationToken);
        });
        return command;
    }

    /// <summary>Answers every line until the input ends.</summary>
    /// <returns>2 when a line was no task, otherwise 0.</returns>
    public static async Task<int> RunAsync(TextReader input, Stream output, CancellationToken cancellationToken)
    {
        var exitCode = ExitCode.Done;
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var answer = new ArrayBufferWriter<byte>();
            if (!Answer(line, answer))
                exitCode = ExitCode.BadInput;
            answer.Write("\n"u8);
            await output.WriteAsync(answer.WrittenMemory, cancellationToken);
            await output.FlushAsync(cancellationToken);
        }

        return exitCode;
    }

    /// <summary>Answers one line, whatever it holds; false when it is no task or an error of ours ends it.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "One line's failure must not end the others.")]
    private static bool Answer(string line, ArrayBufferWriter<byte> answer)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(line, Reading);
        }
        catch (JsonException exception)
        {
            Write(answer, null, GraphQLOutcome.Wrong(new($"The line is not JSON: {exception.Message}")));
            return false;
        }

        using (document)
        {
            var task = document.RootElement;
            var id = task.ValueKind == JsonValueKind.Object ? JsonText.Find(task, "id") : null;
            try
            {
                Write(answer, id, Read(task).Run());
                return true;
            }
            catch (Exception exception)
            {
                answer.ResetWrittenCount();
                var fault = exception is ArgumentException or InsufficientExecutionStackException
                    ? exception.Message
                    : $"internal error: {exception.Message}";
                Write(answer, id, GraphQLOutcome.Wrong(new(fault)));
                return false;
            }
        }
    }

    private static GraphQLTask Read(JsonElement task)
    {
        if (task.ValueKind != JsonValueKind.Object)
            throw new ArgumentException("a task is a JSON object");
        return new()
        {
            Operation = JsonText.Property(task, "op") ?? throw new ArgumentException("'op' is missing"),
            Schema = JsonText.Property(task, "schema"),
            Query = JsonText.Property(task, "query"),
            Data = Value(task, "data"),
            Variables = Value(task, "variables"),
            OperationName = JsonText.Property(task, "operationName"),
            Full = JsonText.Find(task, "full") is { ValueKind: JsonValueKind.True },
        };
    }

    /// <summary>A value given as JSON, or as a text holding JSON.</summary>
    private static JsonElement? Value(JsonElement task, string name)
    {
        if (JsonText.Find(task, name) is not { ValueKind: not JsonValueKind.Null } value)
            return null;
        if (value.ValueKind != JsonValueKind.String)
            return value;
        try
        {
            return JsonDocument.Parse(JsonText.Of(value), Reading).RootElement;
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"'{name}' is not JSON: {exception.Message}", exception);
        }
    }

    private static void Write(ArrayBufferWriter<byte> answer, JsonElement? id, GraphQLOutcome outcome)
    {
        using var json = new Utf8JsonWriter(answer, Writing);
        json.WriteStartObject();
        json.WritePropertyName("id"u8);
        json.WriteRawValue(id?.GetRawText() ?? "null", skipInputValidation: true);
        WriteErrors(json, outcome);
        if (outcome.Result is ExecutionResult response)
        {
            json.WritePropertyName("result"u8);
            response.WriteTo(json);
        }
        else if (outcome.Result is string text)
        {
            json.WriteString("result"u8, text);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes the property <c>errors</c>: as in a response, and each with the rule it breaks.</summary>
    internal static void WriteErrors(Utf8JsonWriter json, GraphQLOutcome outcome)
    {
        json.WriteStartArray("errors"u8);
        foreach (var error in outcome.Errors)
            WriteError(json, error);
        json.WriteEndArray();
    }

    private static void WriteError(Utf8JsonWriter json, GraphQLError error)
    {
        json.WriteStartObject();
        json.WriteString("message"u8, error.Message);
        json.WriteStartArray("locations"u8);
        foreach (var location in error.Locations)
        {
            json.WriteStartObject();
            json.WriteNumber("line"u8, location.Line);
            json.WriteNumber("column"u8, location.Column);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (error.Rule is { } rule)
            json.WriteString("rule"u8, rule);
        if (error.Path is { } path)
        {
            json.WritePropertyName("path"u8);
            ResponseWriter.WriteValue(json, path.ToSegments());
        }

        json.WriteEndObject();
    }
}
