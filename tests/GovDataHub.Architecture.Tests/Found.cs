namespace GovDataHub.Architecture.Tests;

/// <summary>Asserts over the whole tree that print every place at fault, one a line.</summary>
internal static class Found
{
    public static void None(IEnumerable<string> places)
    {
        var all = places.Order(StringComparer.Ordinal).ToArray();
        Assert.True(all.Length == 0, $"{all.Length} places:\n{string.Join('\n', all)}");
    }
}
