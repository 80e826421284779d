using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GovDataHub.GraphQL.Language;

/// <summary>What each of 64 bytes is, a bit a byte, the first byte the lowest.</summary>
/// <param name="Words">Letters, digits and underscores.</param>
/// <param name="Digits">Digits among them.</param>
/// <param name="Blanks">White space, line ends and commas.</param>
/// <param name="Dots">Full stops.</param>
/// <param name="Odd">Quotes, number signs, minus signs and bytes that are not ASCII: what needs a closer look.</param>
internal readonly record struct CharacterMasks(ulong Words, ulong Digits, ulong Blanks, ulong Dots, ulong Odd)
{
    /// <summary>How many bytes are read at a time.</summary>
    public const int Width = 64;

    /// <summary>Reads 64 bytes.</summary>
    /// <param name="first">The first of them; all may be read.</param>
    /// <returns>What they are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CharacterMasks Read(ref readonly byte first)
    {
        return Vector512.IsHardwareAccelerated ? ReadWhole(in first) : ReadHalves(in first);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static CharacterMasks ReadWhole(ref readonly byte first)
    {
        var units = Vector512.LoadUnsafe(in first);
        var digits = Vector512.LessThan(units - Vector512.Create((byte)'0'), Vector512.Create((byte)10));
        var lower = units | Vector512.Create((byte)0x20);
        var letters = Vector512.LessThan(lower - Vector512.Create((byte)'a'), Vector512.Create((byte)26))
            | Vector512.Equals(units, Vector512.Create((byte)'_'));
        var blanks = Vector512.Equals(units, Vector512.Create((byte)' '))
            | Vector512.Equals(units, Vector512.Create((byte)'\n'))
            | Vector512.Equals(units, Vector512.Create((byte)','))
            | Vector512.Equals(units, Vector512.Create((byte)'\r'))
            | Vector512.Equals(units, Vector512.Create((byte)'\t'));
        var odd = Vector512.LessThan(units - Vector512.Create((byte)'"'), Vector512.Create((byte)2))
            | Vector512.Equals(units, Vector512.Create((byte)'-'));
        var digitMask = digits.ExtractMostSignificantBits();
        return new(
            letters.ExtractMostSignificantBits() | digitMask,
            digitMask,
            blanks.ExtractMostSignificantBits(),
            Vector512.Equals(units, Vector512.Create((byte)'.')).ExtractMostSignificantBits(),
            odd.ExtractMostSignificantBits() | units.ExtractMostSignificantBits());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static CharacterMasks ReadHalves(ref readonly byte first)
    {
        var low = ReadHalf(in first);
        var high = ReadHalf(in Unsafe.Add(ref Unsafe.AsRef(in first), Width / 2));
        return new(
            low.Words | (high.Words << 32),
            low.Digits | (high.Digits << 32),
            low.Blanks | (high.Blanks << 32),
            low.Dots | (high.Dots << 32),
            low.Odd | (high.Odd << 32));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static CharacterMasks ReadHalf(ref readonly byte first)
    {
        var units = Vector256.LoadUnsafe(in first);
        var digits = Vector256.LessThan(units - Vector256.Create((byte)'0'), Vector256.Create((byte)10));
        var lower = units | Vector256.Create((byte)0x20);
        var letters = Vector256.LessThan(lower - Vector256.Create((byte)'a'), Vector256.Create((byte)26))
            | Vector256.Equals(units, Vector256.Create((byte)'_'));
        var blanks = Vector256.Equals(units, Vector256.Create((byte)' '))
            | Vector256.Equals(units, Vector256.Create((byte)'\n'))
            | Vector256.Equals(units, Vector256.Create((byte)','))
            | Vector256.Equals(units, Vector256.Create((byte)'\r'))
            | Vector256.Equals(units, Vector256.Create((byte)'\t'));
        var odd = Vector256.LessThan(units - Vector256.Create((byte)'"'), Vector256.Create((byte)2))
            | Vector256.Equals(units, Vector256.Create((byte)'-'));
        var digitMask = digits.ExtractMostSignificantBits();
        return new(
            letters.ExtractMostSignificantBits() | digitMask,
            digitMask,
            blanks.ExtractMostSignificantBits(),
            Vector256.Equals(units, Vector256.Create((byte)'.')).ExtractMostSignificantBits(),
            odd.ExtractMostSignificantBits() | units.ExtractMostSignificantBits());
    }
}
