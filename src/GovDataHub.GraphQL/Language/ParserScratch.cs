namespace GovDataHub.GraphQL.Language;

/// <summary>
/// Room for the tokens and entries of the document a thread is reading, used again for the next one. Most documents
/// are small; what a large one needed is not kept.
/// </summary>
internal sealed class ParserScratch
{
    private const int FirstSize = 1024;
    private const int LargestKept = 1 << 16;

    // Owned by its thread; taken while a document is read, so that nothing can use it twice at once.
    [ThreadStatic]
    private static ParserScratch? _kept;

    /// <summary>Where tokens begin.</summary>
    public int[] Starts { get; private set; } = new int[FirstSize];

    /// <summary>The syntax table.</summary>
    public SyntaxEntry[] Entries { get; private set; } = new SyntaxEntry[FirstSize];

    /// <summary>Takes the thread's scratch.</summary>
    /// <returns>A scratch of any content.</returns>
    public static ParserScratch Take()
    {
        var scratch = _kept ?? new();
        _kept = null;
        return scratch;
    }

    /// <summary>Gives the scratch back.</summary>
    public void Return()
    {
        if (Starts.Length <= LargestKept)
            _kept = this;
    }

    /// <summary>Makes the room for tokens larger.</summary>
    /// <param name="used">How many are to be kept.</param>
    /// <returns>The new room, the tokens in it.</returns>
    public int[] GrowStarts(int used)
    {
        var grown = new int[Starts.Length * 2];
        Starts.AsSpan(0, used).CopyTo(grown);
        return Starts = grown;
    }

    /// <summary>Makes room for a number of entries.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The room.</returns>
    public SyntaxEntry[] ReserveEntries(int count)
    {
        if (Entries.Length < count)
            Entries = new SyntaxEntry[Math.Max(count, Starts.Length)];
        return Entries;
    }
}
