using System.Collections.Immutable;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Evaluation;

/// <summary>Filters, loops, quantifiers, <c>in</c> and unary tests.</summary>
internal static partial class Interpreter
{
    private static FeelValue Filter(FilterExpression filter, Frame frame)
    {
        var source = Evaluate(filter.Source, frame);
        if (source.IsUnknown)
            return source;
        var items = source switch { FeelValue.List list => list.Items, { IsNull: true } => [], _ => [source] };
        if (filter.Condition is Literal { Value: FeelValue.Number fixedPosition })
            return At(items, fixedPosition.Value);
        if (items.IsEmpty)
            return OfNothing(filter.Condition, frame);
        return Select(filter.Condition, items, frame);
    }

    /// <summary>
    /// Of no items none are selected, and none stands at a position; which of the two was asked is not known when the
    /// condition is not, unless it can only be a condition.
    /// </summary>
    private static FeelValue OfNothing(FeelNode condition, Frame frame) => Evaluate(condition, frame) switch
    {
        FeelValue.Number => FeelValue.None,
        FeelValue.Unknown when condition is not (LogicalExpression or ComparisonExpression or BetweenExpression
            or InExpression or QuantifiedExpression or InstanceOfExpression
            or Invocation { Function: NameReference { Name: "not" or "isNone" } }) => FeelValue.NotKnown,
        _ => FeelValue.List.Empty,
    };

    private static FeelValue Select(FeelNode condition, ImmutableArray<FeelValue> items, Frame frame)
    {
        var selected = ImmutableArray.CreateBuilder<FeelValue>();
        var unknown = false;
        foreach (var item in items)
        {
            frame.Context.Spend(1);
            var holds = Evaluate(condition, new ItemFrame(frame, item));
            if (holds is FeelValue.Number position)
                return At(items, position.Value);
            unknown |= holds.IsUnknown;
            if (holds.IsTrue)
                selected.Add(item);
        }

        return unknown ? FeelValue.NotKnown : new FeelValue.List(selected.ToImmutable());
    }

    /// <summary>The item at a position: from 1, or from -1 backwards.</summary>
    private static FeelValue At(ImmutableArray<FeelValue> items, FeelDecimal position)
    {
        if (!position.TryGetInt64(out var index) || index == 0 || Math.Abs(index) > items.Length)
            return FeelValue.None;
        return items[(int)(index > 0 ? index - 1 : items.Length + index)];
    }

    private static FeelValue For(ForExpression loop, Frame frame)
    {
        var results = new List<FeelValue>();
        var stopped = Iterate(loop.Iterators, 0, frame, inner =>
        {
            var scope = loop.UsesPartial ? WithPartial(inner, results) : inner;
            var result = Evaluate(loop.Body, scope);
            if (result.IsUnknown)
                return result;
            results.Add(result);
            return null;
        });
        return stopped ?? FeelValue.Of(results);
    }

    private static VariableFrame WithPartial(Frame frame, List<FeelValue> results)
    {
        frame.Context.Spend(results.Count / 8);
        return new VariableFrame(frame, "partial", FeelValue.Of(results));
    }

    private static FeelValue Quantified(QuantifiedExpression quantified, Frame frame)
    {
        var isSome = quantified.Quantifier == Quantifier.Some;
        var result = FeelValue.Of(!isSome);
        var decisive = FeelValue.Of(isSome);
        var stopped = Iterate(quantified.Iterators, 0, frame, inner =>
        {
            var holds = Evaluate(quantified.Condition, inner);
            result = isSome ? Logic.Or(result, holds) : Logic.And(result, holds);
            return ReferenceEquals(result, decisive) ? decisive : null;
        });
        return stopped ?? result;
    }

    /// <summary>Visits every combination, the last iterator fastest, until a visit returns something.</summary>
    /// <returns>What ended it early, or null.</returns>
    private static FeelValue? Iterate(
        ImmutableArray<Iterator> iterators, int depth, Frame frame, Func<Frame, FeelValue?> visit)
    {
        if (depth == iterators.Length)
            return visit(frame);
        var source = Sequence(iterators[depth], frame);
        if (source is not FeelValue.List list)
            return source;
        foreach (var item in list.Items)
        {
            frame.Context.Spend(1);
            var inner = new VariableFrame(frame, iterators[depth].Name, item);
            if (Iterate(iterators, depth + 1, inner, visit) is { } stopped)
                return stopped;
        }

        return null;
    }

    private static FeelValue Sequence(Iterator iterator, Frame frame)
    {
        var source = Evaluate(iterator.Source, frame);
        if (iterator.To is { } last)
            return Sequences.Between(source, Evaluate(last, frame), frame.Context);
        return source switch
        {
            FeelValue.List or FeelValue.Null or FeelValue.Unknown => source,
            FeelValue.Range range => Sequences.Of(range, frame.Context),
            _ => FeelValue.Of([source]),
        };
    }

    private static FeelValue In(InExpression within, Frame frame)
    {
        var value = Evaluate(within.Value, frame);
        var inner = within.SpeaksOfInput ? new VariableFrame(frame, "?", value) : frame;
        return AnyTest(within.Tests, value, inner, within.SpeaksOfInput);
    }

    private static FeelValue UnaryTests(UnaryTestsExpression tests, Frame frame)
    {
        if (tests.Tests.IsEmpty)
            return FeelValue.True;
        var result = AnyTest(tests.Tests, frame.Find("?") ?? FeelValue.None, frame, tests.SpeaksOfInput);
        return tests.Negated ? Logic.Not(result) : result;
    }

    private static FeelValue AnyTest(ImmutableArray<FeelNode> tests, FeelValue value, Frame frame, bool speakOfInput)
    {
        var result = FeelValue.False;
        foreach (var test in tests)
        {
            result = Logic.Or(result, Passes(test, value, frame, speakOfInput));
            if (result.IsTrue)
                break;
        }

        return result;
    }

    private static FeelValue Passes(FeelNode test, FeelValue value, Frame frame, bool speaksOfInput)
    {
        if (test is ComparisonTest comparison)
            return Comparison.Compare(comparison.Operator, value, Evaluate(comparison.Operand, frame));

        // A test that speaks of the input is a condition; anything else is what the input must be.
        var result = Evaluate(test, frame);
        if (speaksOfInput && test is not ListExpression && NodeSearch.SpeaksOfInput(test))
            return result is FeelValue.Boolean or FeelValue.Unknown ? result : FeelValue.None;

        // What should be a range and is none holds nothing and excludes nothing.
        return test is RangeExpression && result.IsNull ? result : Comparison.IsIn(value, result);
    }
}
