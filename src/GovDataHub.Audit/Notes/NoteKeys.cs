using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace GovDataHub.Audit.Notes;

/// <summary>A public key that signs notes, by name and key id (c2sp.org/signed-note, Ed25519 only).</summary>
public sealed class NoteVerifier
{
    internal const byte Ed25519Type = 1;

    private readonly byte[] _publicKey;

    private NoteVerifier(string name, byte[] publicKey)
    {
        Name = name;
        _publicKey = publicKey;
        KeyId = IdOf(name, publicKey);
    }

    /// <summary>The key's name: no spaces, no plus.</summary>
    public string Name { get; }

    /// <summary>The first four bytes of SHA-256(name || 0x0A || 0x01 || public key), big-endian.</summary>
    public uint KeyId { get; }

    /// <summary>Makes the verifier of a public key of 32 bytes.</summary>
    /// <exception cref="FormatException">The name or the key is malformed.</exception>
    public static NoteVerifier Create(string name, ReadOnlySpan<byte> publicKey)
    {
        if (!IsName(name) || publicKey.Length != Ed25519.PublicKeyLength)
        {
            throw new FormatException("A key needs a name without space or plus, and 32 bytes.");
        }

        return new NoteVerifier(name, publicKey.ToArray());
    }

    /// <summary>Parses a vkey: <c>name+hex(key id)+base64(0x01 || public key)</c>.</summary>
    /// <exception cref="FormatException">It is none, or its key id does not fit its key.</exception>
    public static NoteVerifier Parse(string vkey)
    {
        string[] parts = vkey.Trim().Split('+', 3);
        byte[] typed = parts.Length == 3 ? Convert.FromBase64String(parts[2]) : [];
        if (typed.Length != 1 + Ed25519.PublicKeyLength || typed[0] != Ed25519Type)
        {
            throw new FormatException("Not the verifier key of an Ed25519 note key.");
        }

        NoteVerifier verifier = Create(parts[0], typed.AsSpan(1));
        return parts[1] == $"{verifier.KeyId:x8}"
            ? verifier
            : throw new FormatException("The verifier key's id does not fit its key.");
    }

    /// <summary>The key as a vkey.</summary>
    public override string ToString()
    {
        return $"{Name}+{KeyId:x8}+{Convert.ToBase64String([Ed25519Type, .. _publicKey])}";
    }

    internal static bool IsName(string name)
    {
        return name.Length > 0 && !name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '+');
    }

    internal bool Verifies(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature)
    {
        return Ed25519.Verify(_publicKey, text, signature);
    }

    private static uint IdOf(string name, byte[] publicKey)
    {
        byte[] hash = SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', Ed25519Type, .. publicKey]);
        return BinaryPrimitives.ReadUInt32BigEndian(hash);
    }
}

/// <summary>A private key that signs notes.</summary>
public sealed class NoteSigner
{
    private const string Prefix = "PRIVATE+KEY";

    private readonly byte[] _seed;

    private NoteSigner(string name, byte[] seed)
    {
        _seed = seed;
        Verifier = NoteVerifier.Create(name, Ed25519.PublicKey(seed));
    }

    /// <summary>The public half.</summary>
    public NoteVerifier Verifier { get; }

    /// <summary>Makes the signer of a seed of 32 random bytes.</summary>
    /// <exception cref="FormatException">The name is malformed.</exception>
    public static NoteSigner Create(string name, ReadOnlySpan<byte> seed)
    {
        return new NoteSigner(name, seed.ToArray());
    }

    /// <summary>Parses <see cref="ToSecret"/>'s form.</summary>
    /// <exception cref="FormatException">It is not of that form.</exception>
    public static NoteSigner Parse(string secret)
    {
        string[] parts = secret.Trim().Split('+', 5);
        byte[] typed = parts.Length == 5 && secret.StartsWith(Prefix, StringComparison.Ordinal)
            ? Convert.FromBase64String(parts[4])
            : [];
        if (typed.Length != 1 + Ed25519.SeedLength || typed[0] != NoteVerifier.Ed25519Type)
        {
            throw new FormatException("Not an Ed25519 note signing key.");
        }

        NoteSigner signer = Create(parts[2], typed.AsSpan(1));
        return parts[3] == $"{signer.Verifier.KeyId:x8}"
            ? signer
            : throw new FormatException("The signing key's id does not fit its key.");
    }

    /// <summary>
    /// The secret as <c>PRIVATE+KEY+name+hex(key id)+base64(0x01 || seed)</c>, for the key file only.
    /// </summary>
    public string ToSecret()
    {
        byte[] typed = [NoteVerifier.Ed25519Type, .. _seed];
        return $"{Prefix}+{Verifier.Name}+{Verifier.KeyId:x8}+{Convert.ToBase64String(typed)}";
    }

    internal byte[] Sign(ReadOnlySpan<byte> text)
    {
        return Ed25519.Sign(_seed, text);
    }
}
