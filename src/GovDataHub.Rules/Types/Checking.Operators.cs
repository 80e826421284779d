using GovDataHub.Rules.Language;

namespace GovDataHub.Rules.Types;

/// <summary>Operators: which operands they take and what they come to.</summary>
internal sealed partial class Checking
{
    private static readonly FeelType[] Ordered =
    [
        FeelType.Number, FeelType.String, FeelType.Date, FeelType.Time, FeelType.DateTime, FeelType.DayTimeDuration,
        FeelType.YearMonthDuration,
    ];

    private FeelType Logical(LogicalExpression logical, FeelScope scope)
    {
        var word = logical.Operator == LogicalOperator.And ? "and" : "or";
        RequireBoolean(logical.Left, TypeOf(logical.Left, scope), word);
        RequireBoolean(logical.Right, TypeOf(logical.Right, scope), word);
        return FeelType.Boolean;
    }

    private FeelType Comparison(ComparisonExpression comparison, FeelScope scope)
    {
        var left = TypeOf(comparison.Left, scope);
        var right = TypeOf(comparison.Right, scope);
        RequireComparable(comparison.Operator, comparison.Left, left, comparison.Right, right);
        return FeelType.Boolean;
    }

    private FeelType Between(BetweenExpression between, FeelScope scope)
    {
        const ComparisonOperator AtMost = ComparisonOperator.LessOrEqual;
        var value = TypeOf(between.Value, scope);
        RequireComparable(AtMost, between.Value, value, between.Low, TypeOf(between.Low, scope));
        RequireComparable(AtMost, between.Value, value, between.High, TypeOf(between.High, scope));
        return FeelType.Boolean;
    }

    private FeelType In(InExpression within, FeelScope scope)
    {
        var value = TypeOf(within.Value, scope);
        foreach (var test in within.Tests)
            Test(test, within.Value, value, scope.With("?", value));
        return FeelType.Boolean;
    }

    private FeelType Tests(UnaryTestsExpression tests, FeelScope scope)
    {
        var value = scope.Find("?") ?? FeelType.Any;
        foreach (var test in tests.Tests)
            Test(test, tests, value, scope.With("?", value));
        return FeelType.Boolean;
    }

    /// <summary>
    /// Each item of a list written out is checked by itself, so that the one misspelt value is found.
    /// </summary>
    private void Test(FeelNode test, FeelNode input, FeelType value, FeelScope scope)
    {
        switch (test)
        {
            case ComparisonTest comparison:
                RequireComparable(
                    comparison.Operator, input, value, comparison.Operand, TypeOf(comparison.Operand, scope));
                return;
            case ListExpression list when value is not FeelType.List:
                foreach (var item in list.Items)
                    Test(item, input, value, scope);
                return;
            case RangeExpression range:
                RequireComparable(ComparisonOperator.LessOrEqual, input, value, range.Low, TypeOf(range.Low, scope));
                RequireComparable(ComparisonOperator.LessOrEqual, input, value, range.High, TypeOf(range.High, scope));
                return;
            default:
                var type = TypeOf(test, scope);
                if (NodeSearch.Names(test).Contains("?"))
                    RequireBoolean(test, type, "in");
                else
                    RequireTestable(test, input, value, type);
                return;
        }
    }

    private void RequireTestable(FeelNode test, FeelNode input, FeelType value, FeelType type)
    {
        var against = type switch
        {
            FeelType.List list when value is not FeelType.List => list.Item,
            FeelType.Range range when value is not FeelType.Range => range.End,
            _ => type,
        };
        RequireComparable(ComparisonOperator.Equal, input, value, test, against);
    }

    private void RequireComparable(
        ComparisonOperator kind, FeelNode leftNode, FeelType left, FeelNode node, FeelType right)
    {
        if (left is FeelType.Enumeration one && right is FeelType.Enumeration other
            && !one.Values.Any(other.Values.Contains))
        {
            // Literals are sets of one: the other side is the set a register allows.
            if (one.Values.Length >= other.Values.Length)
                FailOnEnum(node, other.Values[0], one);
            else
                FailOnEnum(leftNode, one.Values[0], other);
            return;
        }

        var (a, b) = (Widen(left), Widen(right));
        if (a == FeelType.Any || b == FeelType.Any)
            return;
        if (kind is ComparisonOperator.Equal or ComparisonOperator.NotEqual)
        {
            if (!a.ConformsTo(b) && !b.ConformsTo(a))
                Fail(node, $"A {a} never equals a {b}.");
            return;
        }

        if (a != b || !Ordered.Contains(a))
            Fail(node, $"There is no order between a {a} and a {b}.");
    }

    private void FailOnEnum(FeelNode node, string word, FeelType.Enumeration allowed) => Fail(
        node,
        $"\"{word}\" is none of {string.Join(", ", allowed.Values.Select(value => $"\"{value}\""))}.",
        Spelling.Closest(word, allowed.Values));

    private FeelType Negated(Negation negation, FeelScope scope)
    {
        var type = TypeOf(negation.Operand, scope);
        if (type == FeelType.Any || type == FeelType.Null || type == FeelType.Number || IsDuration(type))
            return type;
        Fail(negation.Operand, $"There is no negative {type}.");
        return FeelType.Any;
    }

    private FeelType Arithmetic(ArithmeticExpression arithmetic, FeelScope scope)
    {
        var left = Widen(TypeOf(arithmetic.Left, scope));
        var right = Widen(TypeOf(arithmetic.Right, scope));
        if (left == FeelType.Any || right == FeelType.Any || left == FeelType.Null || right == FeelType.Null)
            return FeelType.Any;
        var result = arithmetic.Operator switch
        {
            ArithmeticOperator.Add => Sum(left, right),
            ArithmeticOperator.Subtract => Difference(left, right),
            ArithmeticOperator.Multiply => Product(left, right),
            ArithmeticOperator.Divide => Quotient(left, right),
            _ => left == FeelType.Number && right == FeelType.Number ? FeelType.Number : null,
        };
        if (result is null)
            Fail(arithmetic, $"\"{FeelPrinter.Symbol(arithmetic.Operator)}\" does not take a {left} and a {right}.");
        return result ?? FeelType.Any;
    }

    private static FeelType? Sum(FeelType left, FeelType right)
    {
        if (left == right && (left == FeelType.Number || left == FeelType.String || IsDuration(left)))
            return left;
        if (IsPoint(left) && Shifts(left, right))
            return left;
        return IsPoint(right) && Shifts(right, left) ? right : null;
    }

    private static FeelType? Difference(FeelType left, FeelType right)
    {
        if (left == right && (left == FeelType.Number || IsDuration(left)))
            return left;
        if (IsPoint(left) && Shifts(left, right))
            return left;
        var bothDays = left != FeelType.Time && right != FeelType.Time;
        return IsPoint(left) && IsPoint(right) && (left == right || bothDays) ? FeelType.DayTimeDuration : null;
    }

    private static FeelType? Product(FeelType left, FeelType right)
    {
        if (left == FeelType.Number && (right == FeelType.Number || IsDuration(right)))
            return right;
        return right == FeelType.Number && IsDuration(left) ? left : null;
    }

    private static FeelType? Quotient(FeelType left, FeelType right)
    {
        if (right == FeelType.Number)
            return left == FeelType.Number || IsDuration(left) ? left : null;
        return left == right && IsDuration(left) ? FeelType.Number : null;
    }

    private static bool IsDuration(FeelType type) =>
        type == FeelType.DayTimeDuration || type == FeelType.YearMonthDuration;

    private static bool IsPoint(FeelType type) =>
        type == FeelType.Date || type == FeelType.Time || type == FeelType.DateTime;

    private static bool Shifts(FeelType point, FeelType duration) =>
        duration == FeelType.DayTimeDuration || (duration == FeelType.YearMonthDuration && point != FeelType.Time);
}
