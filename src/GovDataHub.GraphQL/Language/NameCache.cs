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

    /// <summary>The string for an ASCII name.</summary>
    /// <param name="name">The name's bytes.</param>
    /// <returns>A string with the same characters.</returns>
    public static string Get(ReadOnlySpan<byte> name)
    {
        if (name.Length > LongestKept)
            return Encoding.ASCII.GetString(name);
        var names = _names ??= new string?[Slots];
        ref var slot = ref names[Hash(name) & (Slots - 1)];
        if (slot is { } known && Ascii.Equals(name, known))
            return known;
        return slot = Encoding.ASCII.GetString(name);
    }

    private static uint Hash(ReadOnlySpan<byte> name)
    {
        var hash = 2166136261u;
        foreach (var unit in name)
            hash = (hash ^ unit) * 16777619u;
        return hash ^ (hash >> 15);
    }
}
