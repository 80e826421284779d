using System.Security.Cryptography;
using System.Text;
using GovDataHub.Federation.Connectors;

namespace GovDataHub.Federation.Reading;

/// <summary>
/// Seals the ids of subjects reached by a link, so that the engine can name them without knowing them: AES-256-GCM
/// under a key of this installation, bound to the case, the role and the kind. A handle survives a restart, is of no
/// use for another case, and is never a search key.
/// </summary>
public sealed class SubjectSealer : IDisposable
{
    private const int KeyLength = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private readonly AesGcm _cipher;

    /// <summary>A sealer of a 32-byte key.</summary>
    public SubjectSealer(ReadOnlySpan<byte> key)
    {
        _cipher = new AesGcm(key, TagLength);
    }

    /// <summary>Opens the key kept in a file readable by its owner only; makes it on first use.</summary>
    public static SubjectSealer Open(string file)
    {
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using FileStream stream = new(file, options);
            stream.Write(RandomNumberGenerator.GetBytes(KeyLength));
            stream.Flush(flushToDisk: true);
        }

        byte[] key = File.ReadAllBytes(file);
        return key.Length == KeyLength
            ? new SubjectSealer(key)
            : throw new InvalidDataException($"{file} is no key of {KeyLength} bytes.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cipher.Dispose();
    }

    internal SubjectReference Seal(string caseId, string role, SubjectKind kind, string key)
    {
        byte[] clear = Encoding.UTF8.GetBytes(key);
        byte[] handle = new byte[NonceLength + clear.Length + TagLength];
        Span<byte> nonce = handle.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        _cipher.Encrypt(
            nonce,
            clear,
            handle.AsSpan(NonceLength, clear.Length),
            handle.AsSpan(NonceLength + clear.Length),
            Binding(caseId, role, kind));
        return new SubjectReference(kind, role, Convert.ToBase64String(handle));
    }

    internal string Unseal(string caseId, SubjectReference subject)
    {
        byte[] handle = new byte[subject.Handle.Length];
        if (!Convert.TryFromBase64String(subject.Handle, handle, out int length) || length < NonceLength + TagLength)
        {
            throw Foreign();
        }

        byte[] clear = new byte[length - NonceLength - TagLength];
        try
        {
            _cipher.Decrypt(
                handle.AsSpan(0, NonceLength),
                handle.AsSpan(NonceLength, clear.Length),
                handle.AsSpan(NonceLength + clear.Length, TagLength),
                clear,
                Binding(caseId, subject.Role ?? "", subject.Kind));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Foreign();
        }

        return Encoding.UTF8.GetString(clear);
    }

    private static ArgumentException Foreign()
    {
        return new ArgumentException("The handle was not sealed here for this case, role and kind.");
    }

    private static byte[] Binding(string caseId, string role, SubjectKind kind)
    {
        return Encoding.UTF8.GetBytes($"{caseId}\n{role}\n{kind}");
    }
}
