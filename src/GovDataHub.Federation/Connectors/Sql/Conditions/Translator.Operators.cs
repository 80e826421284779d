using GovDataHub.Rules.Language;

namespace GovDataHub.Federation.Connectors.Sql.Conditions;

/// <summary>Comparisons, logic, arithmetic, <c>in</c>, <c>between</c> and <c>if</c>.</summary>
internal sealed partial class Translator
{
    private Term.Scalar Comparison(ComparisonExpression comparison, Term.CurrentRow? row)
    {
        return Truth.Compare(comparison.Operator, Value(comparison.Left, row), Value(comparison.Right, row));
    }

    private Term.Scalar Logical(LogicalExpression logical, Term.CurrentRow? row)
    {
        var (left, right) = (Value(logical.Left, row), Value(logical.Right, row));
        var (a, b) = (Truth.Operand(left), Truth.Operand(right));

        // What the left side has decided, the right side is not read for.
        var decided = logical.Operator == LogicalOperator.And ? $"({a} IS 0)" : $"({a} IS 1)";
        var rightAbsent = right.Absent == "0" ? "0" : $"(NOT {decided} AND {right.Absent})";
        return new($"({a} {(logical.Operator == LogicalOperator.And ? "AND" : "OR")} {b})", Kind.Boolean)
        {
            Absent = Truth.Any(left, right with { Absent = rightAbsent }),
        };
    }

    private Term.Scalar Arithmetic(ArithmeticExpression arithmetic, Term.CurrentRow? row)
    {
        var (left, right) = (Value(arithmetic.Left, row), Value(arithmetic.Right, row));
        var absent = Truth.Any(left, right);
        if (left.Kind == Kind.Null || right.Kind == Kind.Null)
            return Term.Null with { Absent = absent };
        if (left.Kind == Kind.Text && right.Kind == Kind.Text && arithmetic.Operator == ArithmeticOperator.Add)
            return new($"({left.Sql} || {right.Sql})", Kind.Text) { Absent = absent };
        if (left.Kind != Kind.Number || right.Kind != Kind.Number)
            throw new UntranslatableException($"{arithmetic.Operator} of {left.Kind} and {right.Kind}");
        var sql = arithmetic.Operator switch
        {
            ArithmeticOperator.Add => $"({left.Sql} + {right.Sql})",
            ArithmeticOperator.Subtract => $"({left.Sql} - {right.Sql})",
            ArithmeticOperator.Multiply => $"({left.Sql} * {right.Sql})",
            ArithmeticOperator.Divide => $"({left.Sql} / nullif({right.Sql}, 0))",
            _ => throw new UntranslatableException("A power"),
        };
        return new(sql, Kind.Number) { Absent = absent };
    }

    private static Term.Scalar Negate(Term.Scalar operand)
    {
        return operand.Kind == Kind.Number
            ? operand with { Sql = $"(-{operand.Sql})" }
            : Term.Null with { Absent = operand.Absent };
    }

    private Term.Scalar In(InExpression within, Term.CurrentRow? row)
    {
        var value = Value(within.Value, row);
        var tests = within.Tests.Select(test => Passes(value, test, row)).ToList();
        return Truth.Of(
            $"({string.Join(" OR ", tests.Select(test => test.Sql))})", [value, .. tests]);
    }

    private Term.Scalar Passes(Term.Scalar value, FeelNode test, Term.CurrentRow? row)
    {
        if (test is ComparisonTest comparison)
            return Truth.Compare(comparison.Operator, value, Value(comparison.Operand, row));
        return Translate(test, row) switch
        {
            Term.Items items => Truth.Of(
                items.Members.Length == 0
                    ? "0"
                    : $"({string.Join(" OR ", items.Members.Select(item => Truth.IsSame(value, item)))})",
                [.. items.Members]),
            Term.Range range => Contains(range, value),
            Term.Scalar scalar => Truth.Compare(ComparisonOperator.Equal, value, scalar),
            var other => throw new UntranslatableException($"In {other.GetType().Name}"),
        };
    }

    /// <summary>
    /// Ends that are null, of two kinds or in descending order make no range, and nothing is known of it.
    /// </summary>
    private static Term.Scalar Contains(Term.Range range, Term.Scalar value)
    {
        var ordered = Truth.Compare(ComparisonOperator.LessOrEqual, range.Low, range.High);
        var above = Truth.Compare(
            range.LowIncluded ? ComparisonOperator.GreaterOrEqual : ComparisonOperator.Greater, value, range.Low);
        var below = Truth.Compare(
            range.HighIncluded ? ComparisonOperator.LessOrEqual : ComparisonOperator.Less, value, range.High);
        return Truth.Of($"(CASE WHEN {ordered.Sql} THEN {above.Sql} AND {below.Sql} END)", above, below);
    }

    private Term.Scalar Between(BetweenExpression between, Term.CurrentRow? row)
    {
        var value = Value(between.Value, row);
        var above = Truth.Compare(ComparisonOperator.GreaterOrEqual, value, Value(between.Low, row));
        var below = Truth.Compare(ComparisonOperator.LessOrEqual, value, Value(between.High, row));
        return Truth.Of($"({above.Sql} AND {below.Sql})", above, below);
    }

    private Term.Scalar If(IfExpression conditional, Term.CurrentRow? row)
    {
        var condition = Value(conditional.Condition, row);
        var (then, otherwise) = (Value(conditional.Consequence, row), Value(conditional.Alternative, row));
        if (then.Kind != otherwise.Kind && then.Kind != Kind.Null && otherwise.Kind != Kind.Null)
            throw new UntranslatableException("An if of two kinds");
        var test = Truth.Operand(condition);
        return new(
            $"(CASE WHEN {test} THEN {then.Sql} ELSE {otherwise.Sql} END)",
            then.Kind == Kind.Null ? otherwise.Kind : then.Kind)
        {
            Absent = then.Absent == otherwise.Absent
                ? Truth.Any(condition, then)
                : $"({condition.Absent} OR CASE WHEN {test} THEN {then.Absent} ELSE {otherwise.Absent} END)",
        };
    }
}
