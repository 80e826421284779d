using System.Runtime.CompilerServices;
using System.Text;

namespace GovDataHub.GraphQL.Language;

/// <summary>
/// The recursive descent parser of GraphQL appendix B. It checks the whole grammar and writes down what it found as a
/// table of entries, from which <see cref="TreeReader"/> makes the tree when somebody looks at it. A fault moves the
/// parser to a token that fits no production, so that every production ends at once; nothing is thrown.
/// </summary>
/// <remarks>
/// No production writes more entries than it takes tokens, and few are written after a fault, so that the table never
/// has to grow. A description has no entry: what is described begins with it.
/// </remarks>
internal ref partial struct SyntaxParser
{
    // Entries that productions may write before they see that something is wrong, and the last one.
    private const int SpareEntries = 16;

    private readonly Source _source;
    private readonly ParserLimits _limits;
    private readonly ParserScratch _scratch;

    // The text, and after it the bytes that stand for its end and for a fault.
    private readonly ReadOnlySpan<byte> _text;
    private readonly ReadOnlySpan<int> _starts;
    private readonly Span<SyntaxEntry> _entries;

    // How many tokens there are before the end, a fault in the text, or the first token too many.
    private readonly int _tokenCount;

    // Where the token is that cannot be read, or is one too many; -1 when there is none.
    private readonly int _fault;
    private readonly bool _tooMany;
    private int _index;
    private int _entryCount;
    private int _depth;
    private bool _tooDeep;

    public SyntaxParser(Source source, ParserLimits limits)
    {
        _source = source;
        _limits = limits;
        _scratch = ParserScratch.Take();
        _text = source.Padded;
        var most = limits.MaximumTokens ?? int.MaxValue;
        var tokens = TokenIndex.Read(source, _scratch, most);
        _fault = tokens.Fault;
        if (tokens.Count > most)
        {
            _tooMany = true;
            _fault = tokens.Starts[most];
            tokens.EndAt(most);
        }

        _starts = tokens.Starts;
        _tokenCount = tokens.Count;
        _entries = _scratch.ReserveEntries(_tokenCount + SpareEntries);
    }

    /// <summary>The first fault found, or null.</summary>
    public GraphQLError? Error { get; private set; }

    /// <summary>Which limit that fault is about; null when it is about the grammar.</summary>
    public readonly ParserLimit? Exceeded =>
        Error?.Code != ErrorCodes.LimitExceeded ? null : _tooDeep ? ParserLimit.Depth : ParserLimit.Tokens;

    private readonly bool Failed => Kind == TokenKind.Failed;

    /// <summary>What the current token is, as far as its first byte tells.</summary>
    private readonly TokenKind Kind
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (TokenKind)Characters.Kinds[_text[_starts[_index]]];
    }

    /// <summary>Reads a document, <c>Document : Definition+</c>.</summary>
    /// <returns>The document; null when <see cref="Error"/> is set.</returns>
    public DocumentNode? ParseDocument()
    {
        do
        {
            ParseDefinition();
        }
        while (_index < _tokenCount && !Failed);
        var table = TakeTable();
        return table is null ? null : new(_source, table, _tokenCount);
    }

    /// <summary>Reads a constant value and nothing else.</summary>
    /// <returns>The value; null when <see cref="Error"/> is set.</returns>
    public ValueNode? ParseWholeValue()
    {
        ParseValue(constant: true);
        ExpectEnd();
        return TakeTable() is { } table ? new TreeReader(_source, table).ReadValue() : null;
    }

    /// <summary>Reads a type reference and nothing else.</summary>
    /// <returns>The type; null when <see cref="Error"/> is set.</returns>
    public TypeNode? ParseWholeType()
    {
        ParseTypeReference();
        ExpectEnd();
        return TakeTable() is { } table ? new TreeReader(_source, table).ReadType() : null;
    }

    /// <summary>Ends the reading: the table of exactly the entries written, or null when the text is wrong.</summary>
    private SyntaxEntry[]? TakeTable()
    {
        if (_index < _tokenCount || _fault >= 0)
            FailUnexpected();
        SyntaxEntry[]? table = null;
        if (Error is null)
        {
            _entries[_entryCount] = default;
            table = _entries[..(_entryCount + 1)].ToArray();
        }

        _scratch.Return();
        return table;
    }

    private void ParseDefinition()
    {
        if (Kind == TokenKind.BraceLeft)
            ParseShorthand();
        else if (Kind != TokenKind.StringValue)
            ParseKeywordDefinition(_starts[_index], described: false);
        else if (_text[LookAhead()] == '{')
            Fail("Unexpected description, descriptions are not supported on shorthand queries.");
        else
            ParseKeywordDefinition(LookAhead(), described: true);
    }

    private void ParseKeywordDefinition(int keyword, bool described)
    {
        if (IsKeyword(keyword, "query"u8))
            ParseOperation(OperationKind.Query);
        else if (IsKeyword(keyword, "fragment"u8))
            ParseFragmentDefinition();
        else if (IsKeyword(keyword, "mutation"u8))
            ParseOperation(OperationKind.Mutation);
        else if (IsKeyword(keyword, "subscription"u8))
            ParseOperation(OperationKind.Subscription);
        else if (ParseTypeSystemDefinition(keyword))
            return;
        else if (described && Characters.IsNameStart(_text[keyword]))
            Fail("Unexpected description, only GraphQL definitions support descriptions.");
        else if (!described && IsKeyword(keyword, "extend"u8))
            ParseExtension();
        else
            FailUnexpected(described ? ReadTokenAt(keyword) : ReadToken(_index));
    }

    /// <summary>Where the next token begins, or should: looking at a token does not count it.</summary>
    private readonly int LookAhead()
    {
        return _index + 1 == _tokenCount && _fault >= 0 ? _fault : _starts[_index + 1];
    }

    private readonly bool IsKeyword(int position, ReadOnlySpan<byte> keyword)
    {
        var rest = _text[position..];
        return rest.StartsWith(keyword) && !Characters.IsNameContinue(rest[keyword.Length]);
    }

    private readonly bool PeekKeyword(ReadOnlySpan<byte> keyword)
    {
        return IsKeyword(_starts[_index], keyword);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Write(EntryKind kind)
    {
        _entries[_entryCount] = new(kind, _starts[_index]);
        return _entryCount++;
    }

    private void ParseName()
    {
        if (Kind == TokenKind.Name)
        {
            Write(EntryKind.Name);
            _index++;
        }
        else
        {
            Expect(TokenKind.Name);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Skip(TokenKind kind)
    {
        if (Kind != kind)
            return false;
        _index++;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Expect(TokenKind kind)
    {
        if (Kind == kind)
            _index++;
        else
            FailExpected(kind.Describe());
    }

    private void ExpectEnd()
    {
        if (_index < _tokenCount)
            FailExpected(TokenKind.EndOfFile.Describe());
    }

    private bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!PeekKeyword(keyword))
            return false;
        _index++;
        return true;
    }

    private void ExpectKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!SkipKeyword(keyword) && Error is null)
            FailExpected($"\"{Encoding.UTF8.GetString(keyword)}\"");
    }

    /// <summary>Enters a nested production; false, with the fault recorded, when it is too deep.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Enter()
    {
        if (++_depth <= _limits.MaximumDepth)
            return true;
        FailTooDeep();
        return false;
    }
}
