namespace GovDataHub.GraphQL.Language;

/// <summary>Which limit of the parser a document exceeded.</summary>
public enum ParserLimit
{
    /// <summary><see cref="ParserLimits.MostBytes"/>.</summary>
    Bytes,

    /// <summary><see cref="ParserLimits.MaximumTokens"/>.</summary>
    Tokens,

    /// <summary><see cref="ParserLimits.MaximumDepth"/>.</summary>
    Depth,
}

/// <summary>What a document may cost to read. Exceeding a limit is a located error, never an exception.</summary>
public sealed record ParserLimits
{
    /// <summary>A document must be shorter than so many bytes of UTF-8.</summary>
    public const int MostBytes = 1 << 26;

    /// <summary>
    /// The limits used when none are given: any number of tokens, nested as deep as the passes over a tree may recurse.
    /// </summary>
    public static ParserLimits Default { get; } = new();

    /// <summary>The most tokens a document may have; null for no limit.</summary>
    public int? MaximumTokens { get; init; }

    /// <summary>How deep selection sets, values and list types may be nested; at most 1,000.</summary>
    public int MaximumDepth
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1000);
            field = value;
        }
    }

    = 500;
}
