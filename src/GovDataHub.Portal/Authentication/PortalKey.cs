using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GovDataHub.Portal.Authentication;

/// <summary>
/// The portal's key pair. It authenticates the portal to the issuer (private_key_jwt, RFC 7523) and proves possession
/// of the tokens issued to it (DPoP, RFC 9449).
/// </summary>
internal sealed class PortalKey(PortalOptions options, TimeProvider time)
{
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly Lazy<JsonWebKey> _key = new(() => Load(options.KeyFile));

    /// <summary>The private JWK.</summary>
    /// <exception cref="InvalidOperationException">The key file is missing or no P-256 key.</exception>
    public JsonWebKey Key => _key.Value;

    /// <summary>A client assertion for the issuer, valid for one minute.</summary>
    public string ClientAssertion()
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        return Sign("JWT", header: null, new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["iss"] = options.ClientId,
            ["sub"] = options.ClientId,
            ["aud"] = options.Issuer.GetLeftPart(UriPartial.Authority),
            ["jti"] = UniqueId(),
            ["iat"] = now,
            ["exp"] = now + 60,
        });
    }

    /// <summary>A DPoP proof for one request, with the access token's hash when there is one.</summary>
    public string Proof(string method, Uri address, string? accessToken, string? nonce = null)
    {
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["jti"] = UniqueId(),
            ["htm"] = method,
            ["htu"] = address.GetLeftPart(UriPartial.Path),
            ["iat"] = time.GetUtcNow().ToUnixTimeSeconds(),
        };
        if (accessToken is not null)
        {
            claims["ath"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)));
        }

        if (nonce is not null)
        {
            claims["nonce"] = nonce;
        }

        var jwk = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["kty"] = Key.Kty,
            ["crv"] = Key.Crv,
            ["x"] = Key.X,
            ["y"] = Key.Y,
        };
        return Sign("dpop+jwt", new Dictionary<string, object>(StringComparer.Ordinal) { ["jwk"] = jwk }, claims);
    }

    private string Sign(string type, Dictionary<string, object>? header, Dictionary<string, object> claims)
    {
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = type,
            AdditionalHeaderClaims = header,
            Claims = claims,
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.EcdsaSha256),
        });
    }

    private static string UniqueId()
    {
        return Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16));
    }

    private static JsonWebKey Load(string file)
    {
        if (!File.Exists(file))
        {
            throw new InvalidOperationException(
                "the portal's key file is missing: start the identity provider first, or set HUB_PORTAL_KEY");
        }

        var key = new JsonWebKey(File.ReadAllText(file));
        return key is { Kty: "EC", Crv: "P-256", HasPrivateKey: true }
            ? key
            : throw new InvalidOperationException("the portal's key file holds no private P-256 key");
    }
}
