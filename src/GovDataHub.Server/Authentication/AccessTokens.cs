using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace GovDataHub.Server.Authentication;

/// <summary>
/// Takes an access token with what proves its possession, whether they came in headers or in a socket's first message:
/// <c>DPoP</c> with a proof for people, <c>Bearer</c> for systems. A token bound to a key is never accepted as Bearer.
/// </summary>
internal sealed class AccessTokens(
    IOptionsMonitor<AccessTokenOptions> options, TokenVerifier tokens, DpopProofVerifier proofs)
{
    /// <summary>The token's content, or why it is refused.</summary>
    /// <param name="context">The request; its method and address are what a proof is for.</param>
    /// <param name="authorization"><c>DPoP token</c> or <c>Bearer token</c>.</param>
    /// <param name="proof">The DPoP proofs sent with it; exactly one goes with the scheme <c>DPoP</c>.</param>
    public async ValueTask<(VerifiedToken? Token, TokenRefusal? Refusal)> VerifyAsync(
        HttpContext context, string authorization, StringValues proof)
    {
        var (scheme, token) = Split(authorization);
        if (token.Length == 0 || scheme is not ("Bearer" or "DPoP"))
        {
            return (null, new TokenRefusal(
                "TOKEN_INVALID", "Authorization takes 'DPoP <token>' or 'Bearer <token>'"));
        }

        var (verified, refusal) = await tokens.VerifyAsync(token);
        refusal ??= scheme == "Bearer"
            ? RefusalAsBearer(context, verified!)
            : await PossessionAsync(context.Request, token, verified!, proof);
        return refusal is null ? (verified, null) : (null, refusal);
    }

    private TokenRefusal? RefusalAsBearer(HttpContext context, VerifiedToken verified)
    {
        bool development = options.Get(AccessTokenHandler.SchemeName).Development;
        return verified switch
        {
            { KeyThumbprint: not null } =>
                new TokenRefusal("TOKEN_BOUND", "this access token is bound to a key; send it as DPoP with a proof"),
            { CitizenId: not null } when !(development && FromLoopback(context)) =>
                new TokenRefusal("TOKEN_BEARER", "a person's access token must be bound to a key (DPoP)"),
            _ => null,
        };
    }

    private async ValueTask<TokenRefusal?> PossessionAsync(
        HttpRequest request, string token, VerifiedToken verified, StringValues proof)
    {
        if (verified.KeyThumbprint is not { } thumbprint || proof is not [{ Length: > 0 } one])
        {
            return new TokenRefusal("DPOP_INVALID", "the DPoP scheme takes a bound token and one DPoP proof");
        }

        var address = new Uri($"{request.Scheme}://{request.Host}{request.PathBase}{request.Path}");
        return await proofs.VerifyAsync(one, token, thumbprint, request.Method, address);
    }

    private static bool FromLoopback(HttpContext context)
    {
        return context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
    }

    private static (string Scheme, string Token) Split(string header)
    {
        var space = header.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (header, "") : (header[..space], header[(space + 1)..].Trim());
    }
}
