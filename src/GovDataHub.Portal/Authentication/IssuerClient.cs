using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace GovDataHub.Portal.Authentication;

/// <summary>The portal's requests to the issuer: pushed authorization, tokens, and the check of an ID token.</summary>
internal sealed class IssuerClient(HttpClient http, PortalOptions options, PortalKey key)
{
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    private readonly ConfigurationManager<OpenIdConnectConfiguration> _metadata = new(
        new Uri(options.Issuer, "/.well-known/openid-configuration").ToString(),
        new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever { RequireHttps = !options.Issuer.IsLoopback });

    /// <summary>The issuer's metadata.</summary>
    public Task<OpenIdConnectConfiguration> MetadataAsync(CancellationToken cancellationToken)
    {
        return _metadata.GetConfigurationAsync(cancellationToken);
    }

    /// <summary>Pushes an authorization request (RFC 9126) and returns its <c>request_uri</c>.</summary>
    /// <exception cref="IssuerException">The issuer refused it.</exception>
    public async Task<string> PushAsync(Dictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        var metadata = await MetadataAsync(cancellationToken);
        var answer = await PostAsync(
            new Uri(metadata.PushedAuthorizationRequestEndpoint), parameters, cancellationToken);
        return answer.GetProperty("request_uri").GetString() ?? throw new IssuerException("no request_uri");
    }

    /// <summary>Asks the token endpoint with a proof of possession; returns the answer's JSON.</summary>
    /// <exception cref="IssuerException">The issuer refused: <c>invalid_grant</c> and the like.</exception>
    public async Task<JsonDocument> TokenAsync(
        Dictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        var metadata = await MetadataAsync(cancellationToken);
        var answer = await PostAsync(new Uri(metadata.TokenEndpoint), parameters, cancellationToken);
        return JsonDocument.Parse(answer.GetRawText());
    }

    /// <summary>Verifies an ID token (OpenID Connect Core 3.1.3.7) and its nonce.</summary>
    /// <exception cref="IssuerException">It does not hold.</exception>
    public async Task<JsonWebToken> VerifyIdTokenAsync(
        string idToken, string nonce, CancellationToken cancellationToken)
    {
        var metadata = await MetadataAsync(cancellationToken);
        var result = await Handler.ValidateTokenAsync(idToken, new TokenValidationParameters
        {
            ValidIssuer = metadata.Issuer,
            ValidAudience = options.ClientId,
            IssuerSigningKeys = metadata.SigningKeys,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
        });
        return result is { IsValid: true, SecurityToken: JsonWebToken token } && token.GetClaim("nonce").Value == nonce
            ? token
            : throw new IssuerException("the ID token does not hold");
    }

    private async Task<JsonElement> PostAsync(
        Uri address, Dictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        var (answer, nonce) = await SendAsync(address, parameters, nonce: null, cancellationToken);
        if (nonce is not null && answer.TryGetProperty("error", out var error) && error.ValueEquals("use_dpop_nonce"))
        {
            (answer, _) = await SendAsync(address, parameters, nonce, cancellationToken);
        }

        return answer.TryGetProperty("error", out error)
            ? throw new IssuerException(error.GetString() ?? "error")
            : answer;
    }

    private async Task<(JsonElement Answer, string? Nonce)> SendAsync(
        Uri address, Dictionary<string, string> parameters, string? nonce, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.Add("DPoP", key.Proof("POST", address, accessToken: null, nonce));
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>(parameters, StringComparer.Ordinal)
        {
            ["client_id"] = options.ClientId,
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = key.ClientAssertion(),
        });
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            return (answer, response.Headers.TryGetValues("DPoP-Nonce", out var values) ? values.First() : null);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException)
        {
            throw new IssuerException("unreachable", failure);
        }
    }
}

/// <summary>The issuer refused or did not answer. The message is a protocol code, never personal data.</summary>
internal sealed class IssuerException(string message, Exception? innerException = null)
    : Exception(message, innerException);
