namespace GovDataHub.GraphQL.Language;

/// <summary>Where a node stands in its source text.</summary>
/// <param name="Start">Offset of its first byte.</param>
/// <param name="End">Offset after its last byte.</param>
/// <param name="Line">Line of its first token, from one.</param>
/// <param name="Column">Column of its first token in UTF-16 code units, from one.</param>
public readonly record struct Location(int Start, int End, int Line, int Column)
{
    /// <summary>Line and column alone, as an error reports them.</summary>
    /// <returns>The place as a person counts.</returns>
    public SourceLocation ToSourceLocation()
    {
        return new(Line, Column);
    }
}
