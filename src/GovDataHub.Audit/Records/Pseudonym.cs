using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GovDataHub.Audit.Records;

/// <summary>
/// What stands in the log for a person, a system or an address: the first 16 bytes of a keyed hash of its id. Equal ids
/// have equal pseudonyms within a year; without the key nobody can tell whose it is.
/// </summary>
[InlineArray(Length)]
public struct Pseudonym : IEquatable<Pseudonym>
{
    /// <summary>Bytes of a pseudonym.</summary>
    public const int Length = 16;

    private byte _first;

    /// <summary>Reads a pseudonym from exactly 16 bytes.</summary>
    /// <exception cref="ArgumentException">There are not 16 bytes.</exception>
    public static Pseudonym FromBytes(ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Length);
        return MemoryMarshal.Read<Pseudonym>(bytes);
    }

    /// <summary>Parses the 32 lowercase hexadecimal digits of <see cref="ToString"/>.</summary>
    public static bool TryParse(string? text, out Pseudonym pseudonym)
    {
        pseudonym = default;
        return text is { Length: Length * 2 }
            && !text.Any(char.IsAsciiLetterUpper)
            && Convert.FromHexString(text, pseudonym, out _, out _) == System.Buffers.OperationStatus.Done;
    }

    /// <summary>The 16 bytes in an array of their own.</summary>
    public readonly byte[] ToArray()
    {
        return ((ReadOnlySpan<byte>)this).ToArray();
    }

    /// <summary>32 lowercase hexadecimal digits.</summary>
    public override readonly string ToString()
    {
        return Convert.ToHexStringLower(this);
    }

    /// <inheritdoc/>
    public readonly bool Equals(Pseudonym other)
    {
        return ((ReadOnlySpan<byte>)this).SequenceEqual(other);
    }

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj)
    {
        return obj is Pseudonym other && Equals(other);
    }

    /// <inheritdoc/>
    public override readonly int GetHashCode()
    {
        return MemoryMarshal.Read<int>(this);
    }

    /// <summary>Whether two pseudonyms are the same.</summary>
    public static bool operator ==(Pseudonym left, Pseudonym right)
    {
        return left.Equals(right);
    }

    /// <summary>Whether two pseudonyms differ.</summary>
    public static bool operator !=(Pseudonym left, Pseudonym right)
    {
        return !left.Equals(right);
    }
}
