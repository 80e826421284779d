namespace GovDataHub.Rules.Language;

/// <summary>What is wrong with an expression, and where. Carries the expression's own words, never a value.</summary>
/// <param name="Position">Zero-based offset in the text.</param>
/// <param name="Line">One-based line.</param>
/// <param name="Column">One-based column, in UTF-16 units.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Suggestion">What was probably meant, or null.</param>
public sealed record FeelError(int Position, int Line, int Column, string Message, string? Suggestion)
{
    /// <summary>The error at an offset of a text.</summary>
    public static FeelError At(string text, int position, string message, string? suggestion = null)
    {
        var before = text.AsSpan(0, Math.Min(position, text.Length));
        var line = before.Count('\n') + 1;
        var column = before.Length - before.LastIndexOf('\n');
        return new FeelError(position, line, column, message, suggestion);
    }

    /// <summary>As a person reads it: <c>1:14: Unknown name "HFP". Did you mean "HPF"?</c></summary>
    public override string ToString() =>
        $"{Line}:{Column}: {Message}{(Suggestion is null ? "" : $" Did you mean \"{Suggestion}\"?")}";
}
