using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace GovDataHub.Server.Authentication;

/// <summary>
/// Verifies access tokens of the issuer: typ at+jwt, ES256, issuer, audience, lifetime. A signature check costs more
/// than a query, so a verified token is remembered by its SHA-256 for a few seconds.
/// </summary>
internal sealed class TokenVerifier : IDisposable
{
    private const int RememberedTokens = 100_000;

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly MemoryCache _remembered = new(new MemoryCacheOptions { SizeLimit = RememberedTokens });
    private readonly TokenValidationParameters _parameters;
    private readonly AccessTokenOptions _options;
    private readonly TimeProvider _time;

    public TokenVerifier(IOptionsMonitor<AccessTokenOptions> options, TimeProvider time)
    {
        _options = options.Get(AccessTokenHandler.SchemeName);
        _time = time;
        _parameters = Parameters(_options, time);
    }

    /// <summary>The token's content, or why it is refused: one of RFC 6750's error codes with a sentence.</summary>
    public async ValueTask<(VerifiedToken? Token, TokenRefusal? Refusal)> VerifyAsync(string token)
    {
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        if (_remembered.TryGetValue(key, out VerifiedToken? known) && known!.Expires > _time.GetUtcNow())
        {
            return (known, null);
        }

        var result = await _handler.ValidateTokenAsync(token, _parameters);
        if (!result.IsValid)
        {
            return (null, Refusal(result.Exception));
        }

        var verified = Read((JsonWebToken)result.SecurityToken);
        Remember(key, verified);
        return (verified, null);
    }

    public void Dispose()
    {
        _remembered.Dispose();
    }

    private static TokenValidationParameters Parameters(AccessTokenOptions options, TimeProvider time)
    {
        var metadata = new ConfigurationManager<OpenIdConnectConfiguration>(
            options.Issuer.TrimEnd('/') + "/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever { RequireHttps = !new Uri(options.Issuer).IsLoopback });
        return new TokenValidationParameters
        {
            ConfigurationManager = metadata,
            ValidIssuer = options.Issuer,
            ValidAudience = options.Audience,
            ValidTypes = ["at+jwt"],
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            LifetimeValidator = (notBefore, expires, _, _) =>
                expires > time.GetUtcNow().UtcDateTime
                && (notBefore is null || notBefore <= time.GetUtcNow().UtcDateTime.AddSeconds(5)),
        };
    }

    private static VerifiedToken Read(JsonWebToken token)
    {
        return new VerifiedToken(
            token.Subject,
            Text(token, "client_id") ?? "",
            Text(token, "citizen_id"),
            Text(token, "name"),
            Text(token, "department"),
            token.TryGetPayloadValue<string[]>("roles", out var roles) ? [.. roles] : [],
            token.TryGetPayloadValue<Dictionary<string, string>>("cnf", out var binding)
                ? binding.GetValueOrDefault("jkt")
                : null,
            token.ValidTo);
    }

    private static string? Text(JsonWebToken token, string claim)
    {
        return token.TryGetPayloadValue<string>(claim, out var text) ? text : null;
    }

    private static TokenRefusal Refusal(Exception exception)
    {
        return exception switch
        {
            SecurityTokenInvalidLifetimeException =>
                new("TOKEN_EXPIRED", "the access token has expired; take a new one"),
            SecurityTokenInvalidAudienceException => new("TOKEN_AUDIENCE", "the access token is for another audience"),
            SecurityTokenInvalidIssuerException => new("TOKEN_ISSUER", "the access token is from another issuer"),
            SecurityTokenInvalidTypeException => new("TOKEN_TYPE", "this is not an access token (typ at+jwt)"),
            InvalidOperationException or IOException or HttpRequestException =>
                new("ISSUER_UNAVAILABLE", "the issuer's keys cannot be read now; try again"),
            _ => new("TOKEN_INVALID", "the access token is not valid"),
        };
    }

    private void Remember(string key, VerifiedToken verified)
    {
        var left = verified.Expires - _time.GetUtcNow();
        var span = left < _options.RememberedFor ? left : _options.RememberedFor;
        if (span > TimeSpan.Zero)
        {
            _remembered.Set(
                key, verified, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = span });
        }
    }
}

/// <summary>Why a token was refused. Says nothing of its content.</summary>
/// <param name="Code">A stable code, recorded and returned.</param>
/// <param name="Text">What is wrong and what mends it.</param>
internal sealed record TokenRefusal(string Code, string Text);
