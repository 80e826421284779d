using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GovDataHub.Federation.Connectors.GraphQL;

/// <summary>A subgraph's answer: its data, and the paths of its errors. The errors' texts stay at the source.</summary>
internal sealed record SubgraphAnswer(
    string Department, JsonElement? Data, ImmutableArray<ImmutableArray<string>> Errors)
{
    /// <summary>Refuses an answer with errors.</summary>
    /// <exception cref="SourceException">There are errors, or there is no data.</exception>
    public void ThrowOnErrors()
    {
        if (Errors.Length > 0 || Data is null)
            throw Failed();
    }

    /// <summary>The failure that the errors mean.</summary>
    public SourceException Failed()
    {
        return new(Department, SourceFailure.Fault, "The source answered with an error.");
    }
}

/// <summary>Sends documents to a subgraph.</summary>
internal sealed class SubgraphExchange(string department, HttpClient client)
{
    /// <summary>Sends one document.</summary>
    /// <exception cref="SourceException">The subgraph failed, or its answer is no GraphQL answer.</exception>
    public async Task<SubgraphAnswer> SendAsync(
        string document, JsonObject variables, CancellationToken cancellationToken)
    {
        JsonObject body = new() { ["query"] = document, ["variables"] = variables };
        using HttpRequestMessage request = new(HttpMethod.Post, "graphql")
        {
            Version = client.DefaultRequestVersion,
            VersionPolicy = client.DefaultVersionPolicy,
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.ParseAdd("application/graphql-response+json, application/json");
        var root = await SourceHttp.SendAsync(department, client, request, cancellationToken);
        if (root.ValueKind != JsonValueKind.Object)
            throw SourceHttp.Garbage(department);
        var data = root.TryGetProperty("data", out var found) && found.ValueKind == JsonValueKind.Object
            ? found
            : (JsonElement?)null;
        var errors = root.TryGetProperty("errors", out var listed) && listed.ValueKind == JsonValueKind.Array
            ? listed.EnumerateArray().Select(PathOf).ToImmutableArray()
            : [];
        return data is null && errors.Length == 0
            ? throw SourceHttp.Garbage(department)
            : new(department, data, errors);
    }

    private static ImmutableArray<string> PathOf(JsonElement error)
    {
        return error.ValueKind == JsonValueKind.Object
            && error.TryGetProperty("path", out var path) && path.ValueKind == JsonValueKind.Array
            ? [.. path.EnumerateArray().Select(step => step.ToString())]
            : [];
    }
}
