using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace GovDataHub.GraphQL.Language;

/// <summary>
/// Strings for names already seen by this thread, so that reading the same names again allocates nothing. Direct
/// mapped and bounded: a new name takes the place of an old one, and names longer than a vector are not kept.
/// </summary>
internal sealed class NameCache
{
    private const int SlotBits = 11;

    // Owned by its thread; bounded to its slots.
    [ThreadStatic]
    private static NameCache? _ofThread;

    private readonly Slot[] _slots = new Slot[1 << SlotBits];

    /// <summary>This thread's cache, to be asked for once a document.</summary>
    /// <returns>The cache.</returns>
    public static NameCache ForThread()
    {
        return _ofThread ??= new();
    }

    /// <summary>The string for a name.</summary>
    /// <param name="text">A text with at least a vector of bytes after each of its names.</param>
    /// <param name="start">Where the name begins.</param>
    /// <returns>A string with the same characters.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string Get(ReadOnlySpan<byte> text, int start)
    {
        var units = Vector256.LoadUnsafe(in text[start]);
        var letters = (units | Vector256.Create((byte)0x20)) - Vector256.Create((byte)'a');
        var digits = units - Vector256.Create((byte)'0');
        var word = Vector256.LessThan(letters, Vector256.Create((byte)26))
            | Vector256.LessThan(digits, Vector256.Create((byte)10))
            | Vector256.Equals(units, Vector256.Create((byte)'_'));
        var length = BitOperations.TrailingZeroCount(~(ulong)word.ExtractMostSignificantBits());
        if (length == Vector256<byte>.Count)
            return ReadLong(text[start..]);
        var key = units & Vector256.LessThan(Vector256<byte>.Indices, Vector256.Create((byte)length));
        ref var slot = ref _slots[Hash(key.AsUInt64())];
        return slot.Key == key ? slot.Name! : Keep(ref slot, key, text.Slice(start, length));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Hash(Vector256<ulong> key)
    {
        var folded = key[0] ^ BitOperations.RotateLeft(key[1], 25) ^ BitOperations.RotateLeft(key[2], 13) ^ key[3];
        return (int)((folded * 0x9E3779B97F4A7C15) >> (64 - SlotBits));
    }

    private static string Keep(ref Slot slot, Vector256<byte> key, ReadOnlySpan<byte> name)
    {
        slot.Key = key;
        return slot.Name = Encoding.ASCII.GetString(name);
    }

    private static string ReadLong(ReadOnlySpan<byte> text)
    {
        var length = Vector256<byte>.Count;
        while (Characters.IsNameContinue(text[length]))
            length++;
        return Encoding.ASCII.GetString(text[..length]);
    }

    /// <summary>A name's bytes, zeros after them, and its string.</summary>
    private struct Slot
    {
        public Vector256<byte> Key;
        public string? Name;
    }
}
