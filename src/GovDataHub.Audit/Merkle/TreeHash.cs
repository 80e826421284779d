using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GovDataHub.Audit.Merkle;

/// <summary>
/// A SHA-256 hash of the Merkle tree of RFC 6962 section 2.1: of a leaf, of a node, or of the empty tree.
/// </summary>
[InlineArray(Length)]
public struct TreeHash : IEquatable<TreeHash>
{
    /// <summary>Bytes of a hash.</summary>
    public const int Length = 32;

    private const byte LeafPrefix = 0;
    private const byte NodePrefix = 1;
    private const int LargestOnStack = 1024;

    private byte _first;

    /// <summary>The root of the tree without leaves: SHA-256 of nothing.</summary>
    public static TreeHash Empty { get; } = OfNothing();

    /// <summary>The hash of a leaf: SHA-256(0x00 || entry).</summary>
    public static TreeHash OfLeaf(ReadOnlySpan<byte> entry)
    {
        byte[]? rented = null;
        Span<byte> input = entry.Length < LargestOnStack
            ? stackalloc byte[LargestOnStack]
            : rented = ArrayPool<byte>.Shared.Rent(entry.Length + 1);
        input[0] = LeafPrefix;
        entry.CopyTo(input[1..]);
        TreeHash hash = default;
        SHA256.HashData(input[..(entry.Length + 1)], hash);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }

        return hash;
    }

    /// <summary>The hash of an inner node: SHA-256(0x01 || left || right).</summary>
    public static TreeHash OfNode(in TreeHash left, in TreeHash right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * Length)];
        input[0] = NodePrefix;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + Length)..]);
        TreeHash hash = default;
        SHA256.HashData(input, hash);
        return hash;
    }

    /// <summary>Reads a hash from exactly 32 bytes.</summary>
    /// <exception cref="ArgumentException">There are not 32 bytes.</exception>
    public static TreeHash FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
        {
            throw new ArgumentException($"A hash has {Length} bytes, not {bytes.Length}.", nameof(bytes));
        }

        return MemoryMarshal.Read<TreeHash>(bytes);
    }

    /// <summary>Writes the 32 bytes to the start of <paramref name="destination"/>.</summary>
    public readonly void CopyTo(Span<byte> destination)
    {
        ((ReadOnlySpan<byte>)this).CopyTo(destination);
    }

    /// <summary>The 32 bytes in an array of their own.</summary>
    public readonly byte[] ToArray()
    {
        return ((ReadOnlySpan<byte>)this).ToArray();
    }

    /// <summary>The hash in standard base64, as checkpoints and proofs print it.</summary>
    public readonly string ToBase64()
    {
        return Convert.ToBase64String(this);
    }

    /// <summary>The hash in lowercase hexadecimal.</summary>
    public override readonly string ToString()
    {
        return Convert.ToHexStringLower(this);
    }

    /// <inheritdoc/>
    public readonly bool Equals(TreeHash other)
    {
        return ((ReadOnlySpan<byte>)this).SequenceEqual(other);
    }

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj)
    {
        return obj is TreeHash other && Equals(other);
    }

    /// <inheritdoc/>
    public override readonly int GetHashCode()
    {
        return MemoryMarshal.Read<int>(this);
    }

    /// <summary>Whether two hashes have the same bytes.</summary>
    public static bool operator ==(TreeHash left, TreeHash right)
    {
        return left.Equals(right);
    }

    /// <summary>Whether two hashes differ.</summary>
    public static bool operator !=(TreeHash left, TreeHash right)
    {
        return !left.Equals(right);
    }

    private static TreeHash OfNothing()
    {
        TreeHash hash = default;
        SHA256.HashData([], hash);
        return hash;
    }
}
