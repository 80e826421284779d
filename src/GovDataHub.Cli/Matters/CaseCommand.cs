using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using GovDataHub.Cli.Client;
using GovDataHub.Cli.Query;

namespace GovDataHub.Cli.Matters;

/// <summary><c>hub case ID</c>: how a case stands, with its history.</summary>
internal static class CaseCommand
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "The case's id, as 'hub submit' printed it." };
        var persona = HubCommandOptions.Persona("renter");
        var json = HubCommandOptions.Json();
        var replay = new Option<bool>("--replay")
        {
            Description = "Take its decisions again from what was kept under HUB_DATA, and compare to the byte.",
        };
        var watch = new Option<bool>("--watch")
        {
            Description = "Print the case now and each time it changes, a line each, until it is over.",
        };
        var seconds = HubCommandOptions.Seconds();
        var command = new Command(
            "case",
            "Show a case. Exit code 0 granted, 1 otherwise, 2 no such case. With --replay: 0 the same, 1 not.")
        {
            id, persona, json, replay, watch, seconds,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            if (result.GetValue(replay))
            {
                return await CaseReplay.RunAsync(
                    result.GetRequiredValue(id), result.GetValue(json), cancellationToken);
            }

            using var client = new HubClient(HubOptions.FromEnvironment());
            if (result.GetValue(watch))
            {
                return await EventPrinter.RunAsync(
                    token => client.StreamAsync(
                        result.GetRequiredValue(persona),
                        "self",
                        CaseDocuments.Watched,
                        new { id = result.GetRequiredValue(id) },
                        token),
                    result.GetValue(seconds),
                    IsOver,
                    cancellationToken);
            }

            var session = new CaseSession(client, result.GetRequiredValue(persona));
            string caseId = result.GetRequiredValue(id);
            var found = await session.CaseAsync(CaseDocuments.Whole, caseId, cancellationToken)
                ?? throw new HubUsageException("this persona has no case of that id; --persona says whose case it is");
            if (result.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(found, Indented));
            }
            else
            {
                Print(found);
            }

            return Filing.StateOf(found) == "GRANTED" ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static bool IsOver(JsonElement payload)
    {
        return payload.TryGetProperty("data", out JsonElement data)
            && data.ValueKind == JsonValueKind.Object
            && data.GetProperty("caseUpdated").GetProperty("state").GetString()
                is "GRANTED" or "REFUSED" or "WITHDRAWN";
    }

    private static void Print(JsonElement found)
    {
        var name = found.GetProperty("matter").GetProperty("name");
        Console.WriteLine($"{name.GetProperty("zh").GetString()} · {name.GetProperty("en").GetString()}");
        Console.WriteLine($"state {Filing.StateOf(found)}");
        foreach (var line in found.GetProperty("history").GetProperty("nodes").EnumerateArray())
        {
            Console.WriteLine(
                $"  {line.GetProperty("at").GetString()}  {line.GetProperty("text").GetProperty("zh").GetString()}  " +
                line.GetProperty("text").GetProperty("en").GetString());
        }

        foreach (var payment in found.GetProperty("payments").EnumerateArray())
        {
            string? account = payment.GetProperty("accountMasked").GetString();
            string? amount = payment.GetProperty("amount").GetString();
            Console.WriteLine($"  {amount} yuan to {account}: {payment.GetProperty("state").GetString()}");
        }

        foreach (var reason in found.GetProperty("reasons").EnumerateArray()
            .Where(reason => reason.GetProperty("outcome").GetString() != "MET"))
        {
            Console.WriteLine($"  {reason.GetProperty("text").GetProperty("zh").GetString()}");
            Console.WriteLine($"  {reason.GetProperty("text").GetProperty("en").GetString()}");
        }
    }
}
