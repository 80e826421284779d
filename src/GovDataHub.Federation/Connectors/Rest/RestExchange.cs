using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovDataHub.Federation.Connectors.Mapping;

namespace GovDataHub.Federation.Connectors.Rest;

/// <summary>An answer whose envelope has been read.</summary>
internal readonly record struct RestAnswer(JsonElement Root)
{
    /// <summary>A write's guard did not hold.</summary>
    public bool GuardFailed { get; init; }

    /// <summary>The source said that it has no row.</summary>
    public bool IsAbsent { get; init; }
}

/// <summary>One call and its answer: HTTP's failures and the source's own statuses become source failures.</summary>
internal sealed class RestExchange(DepartmentMapping mapping, HttpClient client)
{
    /// <summary>Sends a call.</summary>
    /// <exception cref="SourceException">It failed.</exception>
    public async Task<RestAnswer> SendAsync(
        RestCall call, IReadOnlyDictionary<string, JsonNode?> words, CancellationToken cancellationToken)
    {
        var body = call.Body is { } template ? RestTemplate.Fill(template, words) : null;
        return Envelope(await SendAsync(call.Method, RestTemplate.FillPath(call.Path, words), body, cancellationToken));
    }

    /// <summary>Posts JSON to the department's adapter, which knows no envelope.</summary>
    /// <exception cref="SourceException">It failed.</exception>
    public Task<JsonElement> PostAsync(string path, JsonNode body, CancellationToken cancellationToken)
    {
        return SendAsync(HttpMethod.Post, path, body, cancellationToken);
    }

    private async Task<JsonElement> SendAsync(
        HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken)
    {
        // The dot keeps a colon in the first segment from being read as a scheme's.
        using HttpRequestMessage request = new(method, "./" + path.TrimStart('/'))
        {
            Version = client.DefaultRequestVersion,
            VersionPolicy = client.DefaultVersionPolicy,
            Content = body is null
                ? null
                : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        return await SourceHttp.SendAsync(mapping.Department.Code, client, request, cancellationToken);
    }

    private RestAnswer Envelope(JsonElement root)
    {
        if (mapping.Envelope is not { Status: { } path } envelope)
            return new(root);
        var status = path.Of(root)?.ToString() ?? throw SourceHttp.Garbage(mapping.Department.Code);
        if (envelope.Success.Contains(status, StringComparer.Ordinal))
            return new(root);
        if (envelope.Absent.Contains(status, StringComparer.Ordinal))
            return new(root) { IsAbsent = true };
        return envelope.GuardFailed.Contains(status, StringComparer.Ordinal)
            ? new(root) { GuardFailed = true }
            : throw new SourceException(
                mapping.Department.Code, SourceFailure.Fault, "The source answered with an error.");
    }
}
