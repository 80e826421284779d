using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace GovDataHub.GraphQL.Language;

/// <summary>
/// The recursive descent parser of GraphQL appendix B. A fault is recorded in the lexer, whose token then fits no
/// production, so every production ends at once and the half-built tree is dropped; nothing is thrown.
/// </summary>
internal ref partial struct SyntaxParser
{
    private readonly ParserLimits _limits;
    private readonly int _mostTokens;
    private readonly string?[] _names;
    private Utf8Lexer _lexer;
    private int _previousEnd;

    // Tokens read, the end of the file among them.
    private int _tokens;
    private int _depth;

    // Children of the lists being read, innermost last; each list cuts its own off the end.
    private Pending[] _pending;
    private int _pendingCount;

    public SyntaxParser(ReadOnlySpan<byte> source, ParserLimits limits)
    {
        _lexer = new(source);
        _limits = limits;
        _mostTokens = limits.MaximumTokens ?? int.MaxValue;
        _names = NameCache.ForThread();
        _pending = new Pending[32];
        _lexer.Advance();
        CountToken();
    }

    /// <summary>One production, as an item of a list.</summary>
    private delegate SyntaxNode Production(ref SyntaxParser parser);

    /// <summary>The first fault found, or null.</summary>
    public readonly GraphQLError? Error => _lexer.Error;

    private readonly bool Failed => _lexer.Kind == TokenKind.Failed;

    /// <summary><c>Document : Definition+</c>.</summary>
    /// <returns>The document; meaningless when <see cref="Error"/> is set.</returns>
    public DocumentNode ParseDocument()
    {
        var mark = _pendingCount;
        var start = new Mark(0, 1, 1);
        do
        {
            Push(ParseDefinition());
        }
        while (!Failed && _lexer.Kind != TokenKind.EndOfFile);
        return new(Pop<DefinitionNode>(mark), _tokens - 1, Since(start) with { End = _lexer.End });
    }

    /// <summary>A constant value and nothing else.</summary>
    /// <returns>The value; meaningless when <see cref="Error"/> is set.</returns>
    public ValueNode ParseWholeValue()
    {
        var value = ParseValue(constant: true);
        Expect(TokenKind.EndOfFile);
        return value;
    }

    /// <summary>A type reference and nothing else.</summary>
    /// <returns>The type; meaningless when <see cref="Error"/> is set.</returns>
    public TypeNode ParseWholeType()
    {
        var type = ParseTypeReference();
        Expect(TokenKind.EndOfFile);
        return type;
    }

    private DefinitionNode ParseDefinition()
    {
        if (_lexer.Kind == TokenKind.BraceLeft)
            return ParseOperation();
        if (!PeekDescription())
            return ParseKeywordDefinition(_lexer, described: false);
        var keyword = LookAhead();
        if (keyword.Kind == TokenKind.BraceLeft)
        {
            Fail(_lexer.Start, "Unexpected description, descriptions are not supported on shorthand queries.");
            return null!;
        }

        return ParseKeywordDefinition(keyword, described: true);
    }

    private DefinitionNode ParseKeywordDefinition(in Utf8Lexer keyword, bool described)
    {
        if (keyword.Kind == TokenKind.Name)
        {
            var word = keyword.Bytes;
            if (word.SequenceEqual("query"u8) || word.SequenceEqual("mutation"u8)
                || word.SequenceEqual("subscription"u8))
                return ParseOperation();
            if (word.SequenceEqual("fragment"u8))
                return ParseFragmentDefinition();
            if (ParseTypeSystemDefinition(word) is { } definition)
                return definition;
            if (Failed)
                return null!;
            if (described)
            {
                Fail(_lexer.Start, "Unexpected description, only GraphQL definitions support descriptions.");
                return null!;
            }

            if (word.SequenceEqual("extend"u8))
                return ParseExtension();
        }

        Unexpected(keyword);
        return null!;
    }

    private NameNode ParseName()
    {
        if (_lexer.Kind != TokenKind.Name)
        {
            Expect(TokenKind.Name);
            return default;
        }

        var name = new NameNode(
            NameCache.Get(_names, _lexer.Bytes), new(_lexer.Start, _lexer.End, _lexer.Line, _lexer.Column));
        Advance();
        return name;
    }

    private readonly Mark Here()
    {
        return new(_lexer.Start, _lexer.Line, _lexer.Column);
    }

    private readonly Location Since(Mark mark)
    {
        return new(mark.Start, _previousEnd, mark.Line, mark.Column);
    }

    private void Advance()
    {
        _previousEnd = _lexer.End;
        _lexer.Advance();
        CountToken();
    }

    private void CountToken()
    {
        if (++_tokens > _mostTokens && _lexer.Kind is not (TokenKind.EndOfFile or TokenKind.Failed))
        {
            _lexer.Fail(
                _lexer.Start,
                $"Document contains more than {_limits.MaximumTokens} tokens. Parsing aborted.",
                ErrorCodes.LimitExceeded);
        }
    }

    private readonly Utf8Lexer LookAhead()
    {
        var ahead = _lexer;
        ahead.Advance();
        return ahead;
    }

    private bool Skip(TokenKind kind)
    {
        if (_lexer.Kind != kind)
            return false;
        Advance();
        return true;
    }

    private void Expect(TokenKind kind)
    {
        if (_lexer.Kind == kind)
            Advance();
        else if (!Failed)
            Fail(_lexer.Start, $"Expected {kind.Describe()}, found {Describe(_lexer)}.");
    }

    private readonly bool PeekKeyword(ReadOnlySpan<byte> keyword)
    {
        return _lexer.Kind == TokenKind.Name && _lexer.Bytes.SequenceEqual(keyword);
    }

    private bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!PeekKeyword(keyword))
            return false;
        Advance();
        return true;
    }

    private void ExpectKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!SkipKeyword(keyword) && !Failed)
            Fail(_lexer.Start, $"Expected \"{Encoding.UTF8.GetString(keyword)}\", found {Describe(_lexer)}.");
    }

    private void Fail(int position, string message)
    {
        _lexer.Fail(position, message);
    }

    private void Unexpected(in Utf8Lexer token)
    {
        if (token.Error is not null)
            _lexer = token;
        else
            Fail(token.Start, $"Unexpected {Describe(token)}.");
    }

    private void Unexpected()
    {
        if (!Failed)
            Fail(_lexer.Start, $"Unexpected {Describe(_lexer)}.");
    }

    private static string Describe(in Utf8Lexer token)
    {
        return token.Kind switch
        {
            TokenKind.Name or TokenKind.IntValue or TokenKind.FloatValue =>
                $"{token.Kind.Describe()} \"{Encoding.UTF8.GetString(token.Bytes)}\"",
            TokenKind.StringValue or TokenKind.BlockString => $"{token.Kind.Describe()} \"{token.StringText()}\"",
            _ => token.Kind.Describe(),
        };
    }

    /// <summary>Enters a nested production; false, with the fault recorded, when it is too deep.</summary>
    private bool Enter()
    {
        if (++_depth <= _limits.MaximumDepth)
            return true;
        _lexer.Fail(
            _lexer.Start,
            $"Document is nested more than {_limits.MaximumDepth} levels deep. Parsing aborted.",
            ErrorCodes.LimitExceeded);
        return false;
    }

    private void Push(SyntaxNode node)
    {
        if (_pendingCount == _pending.Length)
            Array.Resize(ref _pending, _pending.Length * 2);
        _pending[_pendingCount++] = new(node);
    }

    private ImmutableArray<T> Pop<T>(int mark)
        where T : SyntaxNode
    {
        var count = _pendingCount - mark;
        _pendingCount = mark;
        if (count == 0 || Failed)
            return [];
        var items = new T[count];
        var pending = _pending.AsSpan(mark, count);
        ref var first = ref Unsafe.As<T, Pending>(ref MemoryMarshal.GetArrayDataReference(items));
        pending.CopyTo(MemoryMarshal.CreateSpan(ref first, count));
        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    /// <summary>One or more items between delimiters; nothing at all when the opening one is missing.</summary>
    private ImmutableArray<T> OptionalMany<T>(TokenKind open, Production item, TokenKind close)
        where T : SyntaxNode
    {
        return _lexer.Kind == open ? Many<T>(open, item, close) : [];
    }

    private ImmutableArray<T> Many<T>(TokenKind open, Production item, TokenKind close)
        where T : SyntaxNode
    {
        Expect(open);
        var mark = _pendingCount;
        while (!Failed)
        {
            Push(item(ref this));
            if (Skip(close))
                break;
        }

        return Pop<T>(mark);
    }

    private ImmutableArray<T> Delimited<T>(TokenKind delimiter, Production item)
        where T : SyntaxNode
    {
        Skip(delimiter);
        var mark = _pendingCount;
        do
        {
            Push(item(ref this));
        }
        while (Skip(delimiter));
        return Pop<T>(mark);
    }

    /// <summary>A node waiting for its list; a struct, so that storing one checks no array type.</summary>
    private readonly record struct Pending(SyntaxNode Node);

    private readonly record struct Mark(int Start, int Line, int Column);
}
