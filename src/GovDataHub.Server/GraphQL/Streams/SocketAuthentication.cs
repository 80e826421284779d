using System.Text.Json;
using GovDataHub.Federation.Access;
using GovDataHub.Server.Authentication;
using Microsoft.Extensions.Primitives;

namespace GovDataHub.Server.GraphQL.Streams;

/// <summary>
/// Takes the payload of <c>connection_init</c>: <c>authorization</c> with <c>dpop</c>, whose proof is for a GET of the
/// socket's address by <c>http</c> or <c>https</c>, and <c>Hub-Purpose</c>. A browser cannot send headers with a
/// socket; who can may do so, and then the payload needs the purpose only.
/// </summary>
internal sealed class SocketAuthentication(AccessTokens tokens, RefusalRecorder recorder)
{
    /// <summary>Establishes who a socket speaks for; from here on its context carries the token.</summary>
    /// <returns>The purpose, or why the socket is closed.</returns>
    public async ValueTask<(string? Purpose, SocketClose? Refusal)> AdmitAsync(
        HttpContext context, JsonElement? payload)
    {
        Dictionary<string, string> fields = new(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty field in payload is { ValueKind: JsonValueKind.Object } given
            ? given.EnumerateObject().ToArray()
            : [])
        {
            if (field.Value.ValueKind == JsonValueKind.String && !fields.TryAdd(field.Name, field.Value.GetString()!))
            {
                return (null, SocketClose.Invalid("An entry of the payload is given twice"));
            }
        }

        string? purpose = fields.GetValueOrDefault("Hub-Purpose");
        if (purpose is not null && Purpose.Parse(purpose) is null)
        {
            return (null, SocketClose.Invalid(
                "Hub-Purpose takes self, behalf/<mandate>, case/<id>, grant/<id> or audit"));
        }

        if (!fields.TryGetValue("authorization", out string? authorization))
        {
            return (purpose, null);
        }

        StringValues proof = fields.TryGetValue("dpop", out string? one) ? one : StringValues.Empty;
        (VerifiedToken? token, TokenRefusal? refusal) = await tokens.VerifyAsync(context, authorization, proof);
        if (refusal is not null)
        {
            recorder.Count(context.Connection.RemoteIpAddress?.ToString() ?? "unknown", refusal.Code);
            return (null, SocketClose.Forbidden(refusal.Code));
        }

        context.Features.Set(token);
        return (purpose, null);
    }
}
