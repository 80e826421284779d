using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovDataHub.Cli.Client;
using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Values;

namespace GovDataHub.Cli.Matters;

/// <summary><c>hub matters feel</c>: FEEL expressions, one or a stream of them.</summary>
internal static class FeelCommand
{
    private static readonly JsonSerializerOptions Readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var expression = new Argument<string?>("expression")
        {
            Description = "An expression, such as '1 + 2'.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var batch = new Option<bool>("--batch")
        {
            Description = "Read a {\"id\", \"expression\", \"context\"} a line, write its value or error.",
        };
        var today = new Option<string?>("--today") { Description = "What today() says, as 2025-09-01." };
        var command = new Command("feel", "Evaluate FEEL (OMG DMN 1.5).") { expression, batch, today };
        command.SetAction(async (result, cancellationToken) =>
        {
            var date = Date(result.GetValue(today));
            if (result.GetValue(batch))
            {
                await BatchAsync(date, cancellationToken);
                return ExitCode.Done;
            }

            string text = result.GetValue(expression)
                ?? throw new HubUsageException("give an expression, or --batch for lines on standard input");
            var answer = Evaluate(text, null, date);
            await (answer.Error is null ? Console.Out : Console.Error).WriteLineAsync(
                answer.Error ?? answer.Value!.ToString());
            return answer.Error is null ? ExitCode.Done : ExitCode.BadInput;
        });
        return command;
    }

    private static async Task BatchAsync(DateOnly today, CancellationToken cancellationToken)
    {
        while (await Console.In.ReadLineAsync(cancellationToken) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                await Console.Out.WriteLineAsync(Answer(line, today));
            }
        }
    }

    private static string Answer(string line, DateOnly today)
    {
        var answer = new JsonObject();
        try
        {
            var request = JsonElement.Parse(line);
            answer["id"] = request.TryGetProperty("id", out var id) ? JsonNode.Parse(id.GetRawText()) : null;
            JsonElement? context = request.TryGetProperty("context", out var given) ? given : null;
            var (value, error) = Evaluate(request.GetProperty("expression").GetString() ?? "", context, today);
            if (error is null)
            {
                answer["value"] = JsonNode.Parse(FeelJson.Print(value!));
            }
            else
            {
                answer["error"] = error;
            }
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            answer["error"] = "a line is an object with \"id\" and \"expression\"";
        }

        return answer.ToJsonString(Readable);
    }

    private static (FeelValue? Value, string? Error) Evaluate(string text, JsonElement? context, DateOnly today)
    {
        var variables = context is { ValueKind: JsonValueKind.Object } given
            ? FeelJson.ReadContext(given)
            : FeelValue.Context.Of([]);
        var parsed = FeelExpression.Parse(text, variables.Names);
        return parsed.Expression is { } expression
            ? (FeelEvaluator.Evaluate(expression, FeelContext.Of(today, variables)), null)
            : (null, parsed.Errors[0].ToString());
    }

    private static DateOnly Date(string? text)
    {
        if (text is null)
        {
            return DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddHours(8).DateTime);
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", out var date)
            ? date
            : throw new HubUsageException("--today takes a date such as 2025-09-01");
    }
}
