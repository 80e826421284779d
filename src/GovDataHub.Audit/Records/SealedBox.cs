using System.Buffers;
using System.Security.Cryptography;
using GovDataHub.Audit.Keys;

namespace GovDataHub.Audit.Records;

/// <summary>
/// The erasable part of a record: AES-128-GCM under a key of the record's own, wrapped under each subject's key.
/// Whoever erases the subjects' keys makes it unreadable without touching the record.
/// </summary>
internal static class SealedBox
{
    /// <summary>
    /// The keyed hash of what was released; without the record's key nobody can try small values against it.
    /// </summary>
    public static byte[] ContentTag(ReadOnlySpan<byte> recordKey, ReadOnlySpan<byte> contentHash)
    {
        return HMACSHA256.HashData(recordKey, contentHash);
    }

    /// <summary>Seals the details; the nonce is zero because no key seals twice.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> recordKey, SealedDetails details, ReadOnlySpan<byte> associated)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new WireWriter(buffer);
        writer.Text(details.CallerId);
        writer.Text(details.CallerName);
        writer.Text(details.OnBehalfOf);
        writer.Text(details.Purpose);
        byte[] ciphertext = new byte[buffer.WrittenCount + RecordFormat.SealTagLength];
        Span<byte> nonce = stackalloc byte[AesGcm.NonceByteSizes.MaxSize];
        nonce.Clear();
        using var cipher = new AesGcm(recordKey, RecordFormat.SealTagLength);
        cipher.Encrypt(
            nonce,
            buffer.WrittenSpan,
            ciphertext.AsSpan(0, buffer.WrittenCount),
            ciphertext.AsSpan(buffer.WrittenCount),
            associated);
        return ciphertext;
    }

    /// <summary>Opens a record's sealed part; null when every key to it is erased.</summary>
    /// <exception cref="FormatException">A key is there, but the record is not what was sealed.</exception>
    public static SealedDetails? Open(ReadOnlySpan<byte> record, TransferRecord transfer, YearKeys keys)
    {
        int length = transfer.Sealed.Ciphertext.Length;
        int lengthBytes = length < 0x80 ? 1 : length < 0x4000 ? 2 : 3;
        byte[] associated = RecordFormat.AssociatedData(record[..^(length + lengthBytes)]);
        IReadOnlyList<Pseudonym> holders = transfer.Subjects.Count > 0 ? transfer.Subjects : [transfer.Caller.Id];
        Span<byte> recordKey = stackalloc byte[RecordFormat.RecordKeyLength];
        for (int place = 0; place < holders.Count; place++)
        {
            if (KeyWrap.TryUnwrap(
                keys, transfer.Retention, transfer.Sealed, place, holders[place], recordKey))
            {
                return Decrypt(transfer.Sealed.Ciphertext.Span, recordKey, associated);
            }
        }

        return null;
    }

    private static SealedDetails Decrypt(
        ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> recordKey, ReadOnlySpan<byte> associated)
    {
        byte[] plain = new byte[ciphertext.Length - RecordFormat.SealTagLength];
        Span<byte> nonce = stackalloc byte[AesGcm.NonceByteSizes.MaxSize];
        nonce.Clear();
        using var cipher = new AesGcm(recordKey, RecordFormat.SealTagLength);
        try
        {
            cipher.Decrypt(nonce, ciphertext[..plain.Length], ciphertext[plain.Length..], plain, associated);
        }
        catch (AuthenticationTagMismatchException exception)
        {
            throw new FormatException("The sealed part does not belong to the record.", exception);
        }

        var reader = new WireReader(plain);
        return new SealedDetails(
            reader.Text() ?? string.Empty, reader.Text(), reader.Text(), reader.Text() ?? string.Empty);
    }
}

/// <summary>A record's key, wrapped for holders: XOR with the start of HMAC-SHA-256(holder's key, salt).</summary>
internal readonly ref struct KeyWrap(
    YearKeys keys, RetentionClass retention, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> recordKey)
{
    private readonly YearKeys _keys = keys;
    private readonly RetentionClass _retention = retention;
    private readonly ReadOnlySpan<byte> _salt = salt;
    private readonly ReadOnlySpan<byte> _recordKey = recordKey;

    /// <summary>Writes the key wrapped for a holder; zeros when the holder's key is erased.</summary>
    public void Write(WireWriter writer, in Pseudonym holder)
    {
        Span<byte> wrapped = stackalloc byte[RecordFormat.RecordKeyLength];
        wrapped.Clear();
        if (TryMask(_keys, _retention, _salt, holder, wrapped))
        {
            Xor(wrapped, _recordKey);
        }

        writer.Fixed(wrapped);
    }

    /// <summary>
    /// Unwraps the key of a holder; false when the holder's key is erased, now or when it was wrapped.
    /// </summary>
    public static bool TryUnwrap(
        YearKeys keys, RetentionClass retention, SealedPart part, int place, in Pseudonym holder, Span<byte> recordKey)
    {
        ReadOnlySpan<byte> wrapped = part.WrappedKeys[place].Span;
        if (!wrapped.ContainsAnyExcept((byte)0) || !TryMask(keys, retention, part.Salt.Span, holder, recordKey))
        {
            return false;
        }

        Xor(recordKey, wrapped);
        return true;
    }

    private static bool TryMask(
        YearKeys keys, RetentionClass retention, ReadOnlySpan<byte> salt, in Pseudonym holder, Span<byte> mask)
    {
        Span<byte> key = stackalloc byte[KeyTree.KeyLength];
        if (!keys.TryDerive(retention, holder, key))
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, salt, hash);
        hash[..mask.Length].CopyTo(mask);
        return true;
    }

    private static void Xor(Span<byte> target, ReadOnlySpan<byte> other)
    {
        for (int place = 0; place < target.Length; place++)
        {
            target[place] ^= other[place];
        }
    }
}
