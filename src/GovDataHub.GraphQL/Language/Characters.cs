namespace GovDataHub.GraphQL.Language;

/// <summary>Bytes by what GraphQL section 2.1 lets them be.</summary>
internal static class Characters
{
    /// <summary>
    /// For each first byte of a token the kind of the token: <see cref="TokenKind.IntValue"/> for any number,
    /// <see cref="TokenKind.StringValue"/> for any string, <see cref="TokenKind.Dot"/> for a spread,
    /// <see cref="TokenKind.EndOfFile"/> for the zero after the text, <see cref="TokenKind.Failed"/> where none begins.
    /// </summary>
    public static readonly byte[] Kinds = Classify();

    /// <summary>Whether a byte is a digit.</summary>
    /// <param name="unit">The byte, or -1 for none.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsDigit(int unit)
    {
        return (uint)(unit - '0') <= 9;
    }

    /// <summary>Whether a name can begin with a byte.</summary>
    /// <param name="unit">The byte, or -1 for none.</param>
    /// <returns>Whether it can.</returns>
    public static bool IsNameStart(int unit)
    {
        return (uint)((unit | 0x20) - 'a') <= 'z' - 'a' || unit == '_';
    }

    /// <summary>Whether a name can go on with a byte.</summary>
    /// <param name="unit">The byte, or -1 for none.</param>
    /// <returns>Whether it can.</returns>
    public static bool IsNameContinue(int unit)
    {
        return IsNameStart(unit) || IsDigit(unit);
    }

    private static byte[] Classify()
    {
        var kinds = new byte[256];
        Array.Fill(kinds, (byte)TokenKind.Failed);
        kinds[0] = (byte)TokenKind.EndOfFile;
        kinds['.'] = (byte)TokenKind.Dot;
        kinds['"'] = (byte)TokenKind.StringValue;
        kinds['-'] = (byte)TokenKind.IntValue;
        var punctuators = "!$&():=@[]{|}"u8;
        TokenKind[] named =
        [
            TokenKind.Bang, TokenKind.Dollar, TokenKind.Ampersand, TokenKind.ParenLeft, TokenKind.ParenRight,
            TokenKind.Colon, TokenKind.EqualsSign, TokenKind.At, TokenKind.BracketLeft, TokenKind.BracketRight,
            TokenKind.BraceLeft, TokenKind.Pipe, TokenKind.BraceRight,
        ];
        for (var index = 0; index < named.Length; index++)
            kinds[punctuators[index]] = (byte)named[index];
        for (var unit = 0; unit < kinds.Length; unit++)
        {
            if (IsNameStart(unit))
                kinds[unit] = (byte)TokenKind.Name;
            else if (IsDigit(unit))
                kinds[unit] = (byte)TokenKind.IntValue;
        }

        return kinds;
    }
}
