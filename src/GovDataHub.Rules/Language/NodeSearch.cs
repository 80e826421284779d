namespace GovDataHub.Rules.Language;

/// <summary>Questions about a tree's nodes.</summary>
internal static class NodeSearch
{
    /// <summary>All names referred to anywhere in a tree.</summary>
    public static IEnumerable<string> Names(FeelNode node) =>
        DescendantsAndSelf(node).OfType<NameReference>().Select(reference => reference.Name);

    /// <summary>Whether a test speaks of its input: then it is a condition, not a value to be compared with.</summary>
    public static bool SpeaksOfInput(FeelNode test) => Names(test).Contains("?");

    /// <summary>The node and everything below it, outermost first.</summary>
    public static IEnumerable<FeelNode> DescendantsAndSelf(FeelNode node)
    {
        var waiting = new Stack<FeelNode>([node]);
        while (waiting.TryPop(out var next))
        {
            yield return next;
            foreach (var child in Children(next).Reverse())
                waiting.Push(child);
        }
    }

    /// <summary>How many nodes stand above one another, at most; found without recursion, whatever the tree.</summary>
    public static int Height(FeelNode node)
    {
        var height = 0;
        var waiting = new Stack<(FeelNode Node, int Level)>([(node, 1)]);
        while (waiting.TryPop(out var next))
        {
            height = Math.Max(height, next.Level);
            foreach (var child in Children(next.Node))
                waiting.Push((child, next.Level + 1));
        }

        return height;
    }

    /// <summary>The nodes directly below one, in the order they are written.</summary>
    public static IEnumerable<FeelNode> Children(FeelNode node) => node switch
    {
        Literal or NameReference => [],
        PathExpression path => [path.Source],
        FilterExpression filter => [filter.Source, filter.Condition],
        Negation negation => [negation.Operand],
        ArithmeticExpression arithmetic => [arithmetic.Left, arithmetic.Right],
        ComparisonExpression comparison => [comparison.Left, comparison.Right],
        LogicalExpression logical => [logical.Left, logical.Right],
        BetweenExpression between => [between.Value, between.Low, between.High],
        InExpression within => [within.Value, .. within.Tests],
        ComparisonTest test => [test.Operand],
        IfExpression conditional => [conditional.Condition, conditional.Consequence, conditional.Alternative],
        ForExpression loop => [.. Sources(loop.Iterators), loop.Body],
        QuantifiedExpression quantified => [.. Sources(quantified.Iterators), quantified.Condition],
        InstanceOfExpression instance => [instance.Value],
        ListExpression list => list.Items,
        ContextExpression context => context.Entries.Select(entry => entry.Value),
        RangeExpression range => [range.Low, range.High],
        FunctionDefinition function => [function.Body],
        Invocation invocation => [invocation.Function, .. invocation.Arguments],
        UnaryTestsExpression tests => tests.Tests,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<FeelNode> Sources(IEnumerable<Iterator> iterators)
    {
        foreach (var iterator in iterators)
        {
            yield return iterator.Source;
            if (iterator.To is { } last)
                yield return last;
        }
    }
}
