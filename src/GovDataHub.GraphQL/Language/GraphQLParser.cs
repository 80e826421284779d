namespace GovDataHub.GraphQL.Language;

/// <summary>What reading a source text gave: the tree, or the one error that stopped it.</summary>
/// <param name="Document">The tree; null when the text is wrong.</param>
/// <param name="Error">What is wrong and where; null when the text was read.</param>
public readonly record struct ParseResult(DocumentNode? Document, GraphQLError? Error)
{
    /// <summary>Which limit was exceeded; null when the text was read or breaks the grammar.</summary>
    public ParserLimit? Exceeded { get; init; }
}

/// <summary>
/// Reads GraphQL documents (section 2 and appendix B; September 2025). No input makes it throw or overflow the stack:
/// a wrong text gives the first error with its line and column.
/// </summary>
public static class GraphQLParser
{
    /// <summary>Reads a document from UTF-8.</summary>
    /// <param name="utf8">The source text; the tree keeps a copy of it.</param>
    /// <param name="limits">What it may cost; <see cref="ParserLimits.Default"/> when null.</param>
    /// <returns>The tree or the error.</returns>
    public static ParseResult Parse(ReadOnlyMemory<byte> utf8, ParserLimits? limits = null)
    {
        return Parse(utf8.Span, limits);
    }

    /// <summary>Reads a document from UTF-8.</summary>
    /// <param name="utf8">The source text; the tree keeps a copy of it.</param>
    /// <param name="limits">What it may cost; <see cref="ParserLimits.Default"/> when null.</param>
    /// <returns>The tree or the error.</returns>
    public static ParseResult Parse(ReadOnlySpan<byte> utf8, ParserLimits? limits = null)
    {
        return utf8.Length < ParserLimits.MostBytes ? Parse(Source.Copy(utf8), limits) : TooLarge();
    }

    /// <summary>Reads a document from a string; an unpaired surrogate in it is an error like any other.</summary>
    /// <param name="text">The source text.</param>
    /// <param name="limits">What it may cost; <see cref="ParserLimits.Default"/> when null.</param>
    /// <returns>The tree or the error.</returns>
    public static ParseResult Parse(string text, ParserLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length >= ParserLimits.MostBytes)
            return TooLarge();
        var source = Source.Encode(text);
        return source.Length < ParserLimits.MostBytes ? Parse(source, limits) : TooLarge();
    }

    /// <summary>Reads one value on its own, such as a default value; variables are not allowed in it.</summary>
    /// <param name="text">The source text, shorter than <see cref="ParserLimits.MostBytes"/>.</param>
    /// <param name="error">What is wrong; null when the value was read.</param>
    /// <returns>The value, or null.</returns>
    public static ValueNode? ParseConstantValue(string text, out GraphQLError? error)
    {
        var parser = new SyntaxParser(SmallSource(text), ParserLimits.Default);
        var value = parser.ParseWholeValue();
        error = parser.Error;
        return value;
    }

    /// <summary>Reads one type reference on its own, such as <c>[Int!]</c>.</summary>
    /// <param name="text">The source text, shorter than <see cref="ParserLimits.MostBytes"/>.</param>
    /// <param name="error">What is wrong; null when the type was read.</param>
    /// <returns>The type, or null.</returns>
    public static TypeNode? ParseType(string text, out GraphQLError? error)
    {
        var parser = new SyntaxParser(SmallSource(text), ParserLimits.Default);
        var type = parser.ParseWholeType();
        error = parser.Error;
        return type;
    }

    private static ParseResult Parse(Source source, ParserLimits? limits)
    {
        var parser = new SyntaxParser(source, limits ?? ParserLimits.Default);
        var document = parser.ParseDocument();
        return new(document, parser.Error) { Exceeded = parser.Exceeded };
    }

    private static Source SmallSource(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var source = Source.Encode(text);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(source.Length, ParserLimits.MostBytes, nameof(text));
        return source;
    }

    private static ParseResult TooLarge()
    {
        GraphQLError error =
            new($"Syntax Error: Document is larger than {ParserLimits.MostBytes - 1} bytes. Parsing aborted.")
            {
                Locations = [new(1, 1)],
                Code = ErrorCodes.LimitExceeded,
            };
        return new(null, error) { Exceeded = ParserLimit.Bytes };
    }
}
