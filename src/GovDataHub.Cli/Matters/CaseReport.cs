using System.Text.Encodings.Web;
using System.Text.Json;

namespace GovDataHub.Cli.Matters;

/// <summary>Prints how a case stands, for programs or for people, and says it by the exit code.</summary>
internal static class CaseReport
{
    private static readonly JsonSerializerOptions Readable =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>0 granted or filed, 1 refused, waiting or failed, 2 when the input is what is wrong.</summary>
    public static async Task<int> PrintAsync(
        CaseSession session, CaseAnswer answer, bool asJson, CancellationToken cancellationToken)
    {
        var found = answer.Case;
        string? id = found?.GetProperty("id").GetString();
        string? state = found is { } known ? Filing.StateOf(known) : null;
        var reasons = found is { } current ? Reasons(current) : [];
        var transfers = id is null ? [] : await session.TransfersAsync(id, cancellationToken);
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new
                {
                    @case = id,
                    state,
                    reasons = reasons.Select(reason => new { reason.Condition, reason.Zh, reason.En }),
                    transfers,
                    errors = answer.Errors.Select(error => new { error.Code, error.Field, error.Zh, error.En }),
                },
                Readable));
        }
        else
        {
            Print(id, state, reasons, transfers.Count);
        }

        foreach (var error in answer.Errors)
        {
            await Console.Error.WriteLineAsync(
                $"hub: {(error.Field is null ? "" : $"{error.Field}: ")}{error.En} {error.Zh} ({error.Code})");
        }

        return CodeOf(answer, state);
    }

    private static int CodeOf(CaseAnswer answer, string? state)
    {
        if (answer.Errors.Count > 0)
        {
            return answer.Errors.Any(error => error.IsRefusal) ? ExitCode.Failed : ExitCode.BadInput;
        }

        return state is "GRANTED" or "RUNNING" ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Print(string? id, string? state, List<Reason> reasons, int transfers)
    {
        if (id is null)
        {
            return;
        }

        Console.WriteLine($"case {id}: {state}");
        foreach (var reason in reasons)
        {
            Console.WriteLine($"  {reason.Zh}");
            Console.WriteLine($"  {reason.En}");
        }

        Console.WriteLine($"  {transfers} transfers of data; see them with: hub audit list --case {id}");
    }

    /// <summary>Why it is not granted: what failed, or is not known yet.</summary>
    private static List<Reason> Reasons(JsonElement found)
    {
        return
        [
            .. found.GetProperty("reasons").EnumerateArray()
                .Where(reason => reason.GetProperty("outcome").GetString() != "MET")
                .Select(reason => new Reason(
                    reason.GetProperty("condition") is { ValueKind: JsonValueKind.Number } position
                        ? position.GetInt32() : null,
                    reason.GetProperty("text").GetProperty("zh").GetString()!,
                    reason.GetProperty("text").GetProperty("en").GetString()!)),
        ];
    }

    private sealed record Reason(int? Condition, string Zh, string En);
}
