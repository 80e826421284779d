using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace GovDataHub.Server.GraphQL;

/// <summary>Reads the body of a POST as GraphQL over HTTP gives it (section 5.1, request parameters).</summary>
internal static class GraphQLRequestReader
{
    /// <summary>The body's parameters, or what is wrong with them.</summary>
    public static bool TryRead(
        JsonElement body, [NotNullWhen(true)] out GraphQLParameters? request, [NotNullWhen(false)] out string? problem)
    {
        request = null;
        problem = Check(body);
        if (problem is not null)
        {
            return false;
        }

        request = new GraphQLParameters(
            Encoding.UTF8.GetBytes(body.GetProperty("query").GetString()!),
            Text(body, "operationName"),
            Given(body, "variables"));
        return true;
    }

    /// <summary>A JSON fault as a place a person can find: line and byte, from 1.</summary>
    public static string Describe(JsonException exception)
    {
        return $"The body is not JSON: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.";
    }

    private static string? Check(JsonElement body)
    {
        if (body.ValueKind == JsonValueKind.Array)
        {
            return "The body is a list: requests are not batched here; send one object.";
        }

        if (body.ValueKind != JsonValueKind.Object)
        {
            return "The body must be an object with 'query'.";
        }

        if (!body.TryGetProperty("query", out JsonElement query) || query.ValueKind != JsonValueKind.String)
        {
            return "'query' is missing or not a string.";
        }

        return Given(body, "operationName") is { ValueKind: not JsonValueKind.String }
            ? "'operationName' must be a string."
            : Given(body, "variables") is { ValueKind: not JsonValueKind.Object }
                ? "'variables' must be an object."
                : Given(body, "extensions") is { ValueKind: not JsonValueKind.Object }
                    ? "'extensions' must be an object."
                    : null;
    }

    private static JsonElement? Given(JsonElement body, string name)
    {
        return body.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private static string? Text(JsonElement body, string name)
    {
        return Given(body, name)?.GetString();
    }
}
