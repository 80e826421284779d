using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using GovDataHub.Cli.Client;
using GovDataHub.Matters.Decisions;
using GovDataHub.Matters.Definitions;

namespace GovDataHub.Cli.Matters;

/// <summary><c>hub matters decide</c>: rules over data sets, without a city and without a server.</summary>
internal static class DecideCommand
{
    private static readonly JsonSerializerOptions Readable =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var cases = new Option<string>("--cases")
        {
            Description = "A JSON file: by matter's code a data set 'passing', and one 'failing' (or failing.env).",
            Required = true,
        };
        var today = new Option<string>("--today")
        {
            Description = "The business date, as 2025-09-01.",
            Required = true,
        };
        var json = HubCommandOptions.Json();
        var command = new Command(
            "decide", "Decide data sets by the matters' rules. Exit code 0 when every one came out as its name says.")
        {
            cases, today, json,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            if (!DateOnly.TryParseExact(result.GetRequiredValue(today), "yyyy-MM-dd", out var date))
            {
                throw new HubUsageException("--today takes a date such as 2025-09-01");
            }

            var root = await ReadAsync(result.GetRequiredValue(cases), cancellationToken);
            var lines = await DecideAsync(root, date, cancellationToken);
            Print(lines, result.GetValue(json));
            return lines.All(line => line.Passing is not { Eligible: false } && line.Failing is not { Eligible: true })
                ? ExitCode.Done
                : ExitCode.Failed;
        });
        return command;
    }

    private static async Task<List<Line>> DecideAsync(
        JsonElement root, DateOnly today, CancellationToken cancellationToken)
    {
        var matters = Schemas.Matters();
        var offline = new OfflineDecision(Schemas.Departments());
        var lines = new List<Line>();
        if (root.ValueKind != JsonValueKind.Object
            || root.EnumerateObject().Any(entry => entry.Value.ValueKind != JsonValueKind.Object))
        {
            throw new HubUsageException("--cases takes a JSON object: a matter's code, and its data sets in an object");
        }

        foreach (var entry in root.EnumerateObject())
        {
            var definition = matters.Find(entry.Name)
                ?? throw new HubUsageException($"there is no matter '{entry.Name}'");
            lines.Add(new Line(
                entry.Name,
                await TryAsync(entry.Value, "passing", cancellationToken),
                await TryAsync(entry.Value, "failing", cancellationToken)));

            async Task<Verdict?> TryAsync(JsonElement sets, string name, CancellationToken token)
            {
                if (!sets.TryGetProperty(name, out var set))
                {
                    return null;
                }

                var given = Given(entry.Name, name, set);
                return VerdictOf(definition, await offline.DecideAsync(definition, given, today, token));
            }
        }

        return lines;
    }

    private static OfflineCase Given(string matter, string name, JsonElement set)
    {
        try
        {
            return OfflineCase.Read(set.TryGetProperty("env", out var env) ? env : set);
        }
        catch (InvalidOperationException)
        {
            throw new HubUsageException(
                $"{matter} {name}: a data set is {{\"data\": {{register: [rows]}}, \"supply\": {{name: value}}}}");
        }
    }

    private static Verdict VerdictOf(MatterDefinition definition, Decision decision)
    {
        var reasons = DecisionReasons.Of(definition, decision).Where(reason => reason.Outcome != ConditionOutcome.Met);
        return new Verdict(
            decision.Outcome == ConditionOutcome.Met,
            decision.Outcome == ConditionOutcome.Unknown,
            [.. reasons.Where(reason => reason.Outcome == ConditionOutcome.Failed
                || decision.Outcome == ConditionOutcome.Unknown)
                .Select(reason => new Reason(reason.Condition!.Value, reason.Zh, reason.En))]);
    }

    private static void Print(List<Line> lines, bool asJson)
    {
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(lines, Readable));
            return;
        }

        foreach (var line in lines)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{line.Code}: passing {Word(line.Passing)}, failing {Word(line.Failing)}"));
        }
    }

    private static string Word(Verdict? verdict)
    {
        return verdict switch
        {
            null => "not given",
            { Eligible: true } => "eligible",
            { Unknown: true } => "unknown",
            _ => $"refused by {string.Join(", ", verdict.Reasons.Select(reason => reason.Condition))}",
        };
    }

    private static async Task<JsonElement> ReadAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            throw new HubUsageException($"no file '{file}'");
        }

        try
        {
            return JsonElement.Parse(await File.ReadAllTextAsync(file, cancellationToken));
        }
        catch (JsonException broken)
        {
            throw new HubUsageException($"{file} is not JSON: {broken.Message}");
        }
    }

    private sealed record Line(string Code, Verdict? Passing, Verdict? Failing);

    private sealed record Verdict(bool Eligible, bool Unknown, IReadOnlyList<Reason> Reasons);

    private sealed record Reason(int Condition, string Zh, string En);
}
