using System.Buffers.Binary;
using System.Text;

namespace GovDataHub.Audit.Notes;

/// <summary>A text with signatures (c2sp.org/signed-note): the text, a blank line, one line per signature.</summary>
public static class SignedNote
{
    private const int KeyIdLength = 4;
    private const int LargestNote = 1 << 20;
    private const int MostSignatures = 100;
    private const string SignatureStart = "\u2014 ";

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Signs a text, which ends in a newline, with each of the signers.</summary>
    /// <exception cref="ArgumentException">The text is no note's text.</exception>
    public static string Sign(string text, params ReadOnlySpan<NoteSigner> signers)
    {
        if (!IsText(text))
        {
            throw new ArgumentException("A note's text ends in a newline, the only control character.", nameof(text));
        }

        byte[] bytes = StrictUtf8.GetBytes(text);
        var note = new StringBuilder(text).Append('\n');
        foreach (NoteSigner signer in signers)
        {
            byte[] signed = new byte[KeyIdLength + Ed25519.SignatureLength];
            BinaryPrimitives.WriteUInt32BigEndian(signed, signer.Verifier.KeyId);
            signer.Sign(bytes).CopyTo(signed, KeyIdLength);
            note.Append(SignatureStart).Append(signer.Verifier.Name).Append(' ');
            note.Append(Convert.ToBase64String(signed)).Append('\n');
        }

        return note.ToString();
    }

    /// <summary>
    /// Opens a note: its text, when at least one of the keys signed it. Signatures of other keys are ignored; a bad
    /// signature of a known key makes the whole note bad.
    /// </summary>
    /// <returns>The text, or null with the reason.</returns>
    public static (string? Text, string? Refusal) Open(string note, params IReadOnlyList<NoteVerifier> keys)
    {
        int split = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0 || note.Length > LargestNote || !IsText(note))
        {
            return (null, "not a signed note");
        }

        string text = note[..(split + 1)];
        byte[] bytes = StrictUtf8.GetBytes(text);
        string[] lines = note[(split + 2)..].Split('\n');
        if (lines[^1].Length != 0 || lines.Length - 1 > MostSignatures)
        {
            return (null, "not a signed note, or too many signatures");
        }

        bool verified = false;
        foreach (string line in lines[..^1])
        {
            if (!TryReadSignature(line, out string name, out uint keyId, out byte[] signature))
            {
                return (null, "a signature line is malformed");
            }

            NoteVerifier? key = keys.FirstOrDefault(k => k.Name == name && k.KeyId == keyId);
            if (key is not null && !key.Verifies(bytes, signature))
            {
                return (null, $"the signature of {name} is wrong");
            }

            verified |= key is not null;
        }

        return verified ? (text, null) : (null, "no signature of a known key");
    }

    private static bool TryReadSignature(string line, out string name, out uint keyId, out byte[] signature)
    {
        name = string.Empty;
        keyId = 0;
        signature = [];
        string[] parts = line.Split(' ');
        byte[] decoded = new byte[line.Length];
        if (parts.Length != 3 || !line.StartsWith(SignatureStart, StringComparison.Ordinal)
            || !NoteVerifier.IsName(parts[1])
            || !Convert.TryFromBase64String(parts[2], decoded, out int length) || length <= KeyIdLength)
        {
            return false;
        }

        name = parts[1];
        keyId = BinaryPrimitives.ReadUInt32BigEndian(decoded);
        signature = decoded[KeyIdLength..length];
        return true;
    }

    private static bool IsText(string text)
    {
        return text.EndsWith('\n') && !text.Any(c => c is < ' ' and not '\n' or '\uFFFD' || char.IsSurrogate(c));
    }
}
