using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GovDataHub.Audit.Notes;

/// <summary>
/// Ed25519 of RFC 8032 ("pure", without context), by OpenSSL's libcrypto: the library .NET's own cryptography stands
/// on, which has no managed door to it.
/// </summary>
internal static partial class Ed25519
{
    /// <summary>Bytes of a private key's seed.</summary>
    public const int SeedLength = 32;

    /// <summary>Bytes of a public key.</summary>
    public const int PublicKeyLength = 32;

    /// <summary>Bytes of a signature.</summary>
    public const int SignatureLength = 64;

    private const int KeyType = 1087;
    private const string Library = "libcrypto";
    private static readonly string[] FileNames = ["libcrypto.so.3", "libcrypto.3.dylib", "libcrypto-3-x64", Library];

    static Ed25519()
    {
        NativeLibrary.SetDllImportResolver(typeof(Ed25519).Assembly, Resolve);
    }

    /// <summary>The public key of a seed.</summary>
    public static byte[] PublicKey(ReadOnlySpan<byte> seed)
    {
        using PrivateKey key = PrivateKey.FromSeed(seed);
        byte[] publicKey = new byte[PublicKeyLength];
        nuint length = PublicKeyLength;
        Check(EVP_PKEY_get_raw_public_key(key, publicKey, ref length));
        return publicKey;
    }

    /// <summary>Signs a message. The same key and message always give the same signature.</summary>
    public static byte[] Sign(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> message)
    {
        using PrivateKey key = PrivateKey.FromSeed(seed);
        using DigestContext context = NewContext();
        Check(EVP_DigestSignInit(context, 0, 0, 0, key));
        byte[] signature = new byte[SignatureLength];
        nuint length = SignatureLength;
        Check(EVP_DigestSign(context, signature, ref length, message, (nuint)message.Length));
        return signature;
    }

    /// <summary>Whether the signature is the key's over the message. A malformed key or signature is not.</summary>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (publicKey.Length != PublicKeyLength || signature.Length != SignatureLength)
        {
            return false;
        }

        using PrivateKey key = EVP_PKEY_new_raw_public_key(KeyType, 0, publicKey, PublicKeyLength);
        using DigestContext context = NewContext();
        return !key.IsInvalid
            && EVP_DigestVerifyInit(context, 0, 0, 0, key) == 1
            && EVP_DigestVerify(context, signature, SignatureLength, message, (nuint)message.Length) == 1;
    }

    private static DigestContext NewContext()
    {
        DigestContext context = EVP_MD_CTX_new();
        return context.IsInvalid ? throw new CryptographicException("libcrypto gave no context.") : context;
    }

    private static void Check(int result)
    {
        if (result != 1)
        {
            throw new CryptographicException("libcrypto refused an Ed25519 operation.");
        }
    }

    private static nint Resolve(string name, System.Reflection.Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
        {
            return 0;
        }

        foreach (string file in FileNames)
        {
            if (NativeLibrary.TryLoad(file, assembly, path, out nint handle))
            {
                return handle;
            }
        }

        return 0;
    }

    [LibraryImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial PrivateKey EVP_PKEY_new_raw_private_key(
        int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial PrivateKey EVP_PKEY_new_raw_public_key(
        int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int EVP_PKEY_get_raw_public_key(PrivateKey key, Span<byte> publicKey, ref nuint length);

    [LibraryImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void EVP_PKEY_free(nint key);

    [LibraryImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial DigestContext EVP_MD_CTX_new();

    [LibraryImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void EVP_MD_CTX_free(nint context);

    [LibraryImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int EVP_DigestSignInit(
        DigestContext context, nint keyContext, nint digest, nint engine, PrivateKey key);

    [LibraryImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int EVP_DigestSign(
        DigestContext context, Span<byte> signature, ref nuint length, ReadOnlySpan<byte> message, nuint messageLength);

    [LibraryImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int EVP_DigestVerifyInit(
        DigestContext context, nint keyContext, nint digest, nint engine, PrivateKey key);

    [LibraryImport(Library)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int EVP_DigestVerify(
        DigestContext context,
        ReadOnlySpan<byte> signature,
        nuint length,
        ReadOnlySpan<byte> message,
        nuint messageLength);

    /// <summary>An EVP_PKEY: a private key, or a public one when made for verifying.</summary>
    private sealed class PrivateKey() : SafeHandle(0, ownsHandle: true)
    {
        public override bool IsInvalid => handle == 0;

        public static PrivateKey FromSeed(ReadOnlySpan<byte> seed)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(seed.Length, SeedLength);
            PrivateKey key = EVP_PKEY_new_raw_private_key(KeyType, 0, seed, SeedLength);
            return key.IsInvalid ? throw new CryptographicException("libcrypto gave no Ed25519 key.") : key;
        }

        protected override bool ReleaseHandle()
        {
            EVP_PKEY_free(handle);
            return true;
        }
    }

    private sealed class DigestContext() : SafeHandle(0, ownsHandle: true)
    {
        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle()
        {
            EVP_MD_CTX_free(handle);
            return true;
        }
    }
}
