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
    AccessTokens tokens) : AuthenticationHandler<AccessTokenOptions>(options, logger, encoder)
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

        var (verified, refusal) = await tokens.VerifyAsync(Context, header, Request.Headers["DPoP"]);
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

    private AuthenticateResult Fail(TokenRefusal refusal)
    {
        Context.Features.Set(refusal);
        return AuthenticateResult.Fail(refusal.Text);
    }
}
