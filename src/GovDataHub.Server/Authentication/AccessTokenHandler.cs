using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace GovDataHub.Server.Authentication;

/// <summary>
/// Authenticates a request by its access token: <c>DPoP</c> with a proof for people, <c>Bearer</c> for systems.
/// A token bound to a key is never accepted as Bearer. No token at all is no failure: the caller is anonymous.
/// </summary>
internal sealed class AccessTokenHandler(
    IOptionsMonitor<AccessTokenOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    TokenVerifier tokens,
    DpopProofVerifier proofs) : AuthenticationHandler<AccessTokenOptions>(options, logger, encoder)
{
    public const string SchemeName = "AccessToken";

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            return AuthenticateResult.NoResult();
        }

        var (scheme, token) = Split(header);
        if (token.Length == 0 || scheme is not ("Bearer" or "DPoP"))
        {
            return Fail(new TokenRefusal("TOKEN_INVALID", "Authorization takes 'DPoP <token>' or 'Bearer <token>'"));
        }

        var (verified, refusal) = await tokens.VerifyAsync(token);
        refusal ??= await PossessionAsync(scheme, token, verified!);
        if (refusal is not null)
        {
            return Fail(refusal);
        }

        Context.Features.Set(verified);
        var identity = new ClaimsIdentity([new Claim("sub", verified!.Subject)], SchemeName, "sub", "roles");
        identity.AddClaims(verified.Roles.Select(role => new Claim("roles", role)));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    /// <inheritdoc/>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var refusal = Context.Features.Get<TokenRefusal>()
            ?? new TokenRefusal("UNAUTHENTICATED", "this address needs an access token");
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = refusal.Code == "DPOP_INVALID"
            ? "DPoP error=\"invalid_dpop_proof\", algs=\"ES256\""
            : "DPoP error=\"invalid_token\", algs=\"ES256\", Bearer error=\"invalid_token\"";
        await Results.Problem(
            detail: refusal.Text,
            statusCode: StatusCodes.Status401Unauthorized,
            title: "The access token is refused",
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = refusal.Code })
            .ExecuteAsync(Context);
    }

    private async ValueTask<TokenRefusal?> PossessionAsync(string scheme, string token, VerifiedToken verified)
    {
        if (scheme == "Bearer")
        {
            return verified switch
            {
                { KeyThumbprint: not null } =>
                    new TokenRefusal(
                        "TOKEN_BOUND", "this access token is bound to a key; send it as DPoP with a proof"),
                { CitizenId: not null } when !(Options.Development && FromLoopback()) =>
                    new TokenRefusal("TOKEN_BEARER", "a person's access token must be bound to a key (DPoP)"),
                _ => null,
            };
        }

        if (verified.KeyThumbprint is not { } thumbprint || Request.Headers["DPoP"] is not [{ Length: > 0 } proof])
        {
            return new TokenRefusal("DPOP_INVALID", "the DPoP scheme takes a bound token and one DPoP header");
        }

        var address = new Uri($"{Request.Scheme}://{Request.Host}{Request.PathBase}{Request.Path}");
        return await proofs.VerifyAsync(proof, token, thumbprint, Request.Method, address);
    }

    private AuthenticateResult Fail(TokenRefusal refusal)
    {
        Context.Features.Set(refusal);
        return AuthenticateResult.Fail(refusal.Text);
    }

    private bool FromLoopback()
    {
        return Context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
    }

    private static (string Scheme, string Token) Split(string header)
    {
        var space = header.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (header, "") : (header[..space], header[(space + 1)..].Trim());
    }
}
