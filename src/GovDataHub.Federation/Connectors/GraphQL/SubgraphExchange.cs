using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GovDataHub.Federation.Connectors.GraphQL;

/// <summary>An error of a subgraph's answer.</summary>
/// <param name="Path">Where it is; empty when it is about the whole.</param>
/// <param name="IsRefusal">Whether its code says that the hub may not have this.</param>
internal readonly record struct SubgraphError(ImmutableArray<string> Path, bool IsRefusal);

/// <summary>A subgraph's answer: its data, and where its errors are. The errors' texts stay at the source.</summary>
internal sealed record SubgraphAnswer(string Department, JsonElement? Data, ImmutableArray<SubgraphError> Errors)
{
    /// <summary>Refuses an answer with errors.</summary>
    /// <exception cref="SourceException">There are errors, or there is no data.</exception>
    public void ThrowOnErrors()
    {
        if (Errors.Length > 0 || Data is null)
            throw Failed(Errors);
    }

    /// <summary>The failure that errors mean: a refusal when each of them is one.</summary>
    public SourceException Failed(ImmutableArray<SubgraphError> errors)
    {
        return errors.Length > 0 && errors.All(error => error.IsRefusal)
            ? new(Department, SourceFailure.Refused, "The source refused the answer.")
            : new(Department, SourceFailure.Fault, "The source answered with an error.");
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
        ImmutableArray<SubgraphError> errors =
            root.TryGetProperty("errors", out var listed) && listed.ValueKind == JsonValueKind.Array
            ? [.. listed.EnumerateArray().Select(error => new SubgraphError(PathOf(error), IsRefusal(error)))]
            : [];
        return data is null && errors.Length == 0
            ? throw SourceHttp.Garbage(department)
            : new(department, data, errors);
    }

    /// <summary>The codes by which subgraphs say it; a code stands in <c>extensions</c>.</summary>
    private static bool IsRefusal(JsonElement error)
    {
        return error.ValueKind == JsonValueKind.Object
            && error.TryGetProperty("extensions", out var extensions) && extensions.ValueKind == JsonValueKind.Object
            && extensions.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String
            && code.GetString() is ("FORBIDDEN" or "ACCESS_DENIED" or "UNAUTHENTICATED" or "UNAUTHORIZED");
    }

    private static ImmutableArray<string> PathOf(JsonElement error)
    {
        return error.ValueKind == JsonValueKind.Object
            && error.TryGetProperty("path", out var path) && path.ValueKind == JsonValueKind.Array
            ? [.. path.EnumerateArray().Select(step => step.ToString())]
            : [];
    }
}
