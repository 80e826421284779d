using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GovDataHub.Federation.Errors;
using GovDataHub.GraphQL;

namespace GovDataHub.Server.GraphQL;

/// <summary>
/// Reads a GET's parameters from its query string. Addresses stand in logs and histories on their way: what looks like
/// an identity number or a credit code is refused wherever it stands in one.
/// </summary>
internal static partial class UrlParameters
{
    private static readonly string[] Plain = ["query", "documentId", "operationName"];
    private static readonly string[] Json = ["variables", "extensions"];

    /// <summary>The parameters, or what is wrong with them.</summary>
    public static bool TryRead(
        IQueryCollection query,
        [NotNullWhen(true)] out GraphQLParameters? request,
        [NotNullWhen(false)] out GraphQLError? error)
    {
        request = null;
        error = null;
        if (query.Any(pair => pair.Value.Append(pair.Key).Any(text => text is not null && IdPattern.IsMatch(text))))
        {
            error = new GraphQLError(
                "The address holds what looks like an id of a person or an enterprise: send it by POST, as a variable.")
            {
                Code = ErrorCode.IdInAddress,
            };
            return false;
        }

        if (!TryCompose(query, out JsonElement body, out string? problem)
            || !GraphQLRequestReader.TryRead(body, out request, out problem))
        {
            error = new GraphQLError(problem) { Code = ErrorCode.BadRequest };
            return false;
        }

        return true;
    }

    /// <summary>18 characters as identity numbers or credit codes have them, or an old number with 15.</summary>
    [GeneratedRegex(
        "(?<![0-9A-Za-z])(?:[1-9][0-9]{16}[0-9Xx]|[1-9][0-9]{14}"
        + "|[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10})(?![0-9A-Za-z])",
        RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern { get; }

    private static bool TryCompose(
        IQueryCollection query, out JsonElement body, [NotNullWhen(false)] out string? problem)
    {
        body = default;
        JsonObject whole = [];
        foreach (string name in Plain.Concat(Json))
        {
            if (!query.TryGetValue(name, out var values))
            {
                continue;
            }

            if (values is not [{ } text])
            {
                problem = $"'{name}' is given more than once.";
                return false;
            }

            if (text.Length == 0 && name != "query")
            {
                continue;
            }

            try
            {
                whole[name] = Json.Contains(name) ? JsonNode.Parse(text) : JsonValue.Create(text);
            }
            catch (JsonException)
            {
                problem = $"'{name}' must be JSON.";
                return false;
            }
        }

        body = JsonSerializer.SerializeToElement(whole);
        problem = null;
        return true;
    }
}
