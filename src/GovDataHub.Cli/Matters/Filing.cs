using System.Diagnostics;
using System.Text.Json;
using GovDataHub.Cli.Client;

namespace GovDataHub.Cli.Matters;

/// <summary>Does what the case asks for next, until it is filed.</summary>
internal sealed class Filing(CaseSession session, StepSigner signer, IReadOnlyDictionary<string, string> supplies)
{
    private const int MostChoices = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PrefillLimit = TimeSpan.FromSeconds(30);

    /// <summary>Files the matter; what the caller can mend comes back with the case as it stands.</summary>
    /// <exception cref="HubUsageException">The form asks for something that was not given.</exception>
    public async Task<CaseAnswer> FileAsync(string code, string? enterprise, CancellationToken cancellationToken)
    {
        var answer = await session.ChangeAsync(
            CaseDocuments.Start, "startMatter", new { code, enterprise }, cancellationToken);
        bool isSupplied = false;
        while (answer is { Errors.Count: 0, Case: { } current } && StateOf(current) is "DRAFT" or "WAITING_CITIZEN")
        {
            string caseId = current.GetProperty("id").GetString()!;
            var next = current.GetProperty("next");
            string kind = next.ValueKind == JsonValueKind.Object ? next.GetProperty("kind").GetString()! : "PREFILL";
            switch (kind)
            {
                case "PREFILL":
                    answer = answer with { Case = await PrefilledAsync(caseId, cancellationToken) };
                    break;
                case "CONSENT":
                    answer = await session.ChangeAsync(
                        CaseDocuments.Consent, "consent", new { id = caseId }, cancellationToken);
                    break;
                case "SUPPLY" or "STEP" or "SUBMIT" when !isSupplied && supplies.Count > 0:
                    isSupplied = true;
                    answer = await SupplyAsync(current, caseId, cancellationToken);
                    break;
                case "SUPPLY":
                    throw Missing(current);
                case "STEP":
                    answer = await signer.SignAsync(caseId, next.GetProperty("step").GetString()!, cancellationToken);
                    break;
                default:
                    return await session.ChangeAsync(
                        CaseDocuments.Submit, "submitCase", new { id = caseId }, cancellationToken);
            }
        }

        return answer;
    }

    /// <summary>The case when it is over or waits for a person, or when the time is up.</summary>
    public async Task<JsonElement> WaitAsync(JsonElement filed, TimeSpan limit, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var current = filed;
        while (StateOf(current) is "RUNNING" or "WAITING_SOURCE" && watch.Elapsed < limit)
        {
            await Task.Delay(Pause, cancellationToken);
            current = await session.CaseAsync(
                CaseDocuments.Case, filed.GetProperty("id").GetString()!, cancellationToken) ?? current;
        }

        return current;
    }

    public static string StateOf(JsonElement found)
    {
        return found.GetProperty("state").GetString()!;
    }

    private async Task<JsonElement> PrefilledAsync(string caseId, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < PrefillLimit)
        {
            var current = await session.CaseAsync(CaseDocuments.Case, caseId, cancellationToken);
            if (current is { } found && found.GetProperty("next").ValueKind == JsonValueKind.Object)
            {
                return found;
            }

            await Task.Delay(Pause, cancellationToken);
        }

        throw new HubUnreachableException("the form is still being filled in; look at it with: hub case " + caseId);
    }

    private Task<CaseAnswer> SupplyAsync(JsonElement current, string caseId, CancellationToken cancellationToken)
    {
        var types = current.GetProperty("matter").GetProperty("supplies").EnumerateArray().ToDictionary(
            supply => supply.GetProperty("name").GetString()!, supply => supply.GetProperty("type").GetString()!);
        var values = supplies.Select(supply => new
        {
            name = supply.Key,
            value = types.GetValueOrDefault(supply.Key) == "JSON"
                ? (object)Json(supply.Key, supply.Value)
                : supply.Value,
        });
        return session.ChangeAsync(
            CaseDocuments.Supply, "supply", new { id = caseId, values = values.ToArray() }, cancellationToken);
    }

    private static JsonElement Json(string name, string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            throw new HubUsageException($"--supply {name} takes JSON");
        }
    }

    private static HubUsageException Missing(JsonElement current)
    {
        var open = current.GetProperty("form").GetProperty("asked").EnumerateArray()
            .Where(asked => asked.GetProperty("value").ValueKind == JsonValueKind.Null)
            .Select(asked => asked.GetProperty("definition"))
            .ToDictionary(asked => asked.GetProperty("name").GetString()!);
        var missing = current.GetProperty("matter").GetProperty("supplies").EnumerateArray()
            .Where(supply => supply.GetProperty("required").GetBoolean())
            .Select(supply => (Supply: supply, Name: supply.GetProperty("name").GetString()!))
            .Where(pair => open.ContainsKey(pair.Name))
            .Select(pair => $"\n  --supply {pair.Name}=...  {pair.Supply.GetProperty("label").GetProperty("en")}"
                + Choices(open[pair.Name].GetProperty("options")));
        return new HubUsageException($"the form also asks for:{string.Concat(missing)}");
    }

    private static string Choices(JsonElement options)
    {
        if (options.ValueKind != JsonValueKind.Array)
        {
            return "";
        }

        var shown = options.EnumerateArray().Take(MostChoices)
            .Select(option => (
                Value: option.GetProperty("value").ToString(),
                Label: option.GetProperty("label").GetProperty("en").ToString()))
            .Select(option => option.Value == option.Label ? option.Value : $"{option.Value} ({option.Label})");
        int more = options.GetArrayLength() - MostChoices;
        return options.GetArrayLength() == 0
            ? "; no register has anything to choose from"
            : $"; one of {string.Join(", ", shown)}{(more > 0 ? $" and {more} more" : "")}";
    }
}
