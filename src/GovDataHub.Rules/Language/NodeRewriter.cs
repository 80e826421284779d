using System.Collections.Immutable;

namespace GovDataHub.Rules.Language;

/// <summary>Makes trees out of trees.</summary>
internal static class NodeRewriter
{
    /// <summary>The same node over other children; the node itself when none changes.</summary>
    public static FeelNode WithChildren(FeelNode node, Func<FeelNode, FeelNode> map)
    {
        var changed = false;
        FeelNode Map(FeelNode child)
        {
            var mapped = map(child);
            changed |= !ReferenceEquals(mapped, child);
            return mapped;
        }

        var rebuilt = Operator(node, Map) ?? Structure(node, Map);
        return changed ? rebuilt : node;
    }

    private static FeelNode? Operator(FeelNode node, Func<FeelNode, FeelNode> map) => node switch
    {
        Literal or NameReference => node,
        PathExpression path => new PathExpression(map(path.Source), path.Name, path.Span),
        FilterExpression filter => new FilterExpression(map(filter.Source), map(filter.Condition), filter.Span),
        Negation negation => new Negation(map(negation.Operand), negation.Span),
        ArithmeticExpression arithmetic => new ArithmeticExpression(
            arithmetic.Operator, map(arithmetic.Left), map(arithmetic.Right), arithmetic.Span),
        ComparisonExpression comparison => new ComparisonExpression(
            comparison.Operator, map(comparison.Left), map(comparison.Right), comparison.Span),
        LogicalExpression logical => new LogicalExpression(
            logical.Operator, map(logical.Left), map(logical.Right), logical.Span),
        BetweenExpression between => new BetweenExpression(
            map(between.Value), map(between.Low), map(between.High), between.Span),
        InExpression within => new InExpression(map(within.Value), All(within.Tests, map), within.Span),
        ComparisonTest test => new ComparisonTest(test.Operator, map(test.Operand), test.Span),
        InstanceOfExpression instance => new InstanceOfExpression(map(instance.Value), instance.Type, instance.Span),
        _ => null,
    };

    private static FeelNode Structure(FeelNode node, Func<FeelNode, FeelNode> map) => node switch
    {
        IfExpression conditional => new IfExpression(
            map(conditional.Condition), map(conditional.Consequence), map(conditional.Alternative), conditional.Span),
        ForExpression loop => new ForExpression(Iterators(loop.Iterators, map), map(loop.Body), loop.Span),
        QuantifiedExpression quantified => new QuantifiedExpression(
            quantified.Quantifier, Iterators(quantified.Iterators, map), map(quantified.Condition), quantified.Span),
        ListExpression list => new ListExpression(All(list.Items, map), list.Span),
        ContextExpression context => new ContextExpression(
            [.. context.Entries.Select(entry => KeyValuePair.Create(entry.Key, map(entry.Value)))], context.Span),
        RangeExpression range => new RangeExpression(
            map(range.Low), range.LowIncluded, map(range.High), range.HighIncluded, range.Span),
        FunctionDefinition function => new FunctionDefinition(function.Parameters, map(function.Body), function.Span)
        {
            IsExternal = function.IsExternal,
        },
        Invocation invocation => new Invocation(
            map(invocation.Function), All(invocation.Arguments, map), invocation.ParameterNames, invocation.Span),
        UnaryTestsExpression tests => new UnaryTestsExpression(All(tests.Tests, map), tests.Negated, tests.Span),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ImmutableArray<FeelNode> All(ImmutableArray<FeelNode> nodes, Func<FeelNode, FeelNode> map) =>
        [.. nodes.Select(map)];

    private static ImmutableArray<Iterator> Iterators(
        ImmutableArray<Iterator> iterators, Func<FeelNode, FeelNode> map) =>
    [
        .. iterators.Select(iterator => iterator with
        {
            Source = map(iterator.Source),
            To = iterator.To is { } last ? map(last) : null,
        }),
    ];
}
