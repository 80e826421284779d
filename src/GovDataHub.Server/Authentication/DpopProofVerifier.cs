using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GovDataHub.Server.Authentication;

/// <summary>
/// Verifies a DPoP proof (RFC 9449 section 4.3): its own key's signature, method, address, age, single use, and that
/// it goes with this access token.
/// </summary>
internal sealed class DpopProofVerifier(TimeProvider time) : IDisposable
{
    private const int MaximumLength = 4096;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly MemoryCache _used = new(new MemoryCacheOptions { SizeLimit = 1_000_000 });

    /// <summary>Null when the proof holds for a token bound to <paramref name="thumbprint"/>, else why not.</summary>
    public async ValueTask<TokenRefusal?> VerifyAsync(
        string proof, string accessToken, string thumbprint, string method, Uri address)
    {
        if (proof.Length > MaximumLength || Key(proof) is not { } key)
        {
            return Refused("the DPoP proof is not a dpop+jwt with a public EC key");
        }

        var result = await _handler.ValidateTokenAsync(proof, Parameters(key));
        if (!result.IsValid)
        {
            return Refused("the DPoP proof's signature does not hold");
        }

        return Check((JsonWebToken)result.SecurityToken, key, accessToken, thumbprint, method, address);
    }

    public void Dispose()
    {
        _used.Dispose();
    }

    private TokenRefusal? Check(
        JsonWebToken proof, JsonWebKey key, string accessToken, string thumbprint, string method, Uri address)
    {
        if (Base64UrlEncoder.Encode(key.ComputeJwkThumbprint()) != thumbprint)
        {
            return Refused("the access token is bound to another key than the DPoP proof's");
        }

        if (Claim(proof, "htm") != method || !SameAddress(Claim(proof, "htu"), address))
        {
            return Refused("the DPoP proof is for another method or address");
        }

        var hash = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)));
        if (Claim(proof, "ath") != hash)
        {
            return Refused("the DPoP proof is for another access token");
        }

        var age = time.GetUtcNow() - new DateTimeOffset(proof.IssuedAt, TimeSpan.Zero);
        return age.Duration() > Window
            ? Refused("the DPoP proof is older than 60 seconds; make one for each request")
            : FirstUse(proof, thumbprint);
    }

    private TokenRefusal? FirstUse(JsonWebToken proof, string thumbprint)
    {
        if (proof.Id is not { Length: > 0 and <= 200 } id)
        {
            return Refused("the DPoP proof has no jti");
        }

        var key = thumbprint + "\n" + id;
        lock (_used)
        {
            if (_used.TryGetValue(key, out _))
            {
                return Refused("the DPoP proof was used before; make one for each request");
            }

            _used.Set(key, true,
                new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Window * 2 });
        }

        return null;
    }

    private static JsonWebKey? Key(string proof)
    {
        try
        {
            var token = new JsonWebToken(proof);
            if (token.Typ != "dpop+jwt" || token.Alg != SecurityAlgorithms.EcdsaSha256
                || !token.TryGetHeaderValue<JsonElement>("jwk", out var jwk))
            {
                return null;
            }

            var key = new JsonWebKey(jwk.GetRawText());
            return key is { Kty: "EC", Crv: "P-256", HasPrivateKey: false } ? key : null;
        }
        catch (Exception malformed) when (malformed is ArgumentException or SecurityTokenException or JsonException)
        {
            return null;
        }
    }

    [SuppressMessage(
        "Security", "CA5404", Justification = "A proof has no issuer, audience or lifetime (RFC 9449 4.2).")]
    private static TokenValidationParameters Parameters(JsonWebKey key)
    {
        return new TokenValidationParameters
        {
            IssuerSigningKey = key,
            ValidTypes = ["dpop+jwt"],
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
        };
    }

    private static bool SameAddress(string? claimed, Uri address)
    {
        return Uri.TryCreate(claimed, UriKind.Absolute, out var uri)
            && Uri.Compare(
                uri, address, UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped,
                StringComparison.OrdinalIgnoreCase) == 0;
    }

    private static string? Claim(JsonWebToken proof, string name)
    {
        return proof.TryGetPayloadValue<string>(name, out var text) ? text : null;
    }

    private static TokenRefusal Refused(string text)
    {
        return new TokenRefusal("DPOP_INVALID", text);
    }
}
