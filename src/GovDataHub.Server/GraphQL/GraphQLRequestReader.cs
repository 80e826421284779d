using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using GovDataHub.Federation.Documents;

namespace GovDataHub.Server.GraphQL;

/// <summary>
/// Reads a request's parameters from a JSON object, as GraphQL over HTTP gives them (request parameters, and the
/// appendix on persisted documents); a socket's <c>subscribe</c> carries the same object.
/// </summary>
internal static class GraphQLRequestReader
{
    private const string PersistedQuery = "persistedQuery";

    /// <summary>The parameters, or what is wrong with them.</summary>
    public static bool TryRead(
        JsonElement body, [NotNullWhen(true)] out GraphQLParameters? request, [NotNullWhen(false)] out string? problem)
    {
        request = null;
        problem = Check(body);
        string? hash = null;
        if (problem is not null || !TryReadHash(body, out hash, out problem))
        {
            return false;
        }

        if (Given(body, "query") is not { ValueKind: JsonValueKind.String } query)
        {
            problem = hash is null ? "'query' is missing or not a string." : null;
            if (problem is not null)
            {
                return false;
            }

            query = default;
        }

        request = new GraphQLParameters(
            query.ValueKind == JsonValueKind.String ? Encoding.UTF8.GetBytes(query.GetString()!) : null,
            Text(body, "operationName") is { Length: > 0 } name ? name : null,
            Given(body, "variables"),
            hash);
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

        if (body.TryGetProperty("query", out JsonElement query)
            && query.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
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

    /// <summary>The document's hash by <c>documentId</c>, or in the form Apollo's clients send it.</summary>
    private static bool TryReadHash(
        JsonElement body, out string? hash, [NotNullWhen(false)] out string? problem)
    {
        hash = null;
        problem = null;
        if (Given(body, "documentId") is { } id)
        {
            hash = id.ValueKind == JsonValueKind.String ? id.GetString() : null;
            hash = hash?.StartsWith(TrustedDocuments.Prefix, StringComparison.Ordinal) == true
                ? hash[TrustedDocuments.Prefix.Length..]
                : null;
            problem = TrustedDocuments.IsHash(hash)
                ? null
                : "'documentId' must be sha256: and 64 lower-case hexadecimal digits.";
        }
        else if (Given(body, "extensions") is { } extensions && Given(extensions, PersistedQuery) is { } persisted)
        {
            hash = persisted.ValueKind == JsonValueKind.Object ? Text(persisted, "sha256Hash") : null;
            problem = TrustedDocuments.IsHash(hash)
                ? null
                : "'extensions.persistedQuery.sha256Hash' must be 64 lower-case hexadecimal digits.";
        }

        return problem is null;
    }

    private static JsonElement? Given(JsonElement body, string name)
    {
        return body.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private static string? Text(JsonElement body, string name)
    {
        return Given(body, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
    }
}
