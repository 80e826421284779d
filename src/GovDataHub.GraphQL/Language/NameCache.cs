using System.Text;

namespace GovDataHub.GraphQL.Language;

/// <summary>
/// Strings for names already seen by this thread, so that parsing the same names again allocates nothing. Direct
/// mapped and bounded: a new name takes the place of an old one, and long names are not kept.
/// </summary>
internal static class NameCache
{
    private const int Slots = 2048;
    private const int LongestKept = 40;

    // Owned by its thread; bounded to Slots strings of LongestKept characters.
    [ThreadStatic]
    private static string?[]? _names;

    /// <summary>This thread's cache, to be asked for once a document.</summary>
    /// <returns>The slots.</returns>
    public static string?[] ForThread()
    {
        return _names ??= new string?[Slots];
    }

    /// <summary>The string for an ASCII name.</summary>
    /// <param name="names">The thread's cache.</param>
    /// <param name="name">The name's bytes.</param>
    /// <returns>A string with the same characters.</returns>
    public static string Get(string?[] names, ReadOnlySpan<byte> name)
    {
        if (name.Length > LongestKept)
            return Encoding.ASCII.GetString(name);
        ref var slot = ref names[Hash(name) & (Slots - 1)];
        if (slot is { } known && AreEqual(name, known))
            return known;
        return slot = Encoding.ASCII.GetString(name);
    }

    private static bool AreEqual(ReadOnlySpan<byte> name, string known)
    {
        if (name.Length != known.Length)
            return false;
        for (var index = 0; index < name.Length; index++)
        {
            if (name[index] != known[index])
                return false;
        }

        return true;
    }

    private static uint Hash(ReadOnlySpan<byte> name)
    {
        var hash = (uint)name.Length;
        foreach (var unit in name)
            hash = (hash * 31) + unit;
        return hash ^ (hash >> 11);
    }
}
