using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GovDataHub.GraphQL.Language;

/// <summary>
/// Makes the tree of a text from its syntax table. The parser has found the text right, so that nothing is checked
/// here, and it has held the depth to <see cref="ParserLimits.MaximumDepth"/>, so that this pass may recurse.
/// </summary>
internal ref partial struct TreeReader
{
    private readonly Source _source;
    private readonly ReadOnlySpan<byte> _text;
    private readonly ReadOnlySpan<SyntaxEntry> _entries;
    private readonly NameCache _names;
    private int _index;

    // Children of the lists being read whose number is not known, innermost last.
    private Pending[] _pending = [];
    private int _pendingCount;

    /// <summary>Creates a reader at the first entry.</summary>
    /// <param name="source">The text.</param>
    /// <param name="entries">Its table.</param>
    public TreeReader(Source source, ReadOnlySpan<SyntaxEntry> entries)
    {
        _source = source;
        _text = source.Padded;
        _entries = entries;
        _names = NameCache.ForThread();
    }

    private readonly EntryKind Kind => _entries[_index].Kind;

    /// <summary>Reads the definitions of a document.</summary>
    /// <returns>All of them.</returns>
    public ImmutableArray<DefinitionNode> ReadDefinitions()
    {
        var mark = _pendingCount;
        while (Kind != EntryKind.End)
            Push(ReadDefinition());
        return Pop<DefinitionNode>(mark);
    }

    private DefinitionNode ReadDefinition()
    {
        return Kind switch
        {
            EntryKind.Operation => ReadOperation(),
            EntryKind.FragmentDefinition => ReadFragmentDefinition(),
            _ => ReadTypeSystemDefinition(),
        };
    }

    private readonly Location Place(int start)
    {
        return new(_source, start);
    }

    private readonly string NameAt(int start)
    {
        return _names.Get(_text, start);
    }

    private NameNode ReadName()
    {
        var start = _entries[_index++].Start;
        return new(NameAt(start), Place(start));
    }

    private StringValueNode? ReadDescription(int start)
    {
        return _text[start] == '"' ? ReadString(start) : null;
    }

    private readonly StringValueNode ReadString(int start)
    {
        var token = new Utf8Lexer(_source.Text, start);
        token.Advance();
        return new(token.StringText(), token.Kind == TokenKind.BlockString, Place(start));
    }

    private void Push(SyntaxNode node)
    {
        if (_pendingCount == _pending.Length)
            Array.Resize(ref _pending, Math.Max(8, _pending.Length * 2));
        _pending[_pendingCount++] = new(node);
    }

    private ImmutableArray<T> Pop<T>(int mark)
        where T : SyntaxNode
    {
        var count = _pendingCount - mark;
        _pendingCount = mark;
        if (count == 0)
            return [];
        var items = new T[count];
        var pending = _pending.AsSpan(mark, count);
        ref var first = ref Unsafe.As<T, Pending>(ref MemoryMarshal.GetArrayDataReference(items));
        pending.CopyTo(MemoryMarshal.CreateSpan(ref first, count));
        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    /// <summary>A node waiting for its list; a struct, so that storing one checks no array type.</summary>
    private readonly record struct Pending(SyntaxNode Node);
}
