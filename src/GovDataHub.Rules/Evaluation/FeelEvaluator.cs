using GovDataHub.Rules.Language;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Evaluation;

/// <summary>
/// Evaluates expressions. Pure: no I/O, no clock. What FEEL calls an error comes to null (DMN 1.5 section 10.3.2.13.1);
/// what rests on a source that did not answer comes to <see cref="FeelValue.NotKnown"/>.
/// </summary>
public static class FeelEvaluator
{
    /// <summary>The value of an expression.</summary>
    /// <exception cref="FeelLimitException">It takes too many steps, or its value too much room.</exception>
    public static FeelValue Evaluate(FeelExpression expression, FeelContext context) =>
        Evaluate(expression.Root, context);

    /// <summary>The value of a tree.</summary>
    /// <exception cref="FeelLimitException">It takes too many steps, or its value too much room.</exception>
    public static FeelValue Evaluate(FeelNode node, FeelContext context)
    {
        context.Begin();
        return Interpreter.Evaluate(node, new RootFrame(context));
    }

    /// <summary>
    /// Whether an input passes unary tests, as parsed by <see cref="FeelExpression.ParseUnaryTests"/>.
    /// </summary>
    /// <exception cref="FeelLimitException">They take too many steps.</exception>
    public static FeelValue Test(FeelExpression tests, FeelValue input, FeelContext context)
    {
        context.Begin();
        return Interpreter.Evaluate(tests.Root, new VariableFrame(new RootFrame(context), "?", input));
    }
}
