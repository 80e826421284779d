using System.Collections.Immutable;

namespace GovDataHub.Rules.Language;

/// <summary>A parsed expression: its text and its tree. Immutable, safe to share.</summary>
public sealed class FeelExpression
{
    internal FeelExpression(string text, FeelNode root)
    {
        Text = text;
        Root = root;
    }

    /// <summary>The text it was parsed from.</summary>
    public string Text { get; }

    /// <summary>The tree.</summary>
    public FeelNode Root { get; }

    /// <summary>Parses an expression (DMN 1.5 grammar rule 1).</summary>
    /// <param name="text">The expression.</param>
    /// <param name="names">
    /// Names in scope that are more than words separated by spaces: <c>a-b</c>, <c>profit and loss</c>. Others need not
    /// be given.
    /// </param>
    public static FeelParseResult Parse(string text, IEnumerable<string>? names = null) =>
        new Parser(text, names ?? []).ParseExpressionText();

    /// <summary>Parses unary tests over <c>?</c> (DMN 1.5 grammar rule 15): the entry of a decision table.</summary>
    /// <param name="text">The tests.</param>
    /// <param name="names">As for <see cref="Parse"/>.</param>
    public static FeelParseResult ParseUnaryTests(string text, IEnumerable<string>? names = null) =>
        new Parser(text, names ?? []).ParseUnaryTestsText();

    /// <summary>Parses an expression that must be right, such as one already checked when it was stored.</summary>
    /// <exception cref="FormatException">It is not; the message is the first error's.</exception>
    public static FeelExpression Require(string text, IEnumerable<string>? names = null) =>
        Parse(text, names) is { Expression: { } expression }
            ? expression
            : throw new FormatException(Parse(text, names).Errors[0].ToString());

    /// <summary>
    /// Parses a range as <c>range(from)</c> reads it: an end left out is unbounded. Null when it is none.
    /// </summary>
    internal static RangeText? ParseRange(string text) => new Parser(text, []).ParseRangeText();

    /// <summary>An expression made from a tree; its text is the canonical one.</summary>
    public static FeelExpression FromNode(FeelNode root) => new(FeelPrinter.Print(root), root);

    /// <summary>The canonical text.</summary>
    public override string ToString() => FeelPrinter.Print(Root);
}

/// <summary>A range as text: its ends, null where it is left out.</summary>
internal sealed record RangeText(FeelNode? Low, bool LowIncluded, FeelNode? High, bool HighIncluded)
{
    /// <summary>Whether an end is missing that must be there: one that is included, or both.</summary>
    public bool LacksAnEnd => Low is null ? LowIncluded || High is null : HighIncluded && High is null;
}

/// <summary>An expression, or why there is none.</summary>
/// <param name="Expression">Null when there are errors.</param>
/// <param name="Errors">Empty when there is an expression.</param>
public sealed record FeelParseResult(FeelExpression? Expression, ImmutableArray<FeelError> Errors);
