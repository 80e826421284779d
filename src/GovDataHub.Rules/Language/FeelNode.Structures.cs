using System.Collections.Immutable;

namespace GovDataHub.Rules.Language;

/// <summary>
/// <c>if condition then consequence else alternative</c>; a condition that is not true takes the alternative.
/// </summary>
public sealed class IfExpression(
    FeelNode condition, FeelNode consequence, FeelNode alternative, SourceSpan span) : FeelNode(span)
{
    /// <summary>The condition.</summary>
    public FeelNode Condition { get; } = condition;

    /// <summary>What it comes to when the condition is true.</summary>
    public FeelNode Consequence { get; } = consequence;

    /// <summary>What it comes to otherwise.</summary>
    public FeelNode Alternative { get; } = alternative;
}

/// <summary><c>name in source</c>, or <c>name in from..to</c> when <paramref name="To"/> is given.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Source">The list, or the first number or date.</param>
/// <param name="To">The last number or date, included; may be below the first.</param>
public sealed record Iterator(string Name, FeelNode Source, FeelNode? To);

/// <summary><c>for a in x, b in y return body</c>; the body also sees the results so far as <c>partial</c>.</summary>
public sealed class ForExpression(ImmutableArray<Iterator> iterators, FeelNode body, SourceSpan span) : FeelNode(span)
{
    /// <summary>The iterators, the last one fastest.</summary>
    public ImmutableArray<Iterator> Iterators { get; } = iterators;

    /// <summary>Evaluated for each combination.</summary>
    public FeelNode Body { get; } = body;

    /// <summary>Whether the body looks at the results so far.</summary>
    internal bool UsesPartial { get; } = NodeSearch.Names(body).Contains("partial");
}

/// <summary><c>some</c> or <c>every</c>.</summary>
public enum Quantifier
{
    /// <summary>At least one.</summary>
    Some,

    /// <summary>All.</summary>
    Every,
}

/// <summary><c>some a in x satisfies condition</c>, <c>every a in x satisfies condition</c>.</summary>
public sealed class QuantifiedExpression(
    Quantifier quantifier, ImmutableArray<Iterator> iterators, FeelNode condition, SourceSpan span) : FeelNode(span)
{
    /// <summary>Which of the two.</summary>
    public Quantifier Quantifier { get; } = quantifier;

    /// <summary>The iterators, the last one fastest.</summary>
    public ImmutableArray<Iterator> Iterators { get; } = iterators;

    /// <summary>Evaluated for each combination.</summary>
    public FeelNode Condition { get; } = condition;
}

/// <summary><c>value instance of type</c>.</summary>
public sealed class InstanceOfExpression(FeelNode value, TypeReference type, SourceSpan span) : FeelNode(span)
{
    /// <summary>What is tested.</summary>
    public FeelNode Value { get; } = value;

    /// <summary>The type.</summary>
    public TypeReference Type { get; } = type;
}

/// <summary>
/// A type as an expression names it: <c>number</c>, <c>list&lt;string&gt;</c>, <c>context&lt;a: number&gt;</c>.
/// </summary>
/// <param name="Name">The outermost name.</param>
/// <param name="Arguments">Types in angle brackets: of a list's items, a range's ends, a function's parameters.</param>
/// <param name="Entries">A context's entries.</param>
/// <param name="Result">What a function returns.</param>
public sealed record TypeReference(
    string Name,
    ImmutableArray<TypeReference> Arguments,
    ImmutableArray<KeyValuePair<string, TypeReference>> Entries,
    TypeReference? Result)
{
    /// <summary>Whether a value's own values decide if it is of the type.</summary>
    internal bool LooksInside => !Arguments.IsEmpty || !Entries.IsEmpty;
}

/// <summary><c>[a, b]</c>.</summary>
public sealed class ListExpression(ImmutableArray<FeelNode> items, SourceSpan span) : FeelNode(span)
{
    /// <summary>The items.</summary>
    public ImmutableArray<FeelNode> Items { get; } = items;
}

/// <summary><c>{a: 1, b: a + 1}</c>: later entries see the earlier ones.</summary>
public sealed class ContextExpression(
    ImmutableArray<KeyValuePair<string, FeelNode>> entries, SourceSpan span) : FeelNode(span)
{
    /// <summary>The entries, in order.</summary>
    public ImmutableArray<KeyValuePair<string, FeelNode>> Entries { get; } = entries;
}

/// <summary><c>[low..high]</c>, with a round or outward bracket where an end is excluded.</summary>
public sealed class RangeExpression(
    FeelNode low, bool lowIncluded, FeelNode high, bool highIncluded, SourceSpan span) : FeelNode(span)
{
    /// <summary>The lower end.</summary>
    public FeelNode Low { get; } = low;

    /// <summary>Whether the lower end belongs to it.</summary>
    public bool LowIncluded { get; } = lowIncluded;

    /// <summary>The upper end.</summary>
    public FeelNode High { get; } = high;

    /// <summary>Whether the upper end belongs to it.</summary>
    public bool HighIncluded { get; } = highIncluded;
}

/// <summary>One parameter of a function definition.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type its arguments must have, or null for any.</param>
public sealed record FormalParameter(string Name, TypeReference? Type);

/// <summary><c>function(a, b: number) body</c>.</summary>
public sealed class FunctionDefinition(
    ImmutableArray<FormalParameter> parameters, FeelNode body, SourceSpan span) : FeelNode(span)
{
    /// <summary>The parameters, in order.</summary>
    public ImmutableArray<FormalParameter> Parameters { get; } = parameters;

    /// <summary>What a call comes to.</summary>
    public FeelNode Body { get; } = body;

    /// <summary>The height of the body's tree.</summary>
    internal int Height { get; } = NodeSearch.Height(body);

    /// <summary>Whether the body stands for a function of another language, which is never called here.</summary>
    public bool IsExternal { get; init; }
}

/// <summary><c>function(a, b)</c> or <c>function(name: a)</c>.</summary>
public sealed class Invocation(
    FeelNode function, ImmutableArray<FeelNode> arguments, ImmutableArray<string> names, SourceSpan span)
    : FeelNode(span)
{
    /// <summary>What is called: mostly a <see cref="NameReference"/>.</summary>
    public FeelNode Function { get; } = function;

    /// <summary>The arguments, as written.</summary>
    public ImmutableArray<FeelNode> Arguments { get; } = arguments;

    /// <summary>The parameters the arguments are for, one each; empty when given by position.</summary>
    public ImmutableArray<string> ParameterNames { get; } = names;
}

/// <summary>
/// An input entry: <c>-</c>, <c>test, test</c> or <c>not(test, test)</c>, over the value of <c>?</c>.
/// </summary>
public sealed class UnaryTestsExpression(ImmutableArray<FeelNode> tests, bool negated, SourceSpan span) : FeelNode(span)
{
    /// <summary>The tests, one of which must hold; empty for <c>-</c>, which always holds.</summary>
    public ImmutableArray<FeelNode> Tests { get; } = tests;

    /// <summary>Whether none may hold instead.</summary>
    public bool Negated { get; } = negated;

    /// <summary>Whether a test speaks of <c>?</c>.</summary>
    internal bool SpeaksOfInput { get; } = tests.Any(NodeSearch.SpeaksOfInput);
}
