using System.Text.Json;
using GovDataHub.Cli.Client;

namespace GovDataHub.Cli.Matters;

/// <summary>One persona's conversation with the platform about a case, under the purpose <c>self</c>.</summary>
internal sealed class CaseSession(HubClient client, string persona)
{
    /// <summary>The answer's data.</summary>
    /// <exception cref="HubUnreachableException">The platform answered with an error of its own.</exception>
    public async Task<JsonElement> AskAsync(string document, object? variables, CancellationToken cancellationToken)
    {
        var answer = await client.QueryAsync(persona, "self", document, variables, cancellationToken);
        if (answer.TryGetProperty("errors", out var errors) && errors.GetArrayLength() > 0)
        {
            throw new HubUnreachableException(
                $"the server answered: {errors[0].GetProperty("message").GetString()}");
        }

        return answer.GetProperty("data");
    }

    /// <summary>A mutation's payload: the case it left, and what the caller can mend.</summary>
    public async Task<CaseAnswer> ChangeAsync(
        string document, string mutation, object variables, CancellationToken cancellationToken)
    {
        var data = await AskAsync(document, variables, cancellationToken);
        var payload = data.GetProperty(mutation);
        return new CaseAnswer(
            payload.TryGetProperty("case", out var found) && found.ValueKind == JsonValueKind.Object ? found : null,
            [.. payload.GetProperty("errors").EnumerateArray().Select(CaseError.Read)]);
    }

    /// <summary>The case as it stands; null when the persona has none of this id.</summary>
    public async Task<JsonElement?> CaseAsync(string document, string caseId, CancellationToken cancellationToken)
    {
        var found = (await AskAsync(document, new { id = caseId }, cancellationToken)).GetProperty("case");
        return found.ValueKind == JsonValueKind.Object ? found : null;
    }

    /// <summary>The ids of every transfer the case caused, oldest first.</summary>
    public async Task<List<string>> TransfersAsync(string caseId, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        string? after = null;
        do
        {
            var data = await AskAsync(CaseDocuments.Transfers, new { id = caseId, after }, cancellationToken);
            var page = data.GetProperty("case").GetProperty("transfers");
            ids.AddRange(page.GetProperty("nodes").EnumerateArray()
                .Select(node => node.GetProperty("id").GetString()!));
            var info = page.GetProperty("pageInfo");
            after = info.GetProperty("hasNextPage").GetBoolean() ? info.GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);
        ids.Reverse();
        return ids;
    }
}

/// <summary>What a mutation left.</summary>
internal sealed record CaseAnswer(JsonElement? Case, IReadOnlyList<CaseError> Errors);

/// <summary>What the caller can mend.</summary>
internal sealed record CaseError(string Code, string? Field, string Zh, string En)
{
    /// <summary>What is not the input's fault but the case's: exit code 1, not 2.</summary>
    public bool IsRefusal => Code is "CASE_UNFINISHED" or "STILL_PREFILLING" or "ALREADY_FILED" or "CASE_OVER";

    public static CaseError Read(JsonElement error)
    {
        var text = error.GetProperty("text");
        return new CaseError(
            error.GetProperty("code").GetString()!,
            error.GetProperty("field").GetString(),
            text.GetProperty("zh").GetString()!,
            text.GetProperty("en").GetString()!);
    }
}
