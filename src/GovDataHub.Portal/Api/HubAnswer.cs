using System.Text.Json;
using System.Text.Json.Serialization;

namespace GovDataHub.Portal.Api;

/// <summary>What the API answered: data as far as it came, and errors.</summary>
/// <param name="Data">The <c>data</c> object; undefined when there is none.</param>
/// <param name="Errors">Located errors, each with a code.</param>
/// <param name="Problem">Set when there is no usable answer at all.</param>
internal sealed record HubAnswer(JsonElement Data, IReadOnlyList<HubError> Errors, HubProblem? Problem)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The session has no valid token.</summary>
    public static readonly HubAnswer SignedOut = new(default, [], HubProblem.SignedOut);

    /// <summary>The server did not answer.</summary>
    public static readonly HubAnswer Unavailable = new(default, [], HubProblem.Unavailable);

    /// <summary>Reads a GraphQL response.</summary>
    public static HubAnswer From(JsonElement response)
    {
        var errors = response.TryGetProperty("errors", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(HubError.From).ToArray()
            : [];
        return response.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
            ? new HubAnswer(data, errors, null)
            : new HubAnswer(default, errors, HubProblem.Refused);
    }

    /// <summary>A value below <c>data</c> as a record; null when it is null or missing.</summary>
    public T? Read<T>(params ReadOnlySpan<string> path)
        where T : class
    {
        var current = Data;
        foreach (var name in path)
        {
            if (current.ValueKind != JsonValueKind.Object || !current.TryGetProperty(name, out current))
            {
                return null;
            }
        }

        return current.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : current.Deserialize<T>(Json);
    }

    /// <summary>Whether an error has this code.</summary>
    public bool Has(string code)
    {
        return Errors.Any(error => error.Code == code);
    }
}

/// <summary>Why there is no answer.</summary>
internal enum HubProblem
{
    /// <summary>Sign in again.</summary>
    SignedOut,

    /// <summary>The server does not answer now.</summary>
    Unavailable,

    /// <summary>The whole request was refused.</summary>
    Refused,
}

/// <summary>One error of a response.</summary>
/// <param name="Code">Its stable code.</param>
/// <param name="Path">Response path, joined by dots.</param>
internal sealed record HubError(string Code, string Path)
{
    /// <summary>Reads an entry of <c>errors</c>. The message is for developers and is not shown.</summary>
    public static HubError From(JsonElement error)
    {
        return new HubError(
            error.TryGetProperty("extensions", out var extensions) && extensions.TryGetProperty("code", out var code)
                ? code.GetString() ?? ""
                : "",
            error.TryGetProperty("path", out var path)
                ? string.Join('.', path.EnumerateArray().Select(segment => segment.ToString()))
                : "");
    }
}
