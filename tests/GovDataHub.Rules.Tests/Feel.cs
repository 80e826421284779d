using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Tests;

/// <summary>Evaluates texts for the tests.</summary>
internal static class Feel
{
    /// <summary>The value of an expression on the city's business day, as FEEL writes it.</summary>
    public static string Text(string expression, params (string Name, object? Value)[] variables) =>
        Value(expression, variables).ToString();

    /// <summary>The value of an expression.</summary>
    public static FeelValue Value(string expression, params (string Name, object? Value)[] variables) =>
        FeelEvaluator.Evaluate(
            FeelExpression.Require(expression, variables.Select(variable => variable.Name)),
            FeelContext.Of(City.Today, variables));

    /// <summary>Whether an input passes unary tests.</summary>
    public static string Test(string tests, object? input)
    {
        var parsed = FeelExpression.ParseUnaryTests(tests);
        Assert.Empty(parsed.Errors);
        return FeelEvaluator.Test(parsed.Expression!, FeelValue.From(input), FeelContext.Of(City.Today)).ToString();
    }
}
