using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GovDataHub.Matters.Passkeys;

/// <summary>
/// An authenticator in software, ES256, one credential: what a phone is to a browser, for the command line and tests.
/// It
/// stands outside the platform and gives the server nothing that a browser would not.
/// </summary>
public sealed class SoftwareAuthenticator : IDisposable
{
    private const byte UserPresent = 0x01;
    private const byte UserVerified = 0x04;
    private const byte CredentialIncluded = 0x40;

    private readonly ECDsa _key;
    private readonly byte[] _credentialId;
    private byte[] _userHandle;

    private SoftwareAuthenticator(ECDsa key, byte[] credentialId, byte[] userHandle, uint signCount)
    {
        _key = key;
        _credentialId = credentialId;
        _userHandle = userHandle;
        SignCount = signCount;
    }

    /// <summary>The credential's id, base64url.</summary>
    public string Id => Base64Url.EncodeToString(_credentialId);

    /// <summary>How often it signed.</summary>
    public uint SignCount { get; private set; }

    /// <summary>Whether it says that it verified its user.</summary>
    public bool VerifiesUser { get; private init; } = true;

    /// <summary>A new key.</summary>
    public static SoftwareAuthenticator Create(bool verifiesUser = true)
    {
        return new SoftwareAuthenticator(
            ECDsa.Create(ECCurve.NamedCurves.nistP256), RandomNumberGenerator.GetBytes(32), [], 0)
        {
            VerifiesUser = verifiesUser,
        };
    }

    /// <summary>The authenticator that <see cref="Save"/> wrote.</summary>
    /// <exception cref="FormatException">It is not what was written.</exception>
    public static SoftwareAuthenticator Load(string json, bool verifiesUser = true)
    {
        try
        {
            var root = JsonElement.Parse(json);
            var key = ECDsa.Create();
            key.ImportPkcs8PrivateKey(root.GetProperty("privateKey").GetBytesFromBase64(), out _);
            return new SoftwareAuthenticator(
                key,
                root.GetProperty("credentialId").GetBytesFromBase64(),
                root.GetProperty("userHandle").GetBytesFromBase64(),
                root.GetProperty("signCount").GetUInt32())
            {
                VerifiesUser = verifiesUser,
            };
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or CryptographicException
            or InvalidOperationException)
        {
            throw new FormatException("Not a software passkey.", failure);
        }
    }

    /// <summary>Key, ids and counter as JSON, to be kept like a private key.</summary>
    public string Save()
    {
        return Json(writer =>
        {
            writer.WriteBase64String("credentialId"u8, _credentialId);
            writer.WriteBase64String("userHandle"u8, _userHandle);
            writer.WriteBase64String("privateKey"u8, _key.ExportPkcs8PrivateKey());
            writer.WriteNumber("signCount"u8, SignCount);
        });
    }

    /// <summary>Answers creation options: the credential as the browser's <c>toJSON()</c> gives it.</summary>
    /// <param name="optionsJson">What the server sent.</param>
    /// <param name="origin">The page's origin.</param>
    public string Register(string optionsJson, string origin)
    {
        var options = JsonElement.Parse(optionsJson);
        _userHandle = Base64Url.DecodeFromChars(options.GetProperty("user").GetProperty("id").GetString());
        string relyingParty = options.GetProperty("rp").GetProperty("id").GetString()!;
        byte[] clientData = ClientData("webauthn.create", options, origin);
        byte[] data = AuthenticatorData(relyingParty, CredentialIncluded, includeCredential: true);
        return Credential(writer =>
        {
            writer.WriteString("clientDataJSON"u8, Base64Url.EncodeToString(clientData));
            writer.WriteString("attestationObject"u8, Base64Url.EncodeToString(Attestation(data)));
            writer.WriteStartArray("transports"u8);
            writer.WriteStringValue("internal"u8);
            writer.WriteEndArray();
        });
    }

    /// <summary>Answers request options: the assertion as the browser's <c>toJSON()</c> gives it.</summary>
    /// <param name="optionsJson">What the server sent.</param>
    /// <param name="origin">The page's origin.</param>
    public string Assert(string optionsJson, string origin)
    {
        var options = JsonElement.Parse(optionsJson);
        SignCount++;
        byte[] clientData = ClientData("webauthn.get", options, origin);
        byte[] data = AuthenticatorData(
            options.GetProperty("rpId").GetString()!, flags: 0, includeCredential: false);
        byte[] signature = _key.SignData(
            [.. data, .. SHA256.HashData(clientData)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(writer =>
        {
            writer.WriteString("clientDataJSON"u8, Base64Url.EncodeToString(clientData));
            writer.WriteString("authenticatorData"u8, Base64Url.EncodeToString(data));
            writer.WriteString("signature"u8, Base64Url.EncodeToString(signature));
            writer.WriteString("userHandle"u8, Base64Url.EncodeToString(_userHandle));
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _key.Dispose();
    }

    /// <summary>WebAuthn Level 3, section 6.1.</summary>
    private byte[] AuthenticatorData(string relyingParty, byte flags, bool includeCredential)
    {
        byte[] counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, SignCount);
        byte all = (byte)(flags | UserPresent | (VerifiesUser ? UserVerified : 0));
        byte[] head = [.. SHA256.HashData(Encoding.UTF8.GetBytes(relyingParty)), all, .. counter];
        return includeCredential ? [.. head, .. CredentialData()] : head;
    }

    /// <summary>WebAuthn Level 3, section 6.5.1: AAGUID zero, credential id, public key as COSE (RFC 9053).</summary>
    private byte[] CredentialData()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return
        [
            .. new byte[16], (byte)(_credentialId.Length >> 8), (byte)_credentialId.Length, .. _credentialId,
            0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!,
        ];
    }

    /// <summary>CBOR (RFC 8949): <c>{"fmt": "none", "attStmt": {}, "authData": data}</c>.</summary>
    private static byte[] Attestation(byte[] data)
    {
        return
        [
            0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8,
            0x59, (byte)(data.Length >> 8), (byte)data.Length, .. data,
        ];
    }

    private static byte[] ClientData(string type, JsonElement options, string origin)
    {
        return Encoding.UTF8.GetBytes(Json(writer =>
        {
            writer.WriteString("type"u8, type);
            writer.WriteString("challenge"u8, options.GetProperty("challenge").GetString());
            writer.WriteString("origin"u8, origin);
            writer.WriteBoolean("crossOrigin"u8, false);
        }));
    }

    private string Credential(Action<Utf8JsonWriter> response)
    {
        return Json(writer =>
        {
            writer.WriteString("id"u8, Base64Url.EncodeToString(_credentialId));
            writer.WriteString("rawId"u8, Base64Url.EncodeToString(_credentialId));
            writer.WriteString("type"u8, "public-key"u8);
            writer.WriteString("authenticatorAttachment"u8, "platform"u8);
            writer.WriteStartObject("clientExtensionResults"u8);
            writer.WriteEndObject();
            writer.WriteStartObject("response"u8);
            response(writer);
            writer.WriteEndObject();
        });
    }

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
