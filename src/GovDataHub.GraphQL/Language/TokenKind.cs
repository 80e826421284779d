namespace GovDataHub.GraphQL.Language;

/// <summary>The lexical tokens of GraphQL section 2.1, and the end states of reading.</summary>
internal enum TokenKind : byte
{
    /// <summary>Nothing read yet.</summary>
    StartOfFile,

    /// <summary>The text has ended.</summary>
    EndOfFile,

    /// <summary>The text was found wrong; no production accepts this token, so parsing unwinds.</summary>
    Failed,

    Bang,
    Dollar,
    Ampersand,
    ParenLeft,
    ParenRight,
    Dot,
    Spread,
    Colon,
    EqualsSign,
    At,
    BracketLeft,
    BracketRight,
    BraceLeft,
    Pipe,
    BraceRight,
    Name,
    IntValue,
    FloatValue,
    StringValue,
    BlockString,
}

/// <summary>Tokens as error messages name them.</summary>
internal static class TokenKindText
{
    /// <summary>Punctuators in quotes, others by the name of their production.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The text for a message.</returns>
    public static string Describe(this TokenKind kind)
    {
        return kind switch
        {
            TokenKind.StartOfFile => "<SOF>",
            TokenKind.EndOfFile or TokenKind.Failed => "<EOF>",
            TokenKind.Bang => "\"!\"",
            TokenKind.Dollar => "\"$\"",
            TokenKind.Ampersand => "\"&\"",
            TokenKind.ParenLeft => "\"(\"",
            TokenKind.ParenRight => "\")\"",
            TokenKind.Dot => "\".\"",
            TokenKind.Spread => "\"...\"",
            TokenKind.Colon => "\":\"",
            TokenKind.EqualsSign => "\"=\"",
            TokenKind.At => "\"@\"",
            TokenKind.BracketLeft => "\"[\"",
            TokenKind.BracketRight => "\"]\"",
            TokenKind.BraceLeft => "\"{\"",
            TokenKind.Pipe => "\"|\"",
            TokenKind.BraceRight => "\"}\"",
            TokenKind.Name => "Name",
            TokenKind.IntValue => "Int",
            TokenKind.FloatValue => "Float",
            TokenKind.StringValue => "String",
            TokenKind.BlockString => "BlockString",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
