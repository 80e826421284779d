using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GovDataHub.GraphQL.Language;

/// <summary>
/// Finds where the tokens of a text begin (GraphQL section 2.1), 64 bytes at a time: a name or number begins where a
/// run of word characters does, and whatever else is not ignored begins a token of its own. Only strings, comments,
/// numbers and bytes that are not ASCII are read one after another, by <see cref="Utf8Lexer"/>. What the tokens are is
/// told by their first bytes; a byte that begins none is indexed as well, for the grammar will not accept it.
/// </summary>
internal ref struct TokenIndex
{
    // A block may hold so many tokens, and two entries follow the last.
    private const int Room = CharacterMasks.Width + 2;

    private readonly Source _source;
    private readonly ParserScratch _scratch;
    private int[] _starts;

    private TokenIndex(Source source, ParserScratch scratch)
    {
        _source = source;
        _scratch = scratch;
        _starts = scratch.Starts;
        Fault = -1;
    }

    /// <summary>How many tokens were found before the end of the text or the fault.</summary>
    public int Count { get; private set; }

    /// <summary>Where a token would be that cannot be read; -1 when the text was read to its end.</summary>
    public int Fault { get; private set; }

    /// <summary>
    /// The tokens' first bytes; one more entry stands for the end of the text, or for the fault, and another one for a
    /// fault found by the grammar. Owned by the thread's scratch.
    /// </summary>
    public readonly ReadOnlySpan<int> Starts => _starts.AsSpan(0, Count + 2);

    /// <summary>Finds the tokens of a text.</summary>
    /// <param name="source">The text.</param>
    /// <param name="scratch">Where to put them.</param>
    /// <param name="mostTokens">After how many tokens one may stop.</param>
    /// <returns>The tokens.</returns>
    public static TokenIndex Read(Source source, ParserScratch scratch, int mostTokens)
    {
        var index = new TokenIndex(source, scratch);
        index.ReadBlocks(mostTokens);
        var end = index.Fault < 0 ? source.Length : source.Length + 1;
        index._starts[index.Count] = end;
        index._starts[index.Count + 1] = source.Length + 1;
        return index;
    }

    /// <summary>Drops the tokens from one on; a fault stands in its place.</summary>
    /// <param name="count">How many tokens remain.</param>
    public void EndAt(int count)
    {
        Count = count;
        _starts[count] = _starts[count + 1] = _source.Length + 1;
    }

    private void ReadBlocks(int mostTokens)
    {
        ref var text = ref MemoryMarshal.GetReference(_source.Padded);
        var length = _source.Length;
        var wordBefore = 0UL;
        var dotBefore = 0UL;
        for (var position = 0; position < length && Count <= mostTokens;)
        {
            if (_starts.Length - Count < Room)
                _starts = _scratch.GrowStarts(Count);
            var masks = CharacterMasks.Read(in Unsafe.Add(ref text, position));
            var wordStarts = masks.Words & ~((masks.Words << 1) | wordBefore);
            var dotsContinued = masks.Dots & ((masks.Dots << 1) | dotBefore);
            var starts = wordStarts | ~(masks.Words | masks.Blanks | dotsContinued);
            var odd = masks.Odd | (wordStarts & masks.Digits);
            if (length - position < CharacterMasks.Width)
            {
                var inside = (1UL << (length - position)) - 1;
                starts &= inside;
                odd &= inside;
            }

            wordBefore = masks.Words >> 63;
            dotBefore = masks.Dots >> 63;
            if (odd == 0)
            {
                Add(position, starts);
                position += CharacterMasks.Width;
                continue;
            }

            var next = ReadOdd(position, starts, odd);
            if (next < 0)
                return;
            if (next != position + CharacterMasks.Width)
                wordBefore = dotBefore = 0;
            position = next;
        }
    }

    /// <summary>Adds tokens that begin at the set bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(int position, ulong starts)
    {
        ref var target = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_starts), Count);
        Count += BitOperations.PopCount(starts);
        while (starts != 0)
        {
            // Four at a time, whether there are four or not: what is too much is overwritten.
            for (var step = 0; step < 4; step++)
            {
                Unsafe.Add(ref target, step) = position + BitOperations.TrailingZeroCount(starts);
                starts &= starts - 1;
            }

            target = ref Unsafe.Add(ref target, 4);
        }
    }

    /// <summary>Adds the tokens of a block with something odd in it; returns where to go on, -1 at a fault.</summary>
    private int ReadOdd(int position, ulong starts, ulong odd)
    {
        while (odd != 0)
        {
            var place = BitOperations.TrailingZeroCount(odd);
            Add(position, starts & ((1UL << place) - 1));
            var end = SkipOdd(position + place);
            if (end < 0)
                return -1;
            if (end - position >= CharacterMasks.Width)
                return end;
            var after = ulong.MaxValue << (end - position);
            starts &= after;
            odd &= after;
        }

        Add(position, starts);
        return position + CharacterMasks.Width;
    }

    /// <summary>Reads one string, number, comment or byte order mark; returns its end, or -1 at a fault.</summary>
    private int SkipOdd(int position)
    {
        var text = _source.Text;
        var first = text[position];
        if (first is (byte)'#' or >= 0x80)
        {
            var end = Utf8Lexer.SkipIgnored(text, position);
            if (end < 0)
                Fault = position;
            return end;
        }

        var lexer = new Utf8Lexer(text, position);
        lexer.Advance();
        if (lexer.Error is not null)
        {
            Fault = position;
            return -1;
        }

        _starts[Count++] = position;
        return lexer.End;
    }
}
