using GovDataHub.Rules.Language;

namespace GovDataHub.Federation.Connectors.Sql.Conditions;

/// <summary>FEEL's comparisons and logic over SQL values (DMN 1.5 tables 50 to 53).</summary>
internal static class Truth
{
    /// <summary>
    /// Differences below half a millionth are none: amounts have two decimals, ratios up to four, and REAL is exact to
    /// that below nine billion.
    /// </summary>
    private const string Precision = "6";

    /// <summary>One of the six comparisons.</summary>
    public static Term.Scalar Compare(ComparisonOperator kind, Term.Scalar left, Term.Scalar right)
    {
        var sql = kind switch
        {
            ComparisonOperator.Equal => Equal(left, right),
            ComparisonOperator.NotEqual => $"(NOT {Equal(left, right)})",
            _ => Order(kind, left, right),
        };
        return Of(sql, left, right);
    }

    /// <summary>Equality as membership of a list has it: values of different kinds are different.</summary>
    public static string IsSame(Term.Scalar left, Term.Scalar right)
    {
        return left.Kind == right.Kind || left.Kind == Kind.Null || right.Kind == Kind.Null ? Equal(left, right) : "0";
    }

    /// <summary>A truth value that rests on other terms.</summary>
    public static Term.Scalar Of(string sql, params ReadOnlySpan<Term> terms)
    {
        return new(sql, Kind.Boolean) { Absent = Any(terms) };
    }

    /// <summary>Whether one of the terms has read a register without a row.</summary>
    public static string Any(params ReadOnlySpan<Term> terms)
    {
        HashSet<string> conditions = [];
        foreach (var term in terms)
        {
            if (term.Absent != "0")
                conditions.Add(term.Absent);
        }

        return conditions.Count switch
        {
            0 => "0",
            1 => conditions.First(),
            _ => $"({string.Join(" OR ", conditions)})",
        };
    }

    /// <summary>A term as an operand of logic: what is no truth value is null.</summary>
    public static string Operand(Term.Scalar term)
    {
        return term.Kind == Kind.Boolean ? term.Sql : "NULL";
    }

    private static string Equal(Term.Scalar left, Term.Scalar right)
    {
        if (left.Kind == Kind.Null || right.Kind == Kind.Null)
            return $"({left.Sql} IS {right.Sql})";
        var (a, b) = (left.Sql, right.Sql);
        if (left.Kind != right.Kind || left.Kind == Kind.Opaque)
            return $"(CASE WHEN {a} IS NULL OR {b} IS NULL THEN {a} IS NULL AND {b} IS NULL END)";
        return left.Kind == Kind.Number
            ? $"(CASE WHEN {a} IS NULL OR {b} IS NULL THEN {a} IS NULL AND {b} IS NULL "
                + $"ELSE round({a} - {b}, {Precision}) = 0 END)"
            : $"({a} IS {b})";
    }

    private static string Order(ComparisonOperator kind, Term.Scalar left, Term.Scalar right)
    {
        if (left.Kind != right.Kind || left.Kind is Kind.Boolean or Kind.Null or Kind.Opaque)
            return "NULL";
        var sign = kind switch
        {
            ComparisonOperator.Less => "<",
            ComparisonOperator.LessOrEqual => "<=",
            ComparisonOperator.Greater => ">",
            _ => ">=",
        };
        return left.Kind == Kind.Number
            ? $"(round({left.Sql} - {right.Sql}, {Precision}) {sign} 0)"
            : $"({left.Sql} {sign} {right.Sql})";
    }
}
