using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace GovDataHub.Portal.Authentication;

/// <summary>
/// Signs a person in with the issuer: the authorization request is pushed (the browser carries a reference only), PKCE,
/// nonce, the issuer's identification in the answer (RFC 9207), and tokens bound to the portal's key.
/// </summary>
internal sealed class OpenIdHandler(
    IOptionsMonitor<OAuthOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    PortalOptions portal,
    IssuerClient issuer) : OAuthHandler<OAuthOptions>(options, logger, encoder)
{
    public const string SchemeName = "OpenId";
    private const string NonceKey = "nonce";
    private const string VerifierKey = "code_verifier";

    /// <inheritdoc/>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        properties.RedirectUri ??= "/";
        var verifier = properties.Items[VerifierKey] = Unique();
        var nonce = properties.Items[NonceKey] = Unique();
        GenerateCorrelationId(properties);
        try
        {
            var reference = await PushAsync(properties, verifier!, nonce!);
            var metadata = await issuer.MetadataAsync(Context.RequestAborted);
            Response.Redirect(
                $"{metadata.AuthorizationEndpoint}?client_id={Uri.EscapeDataString(portal.ClientId)}" +
                $"&request_uri={Uri.EscapeDataString(reference)}");
        }
        catch (Exception failure) when (failure is IssuerException or InvalidOperationException)
        {
            Response.Redirect("/sign-in-failed");
        }
    }

    /// <inheritdoc/>
    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        var metadata = await issuer.MetadataAsync(Context.RequestAborted);
        return Request.Query["iss"] == metadata.Issuer
            ? await base.HandleRemoteAuthenticateAsync()
            : HandleRequestResult.Fail("the answer is not from this issuer");
    }

    /// <inheritdoc/>
    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        try
        {
            return OAuthTokenResponse.Success(await issuer.TokenAsync(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["grant_type"] = "authorization_code",
                    ["code"] = context.Code,
                    ["redirect_uri"] = context.RedirectUri,
                    ["code_verifier"] = context.Properties.Items[VerifierKey] ?? "",
                    ["resource"] = portal.Audience,
                },
                Context.RequestAborted));
        }
        catch (IssuerException refused)
        {
            return OAuthTokenResponse.Failed(refused);
        }
    }

    /// <inheritdoc/>
    protected override async Task<AuthenticationTicket> CreateTicketAsync(
        ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var root = tokens.Response!.RootElement;
        var idToken = root.GetProperty("id_token").GetString()!;
        var verified = await issuer.VerifyIdTokenAsync(
            idToken, properties.Items[NonceKey] ?? "", Context.RequestAborted);
        foreach (var name in (string[])["sub", "name", "name_en", "department"])
        {
            if (verified.TryGetClaim(name, out var claim))
            {
                identity.AddClaim(new Claim(name, claim.Value));
            }
        }

        identity.AddClaims(
            verified.Claims.Where(claim => claim.Type == "roles").Select(claim => new Claim("roles", claim.Value)));
        properties.Items.Remove(VerifierKey);
        properties.Items.Remove(NonceKey);
        properties.StoreTokens(TokenSet.From(root, idToken, TimeProvider.GetUtcNow()).ToAuthenticationTokens());
        return new AuthenticationTicket(new ClaimsPrincipal(
            new ClaimsIdentity(identity.Claims, SchemeName, "name", "roles")), properties, SchemeName);
    }

    private Task<string> PushAsync(AuthenticationProperties properties, string verifier, string nonce)
    {
        return issuer.PushAsync(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["response_type"] = "code",
                ["redirect_uri"] = BuildRedirectUri(Options.CallbackPath),
                ["scope"] = "openid profile offline_access hub",
                ["resource"] = portal.Audience,
                ["state"] = Options.StateDataFormat.Protect(properties),
                ["nonce"] = nonce,
                ["code_challenge"] =
                    Base64UrlEncoder.Encode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(verifier))),
                ["code_challenge_method"] = "S256",
                ["ui_locales"] = properties.GetParameter<string>("ui_locales") ?? "zh-CN",
                ["prompt"] = "consent",
            },
            Context.RequestAborted);
    }

    private static string Unique()
    {
        return Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
    }
}
