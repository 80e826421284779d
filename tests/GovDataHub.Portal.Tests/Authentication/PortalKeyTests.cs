using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GovDataHub.Portal.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace GovDataHub.Portal.Tests.Authentication;

/// <summary>What the portal proves with its key (RFC 9449, RFC 7523).</summary>
public sealed class PortalKeyTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public PortalKeyTests()
    {
        var parameters = _key.ExportParameters(includePrivateParameters: true);
        File.WriteAllText(_file, JsonSerializer.Serialize(new
        {
            kty = "EC",
            crv = "P-256",
            x = Base64UrlEncoder.Encode(parameters.Q.X),
            y = Base64UrlEncoder.Encode(parameters.Q.Y),
            d = Base64UrlEncoder.Encode(parameters.D),
            kid = "k",
        }));
    }

    public void Dispose()
    {
        _key.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public void A_proof_names_method_address_and_token_and_shows_only_the_public_key()
    {
        var proof = new JsonWebToken(Key().Proof("POST", new Uri("http://localhost:5080/graphql?x=1"), "token"));
        Assert.Equal("dpop+jwt", proof.Typ);
        Assert.Equal("POST", proof.GetPayloadValue<string>("htm"));
        Assert.Equal("http://localhost:5080/graphql", proof.GetPayloadValue<string>("htu"));
        Assert.Equal(
            Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes("token"))),
            proof.GetPayloadValue<string>("ath"));
        Assert.False(proof.GetHeaderValue<JsonElement>("jwk").TryGetProperty("d", out _));
        var signed = Encoding.ASCII.GetBytes($"{proof.EncodedHeader}.{proof.EncodedPayload}");
        Assert.True(_key.VerifyData(
            signed, Base64UrlEncoder.DecodeBytes(proof.EncodedSignature), HashAlgorithmName.SHA256));
    }

    [Fact]
    public void Every_proof_and_every_assertion_has_its_own_number()
    {
        var key = Key();
        var address = new Uri("http://localhost:5080/graphql");
        Assert.NotEqual(
            new JsonWebToken(key.Proof("POST", address, null)).Id,
            new JsonWebToken(key.Proof("POST", address, null)).Id);
        var assertion = new JsonWebToken(key.ClientAssertion());
        Assert.Equal("portal", assertion.Subject);
        Assert.NotEqual(assertion.Id, new JsonWebToken(key.ClientAssertion()).Id);
    }

    [Fact]
    public void A_missing_key_file_says_what_to_start()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => Key("/nowhere/portal.jwk.json").ClientAssertion());
        Assert.Contains("start the identity provider", failure.Message, StringComparison.Ordinal);
    }

    private PortalKey Key(string? file = null)
    {
        return new PortalKey(
            new PortalOptions { KeyFile = file ?? _file, DataDirectory = Path.GetTempPath() }, TimeProvider.System);
    }
}
