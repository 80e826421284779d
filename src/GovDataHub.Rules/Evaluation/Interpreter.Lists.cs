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
            return Evaluate(filter.Condition, frame) is FeelValue.Number ? FeelValue.None : FeelValue.List.Empty;
        return Select(filter.Condition, items, frame);
    }

    private static FeelValue Select(FeelNode condition, ImmutableArray<FeelValue> items, Frame frame)
    {
        var selected = ImmutableArray.CreateBuilder<FeelValue>();
        var unknown = false;
        foreach (var item in items)
        {
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
            var scope = loop.UsesPartial ? new VariableFrame(inner, "partial", FeelValue.Of(results)) : inner;
            var result = Evaluate(loop.Body, scope);
            if (result.IsUnknown)
                return result;
            results.Add(result);
            return null;
        });
        return stopped ?? FeelValue.Of(results);
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
            return Sequences.Between(source, Evaluate(last, frame));
        return source switch
        {
            FeelValue.List or FeelValue.Null or FeelValue.Unknown => source,
            FeelValue.Range range => Sequences.Of(range),
            _ => FeelValue.Of([source]),
        };
    }

    private static FeelValue In(InExpression within, Frame frame)
    {
        var value = Evaluate(within.Value, frame);
        var inner = within.SpeaksOfInput ? new VariableFrame(frame, "?", value) : frame;
        return AnyTest(within.Tests, value, inner, listsHold: within.Tests.Length == 1);
    }

    private static FeelValue UnaryTests(UnaryTestsExpression tests, Frame frame)
    {
        if (tests.Tests.IsEmpty)
            return FeelValue.True;
        var result = AnyTest(tests.Tests, frame.Find("?") ?? FeelValue.None, frame, listsHold: true);
        return tests.Negated ? Logic.Not(result) : result;
    }

    private static FeelValue AnyTest(ImmutableArray<FeelNode> tests, FeelValue value, Frame frame, bool listsHold)
    {
        var result = FeelValue.False;
        foreach (var test in tests)
        {
            result = Logic.Or(result, Passes(test, value, frame, listsHold));
            if (result.IsTrue)
                break;
        }

        return result;
    }

    private static FeelValue Passes(FeelNode test, FeelValue value, Frame frame, bool listsHold)
    {
        if (test is ComparisonTest comparison)
            return Comparison.Compare(comparison.Operator, value, Evaluate(comparison.Operand, frame));

        // A test that speaks of the input is a condition; anything else is what the input must be.
        var result = Evaluate(test, frame);
        if (test is not (Literal or ListExpression) && NodeSearch.SpeaksOfInput(test))
            return result is FeelValue.Boolean or FeelValue.Unknown ? result : FeelValue.None;
        return Comparison.IsIn(value, result, listsHold);
    }
}
