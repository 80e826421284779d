using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GovDataHub.Server.Tests.Authentication;

/// <summary>
/// An OpenID issuer of its own, as any could stand in: metadata, keys, and tokens as a test wants them.
/// </summary>
internal sealed class Issuer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ECDsa _signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _proofs = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private Issuer(WebApplication application)
    {
        _application = application;
    }

    public string Address => _application.Urls.First();

    /// <summary>The thumbprint of the key that proofs are signed with.</summary>
    public string Thumbprint => Base64UrlEncoder.Encode(Jwk(_proofs).ComputeJwkThumbprint());

    public static async Task<Issuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var issuer = new Issuer(builder.Build());
        issuer._application.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = issuer.Address,
            jwks_uri = issuer.Address + "/jwks",
        }));
        issuer._application.MapGet("/jwks", () =>
        {
            var jwk = Jwk(issuer._signing);
            return Results.Json(new
            {
                keys = new[] { new { kty = jwk.Kty, crv = jwk.Crv, x = jwk.X, y = jwk.Y, kid =
                "k", alg = "ES256", use = "sig" } }
            });
        });
        await issuer._application.StartAsync();
        return issuer;
    }

    /// <summary>A good token of a citizen, changed as the test says.</summary>
    public string Token(
        Action<SecurityTokenDescriptor>? change = null, bool bound = true, string? citizen = "330199199001010016")
    {
        var now = DateTime.UtcNow;
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = "urn:govdatahub:api",
            TokenType = "at+jwt",
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddMinutes(5),
            SigningCredentials = new SigningCredentials(
                new ECDsaSecurityKey(_signing) { KeyId = "k" }, SecurityAlgorithms.EcdsaSha256),
            Claims = new Dictionary<string, object>
            {
                ["sub"] = "pseudonym",
                ["client_id"] = citizen is null ? "system-hpf" : "portal",
                ["roles"] = citizen is null ? new[] { "system" } : ["citizen", "officer"],
                ["department"] = "HPF",
            },
        };
        if (citizen is not null)
        {
            descriptor.Claims["citizen_id"] = citizen;
        }

        if (bound)
        {
            descriptor.Claims["cnf"] = new Dictionary<string, object> { ["jkt"] = Thumbprint };
        }

        change?.Invoke(descriptor);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    /// <summary>A good proof for a token at an address, changed as the test says.</summary>
    public string Proof(
        string token, string address, Action<Dictionary<string, object>>? change = null, string method = "GET")
    {
        var claims = new Dictionary<string, object>
        {
            ["jti"] = Guid.NewGuid().ToString("N"),
            ["htm"] = method,
            ["htu"] = address,
            ["iat"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
            ["ath"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(token))),
        };
        change?.Invoke(claims);
        var jwk = Jwk(_proofs);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                TokenType = "dpop+jwt",
                Claims = claims,
                AdditionalHeaderClaims = new Dictionary<string, object>
                {
                    ["jwk"] = new Dictionary<string,
                    object>
                    { ["kty"] = jwk.Kty, ["crv"] = jwk.Crv, ["x"] = jwk.X, ["y"] = jwk.Y },
                },
                SigningCredentials = new SigningCredentials(
                new ECDsaSecurityKey(_proofs), SecurityAlgorithms.EcdsaSha256),
            });
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _signing.Dispose();
        _proofs.Dispose();
    }

    private static JsonWebKey Jwk(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new JsonWebKey
        {
            Kty = "EC",
            Crv = "P-256",
            X = Base64UrlEncoder.Encode(point.X),
            Y = Base64UrlEncoder.Encode(point.Y),
        };
    }
}
