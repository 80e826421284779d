using System.Collections.Immutable;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Language;

/// <summary>
/// Where something stands in an expression's text: [<paramref name="Start"/>, <paramref name="End"/>).
/// </summary>
/// <param name="Start">Zero-based offset of the first character.</param>
/// <param name="End">Offset behind the last character.</param>
public readonly record struct SourceSpan(int Start, int End);

/// <summary>
/// A node of an expression's tree (DMN 1.5 section 10.3.1.2). Immutable, a closed set: whoever translates FEEL
/// switches over the sealed classes of this namespace.
/// </summary>
public abstract class FeelNode
{
    private protected FeelNode(SourceSpan span)
    {
        Span = span;
    }

    /// <summary>Where it stands in the text it was parsed from.</summary>
    public SourceSpan Span { get; }

    /// <summary>The canonical text.</summary>
    public sealed override string ToString() => FeelPrinter.Print(this);
}

/// <summary>A constant: number, string, boolean, null, or a temporal <c>@"..."</c>.</summary>
public sealed class Literal(FeelValue value, SourceSpan span) : FeelNode(span)
{
    /// <summary>The constant; null for a temporal literal that names no date, time or duration.</summary>
    public FeelValue Value { get; } = value;

    /// <summary>The text inside <c>@"..."</c>, or null for the other literals.</summary>
    public string? TemporalText { get; init; }
}

/// <summary>A variable, function, department or field of the row in scope. May hold spaces.</summary>
public sealed class NameReference(string name, SourceSpan span) : FeelNode(span)
{
    /// <summary>The name, its words separated by one space.</summary>
    public string Name { get; } = name;
}

/// <summary><c>source.name</c>: an entry of a context, of each context in a list, or a value's property.</summary>
public sealed class PathExpression(FeelNode source, string name, SourceSpan span) : FeelNode(span)
{
    /// <summary>What the entry is taken of.</summary>
    public FeelNode Source { get; } = source;

    /// <summary>The entry's name.</summary>
    public string Name { get; } = name;
}

/// <summary><c>source[condition]</c>: the items for which it holds, or the item at a position.</summary>
public sealed class FilterExpression(FeelNode source, FeelNode condition, SourceSpan span) : FeelNode(span)
{
    /// <summary>The list.</summary>
    public FeelNode Source { get; } = source;

    /// <summary>Evaluated with the item's entries and <c>item</c> in scope.</summary>
    public FeelNode Condition { get; } = condition;
}

/// <summary><c>-operand</c>.</summary>
public sealed class Negation(FeelNode operand, SourceSpan span) : FeelNode(span)
{
    /// <summary>A number or duration.</summary>
    public FeelNode Operand { get; } = operand;
}

/// <summary>What <see cref="ArithmeticExpression"/> does.</summary>
public enum ArithmeticOperator
{
    /// <summary><c>+</c></summary>
    Add,

    /// <summary><c>-</c></summary>
    Subtract,

    /// <summary><c>*</c></summary>
    Multiply,

    /// <summary><c>/</c></summary>
    Divide,

    /// <summary><c>**</c></summary>
    Power,
}

/// <summary><c>left + right</c> and its kin.</summary>
public sealed class ArithmeticExpression(
    ArithmeticOperator kind, FeelNode left, FeelNode right, SourceSpan span) : FeelNode(span)
{
    /// <summary>The operator.</summary>
    public ArithmeticOperator Operator { get; } = kind;

    /// <summary>The left operand.</summary>
    public FeelNode Left { get; } = left;

    /// <summary>The right operand.</summary>
    public FeelNode Right { get; } = right;
}

/// <summary>What <see cref="ComparisonExpression"/> asks.</summary>
public enum ComparisonOperator
{
    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,
}

/// <summary><c>left &lt;= right</c> and its kin.</summary>
public sealed class ComparisonExpression(
    ComparisonOperator kind, FeelNode left, FeelNode right, SourceSpan span) : FeelNode(span)
{
    /// <summary>The operator.</summary>
    public ComparisonOperator Operator { get; } = kind;

    /// <summary>The left operand.</summary>
    public FeelNode Left { get; } = left;

    /// <summary>The right operand.</summary>
    public FeelNode Right { get; } = right;
}

/// <summary><c>and</c> or <c>or</c>.</summary>
public enum LogicalOperator
{
    /// <summary><c>and</c></summary>
    And,

    /// <summary><c>or</c></summary>
    Or,
}

/// <summary><c>left and right</c>, <c>left or right</c>, three-valued.</summary>
public sealed class LogicalExpression(
    LogicalOperator kind, FeelNode left, FeelNode right, SourceSpan span) : FeelNode(span)
{
    /// <summary>The operator.</summary>
    public LogicalOperator Operator { get; } = kind;

    /// <summary>The left operand.</summary>
    public FeelNode Left { get; } = left;

    /// <summary>The right operand.</summary>
    public FeelNode Right { get; } = right;

    /// <summary>The operands of a chain of one operator, left to right: <c>a and b and c</c> gives three.</summary>
    public static ImmutableArray<FeelNode> Operands(FeelNode node, LogicalOperator kind)
    {
        var operands = ImmutableArray.CreateBuilder<FeelNode>();
        Collect(node, kind, operands);
        return operands.ToImmutable();
    }

    private static void Collect(FeelNode node, LogicalOperator kind, ImmutableArray<FeelNode>.Builder operands)
    {
        if (node is LogicalExpression logical && logical.Operator == kind)
        {
            Collect(logical.Left, kind, operands);
            Collect(logical.Right, kind, operands);
            return;
        }

        operands.Add(node);
    }
}

/// <summary><c>value between low and high</c>, both ends included.</summary>
public sealed class BetweenExpression(FeelNode value, FeelNode low, FeelNode high, SourceSpan span) : FeelNode(span)
{
    /// <summary>What is compared.</summary>
    public FeelNode Value { get; } = value;

    /// <summary>The lower end.</summary>
    public FeelNode Low { get; } = low;

    /// <summary>The upper end.</summary>
    public FeelNode High { get; } = high;
}

/// <summary><c>value in test</c> or <c>value in (test, test)</c>: whether one of the tests holds.</summary>
public sealed class InExpression(FeelNode value, ImmutableArray<FeelNode> tests, SourceSpan span) : FeelNode(span)
{
    /// <summary>What is tested.</summary>
    public FeelNode Value { get; } = value;

    /// <summary>Each a value, a list, a range, or a <see cref="ComparisonTest"/>.</summary>
    public ImmutableArray<FeelNode> Tests { get; } = tests;

    /// <summary>Whether a test speaks of <c>?</c>.</summary>
    internal bool SpeaksOfInput { get; } = tests.Any(NodeSearch.SpeaksOfInput);
}

/// <summary><c>&lt; operand</c>: a unary test. As a value, the range it describes.</summary>
public sealed class ComparisonTest(ComparisonOperator kind, FeelNode operand, SourceSpan span) : FeelNode(span)
{
    /// <summary>The operator.</summary>
    public ComparisonOperator Operator { get; } = kind;

    /// <summary>What the input is compared with.</summary>
    public FeelNode Operand { get; } = operand;
}
