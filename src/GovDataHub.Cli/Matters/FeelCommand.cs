using System.CommandLine;
using GovDataHub.Cli.Client;
using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Language;

namespace GovDataHub.Cli.Matters;

/// <summary><c>hub matters feel</c>: FEEL expressions, one or a stream of them.</summary>
internal static class FeelCommand
{
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
            var parsed = FeelExpression.Parse(text);
            if (parsed.Expression is not { } root)
            {
                await Console.Error.WriteLineAsync(parsed.Errors[0].ToString());
                return ExitCode.BadInput;
            }

            return await EvaluateAsync(root, date);
        });
        return command;
    }

    private static async Task<int> EvaluateAsync(FeelExpression expression, DateOnly today)
    {
        try
        {
            var value = FeelEvaluator.Evaluate(expression, FeelContext.Of(today)).ToString();
            await Console.Out.WriteLineAsync(value);
            return ExitCode.Done;
        }
        catch (FeelLimitException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCode.Failed;
        }
    }

    private static async Task BatchAsync(DateOnly today, CancellationToken cancellationToken)
    {
        while (await Console.In.ReadLineAsync(cancellationToken) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                await Console.Out.WriteLineAsync(FeelBatch.Answer(line, today));
            }
        }
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
