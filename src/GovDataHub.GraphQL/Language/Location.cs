namespace GovDataHub.GraphQL.Language;

/// <summary>Where a node stands in its source text. Line and column are worked out when they are asked for.</summary>
public readonly record struct Location
{
    private readonly Source? _source;

    internal Location(Source source, int start)
    {
        _source = source;
        Start = start;
    }

    /// <summary>Offset of its first byte.</summary>
    public int Start { get; }

    /// <summary>Line of its first token, from one; zero for a node that was not read from a text.</summary>
    public int Line => ToSourceLocation().Line;

    /// <summary>Column of its first token in UTF-16 code units, from one; zero where the line is.</summary>
    public int Column => ToSourceLocation().Column;

    /// <summary>Line and column alone, as an error reports them.</summary>
    /// <returns>The place as a person counts.</returns>
    public SourceLocation ToSourceLocation()
    {
        return _source?.Locate(Start) ?? default;
    }

    /// <summary>The place of something else in the same text.</summary>
    /// <param name="start">Offset of its first byte.</param>
    /// <returns>Its place.</returns>
    internal Location At(int start)
    {
        return _source is null ? default : new(_source, start);
    }
}
