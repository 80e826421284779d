using System.Collections.Immutable;
using System.Diagnostics;
using GovDataHub.Rules.Functions;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Evaluation;

/// <summary>Walks the tree (DMN 1.5 section 10.3.2). This part: names, logic, conditions, contexts and lists.</summary>
internal static partial class Interpreter
{
    public static FeelValue Evaluate(FeelNode node, Frame frame) => node switch
    {
        Literal literal => literal.Value,
        NameReference name => frame.Find(name.Name) ?? BuiltIns.AsValue(name.Name, frame.Context) ?? FeelValue.None,
        PathExpression path => Properties.Get(Evaluate(path.Source, frame), path.Name),
        ComparisonExpression comparison => Comparison.Compare(
            comparison.Operator, Evaluate(comparison.Left, frame), Evaluate(comparison.Right, frame)),
        LogicalExpression logical => Logical(logical, frame),
        FilterExpression filter => Filter(filter, frame),
        Invocation invocation => Invoke(invocation, frame),
        ArithmeticExpression arithmetic => Charged(frame, Arithmetic.Apply(
            arithmetic.Operator, Evaluate(arithmetic.Left, frame), Evaluate(arithmetic.Right, frame))),
        Negation negation => Arithmetic.Negate(Evaluate(negation.Operand, frame)),
        InExpression within => In(within, frame),
        BetweenExpression between => Between(between, frame),
        IfExpression conditional => If(conditional, frame),
        ForExpression loop => For(loop, frame),
        QuantifiedExpression quantified => Quantified(quantified, frame),
        ListExpression list => List(list, frame),
        ContextExpression context => Context(context, frame),
        RangeExpression range => Range(range, frame),
        ComparisonTest test => TestAsRange(test, frame),
        InstanceOfExpression instance => InstanceOf(instance, frame),
        FunctionDefinition function => Define(function, frame),
        UnaryTestsExpression tests => UnaryTests(tests, frame),
        _ => throw new UnreachableException(),
    };

    /// <summary>A result that has to be written somewhere costs by its length.</summary>
    private static FeelValue Charged(Frame frame, FeelValue result)
    {
        switch (result)
        {
            case FeelValue.Text { Value.Length: > 15 } text:
                frame.Context.Spend(text.Value.Length / 16);
                break;
            case FeelValue.List list:
                frame.Context.Spend(list.Items.Length);
                break;
        }

        return result;
    }

    private static FeelValue Logical(LogicalExpression logical, Frame frame)
    {
        var decisive = logical.Operator == LogicalOperator.Or ? FeelValue.True : FeelValue.False;
        var left = Evaluate(logical.Left, frame);
        if (ReferenceEquals(left, decisive))
            return decisive;
        var right = Evaluate(logical.Right, frame);
        return logical.Operator == LogicalOperator.Or ? Logic.Or(left, right) : Logic.And(left, right);
    }

    private static FeelValue If(IfExpression conditional, Frame frame)
    {
        var condition = Evaluate(conditional.Condition, frame);
        if (condition.IsUnknown)
            return condition;
        return Evaluate(condition.IsTrue ? conditional.Consequence : conditional.Alternative, frame);
    }

    private static FeelValue Between(BetweenExpression between, Frame frame)
    {
        var value = Evaluate(between.Value, frame);
        return Logic.And(
            Comparison.Compare(ComparisonOperator.GreaterOrEqual, value, Evaluate(between.Low, frame)),
            Comparison.Compare(ComparisonOperator.LessOrEqual, value, Evaluate(between.High, frame)));
    }

    private static FeelValue List(ListExpression list, Frame frame)
    {
        var items = ImmutableArray.CreateBuilder<FeelValue>(list.Items.Length);
        foreach (var item in list.Items)
        {
            var value = Evaluate(item, frame);
            if (value.IsUnknown)
                return value;
            items.Add(value);
        }

        return new FeelValue.List(items.MoveToImmutable());
    }

    private static FeelValue Context(ContextExpression context, Frame frame)
    {
        var entries = new EntriesFrame(frame);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, node) in context.Entries)
        {
            // The same entry twice is an error, and an error is null.
            if (!names.Add(name))
                return FeelValue.None;
            entries.Set(name, Evaluate(node, entries));
        }

        return FeelValue.Context.Of(entries.Entries);
    }

    private static FeelValue Range(RangeExpression range, Frame frame)
    {
        var low = Evaluate(range.Low, frame);
        var high = Evaluate(range.High, frame);
        if (low.IsUnknown || high.IsUnknown)
            return FeelValue.NotKnown;
        return Comparison.MakeRange(low, range.LowIncluded, high, range.HighIncluded);
    }

    private static FeelValue TestAsRange(ComparisonTest test, Frame frame)
    {
        var end = Evaluate(test.Operand, frame);
        return end.IsUnknown ? end : Comparison.MakeRange(test.Operator, end);
    }

    private static FeelValue InstanceOf(InstanceOfExpression instance, Frame frame)
    {
        var value = Evaluate(instance.Value, frame);
        return value.IsUnknown || (value.HoldsUnknown && instance.Type.LooksInside)
            ? FeelValue.NotKnown
            : FeelValue.Of(Types.TypeTest.IsInstance(value, instance.Type));
    }
}
