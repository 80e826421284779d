using System.Security.Cryptography;
using GovDataHub.Audit.Records;

namespace GovDataHub.Audit.Keys;

/// <summary>
/// One erasable key per subject, without storing one per subject. A subject's key is a leaf of a tree of secrets, 16
/// branches wide and 16 levels deep, that grows from one root by hashing; its path is the first 8 bytes of the
/// subject's pseudonym. Erasing a key replaces the root by the secrets beside the path: every other key can still be
/// derived, and this one never again. Immutable.
/// </summary>
internal sealed class KeyTree
{
    /// <summary>Bytes of a secret and of a key.</summary>
    public const int KeyLength = 32;

    private const int Depth = 16;
    private const int Width = 16;

    // Path from the root, as hexadecimal digits, to the secret there. No path is the start of another.
    private readonly Dictionary<string, byte[]> _secrets;

    public KeyTree(IEnumerable<KeyValuePair<string, byte[]>> secrets)
    {
        _secrets = new Dictionary<string, byte[]>(secrets, StringComparer.Ordinal);
    }

    /// <summary>The secrets that are left, by path; the path of a whole tree's root is empty.</summary>
    public IReadOnlyDictionary<string, byte[]> Secrets => _secrets;

    /// <summary>A whole tree.</summary>
    public static KeyTree FromRoot(byte[] root)
    {
        return new KeyTree([new KeyValuePair<string, byte[]>(string.Empty, root)]);
    }

    /// <summary>Writes a subject's key; false when it has been erased.</summary>
    public bool TryDerive(in Pseudonym subject, Span<byte> key)
    {
        string path = PathOf(subject);
        int level = HeldAbove(path);
        if (level < 0)
        {
            return false;
        }

        _secrets[path[..level]].CopyTo(key);
        for (; level < Depth; level++)
        {
            Child(key, level, DigitAt(path, level), key);
        }

        return true;
    }

    /// <summary>The tree without a subject's key; itself when that is erased already.</summary>
    public KeyTree Erase(in Pseudonym subject)
    {
        string path = PathOf(subject);
        int level = HeldAbove(path);
        if (level < 0)
        {
            return this;
        }

        var secrets = new Dictionary<string, byte[]>(_secrets, StringComparer.Ordinal);
        secrets.Remove(path[..level], out byte[]? secret);
        for (; level < Depth; level++)
        {
            byte[] onPath = [];
            for (byte digit = 0; digit < Width; digit++)
            {
                byte[] child = new byte[KeyLength];
                Child(secret, level, digit, child);
                if (digit == DigitAt(path, level))
                {
                    onPath = child;
                }
                else
                {
                    secrets.Add(path[..level] + digit.ToString("x", null), child);
                }
            }

            secret = onPath;
        }

        return new KeyTree(secrets);
    }

    private static string PathOf(in Pseudonym subject)
    {
        return Convert.ToHexStringLower(((ReadOnlySpan<byte>)subject)[..(Depth / 2)]);
    }

    private static byte DigitAt(string path, int level)
    {
        return (byte)Convert.ToInt32(path.Substring(level, 1), Width);
    }

    private static void Child(ReadOnlySpan<byte> secret, int level, byte digit, Span<byte> child)
    {
        Span<byte> input = stackalloc byte[KeyLength + 2];
        secret.CopyTo(input);
        input[KeyLength] = (byte)level;
        input[KeyLength + 1] = digit;
        SHA256.HashData(input, child);
    }

    private int HeldAbove(string path)
    {
        if (_secrets.Count == 1 && _secrets.ContainsKey(string.Empty))
        {
            return 0;
        }

        for (int level = 1; level <= Depth; level++)
        {
            if (_secrets.ContainsKey(path[..level]))
            {
                return level;
            }
        }

        return -1;
    }
}
