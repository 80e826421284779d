using System.Collections.Immutable;
using GovDataHub.Rules.Language;

namespace GovDataHub.Rules.Types;

/// <summary>
/// Finds, before anything is evaluated, what could only come to null: unknown names and fields, values outside an enum,
/// operators and functions given what they do not take.
/// </summary>
public static class FeelChecker
{
    /// <summary>Checks an expression in a scope.</summary>
    public static FeelCheckResult Check(FeelExpression expression, FeelScope scope)
    {
        var checking = new Checking(expression.Text);
        var type = checking.TypeOf(expression.Root, scope);
        return new FeelCheckResult(type, checking.Errors);
    }

    /// <summary>Checks an expression and that it comes to a type.</summary>
    public static FeelCheckResult Check(FeelExpression expression, FeelScope scope, FeelType expected)
    {
        var result = Check(expression, scope);
        if (!result.Errors.IsEmpty || result.Type.ConformsTo(expected))
            return result;
        var message = $"This is a {result.Type}, but a {expected} is needed.";
        return result with { Errors = [FeelError.At(expression.Text, expression.Root.Span.Start, message)] };
    }

    /// <summary>The type of a tree, whatever is wrong with it.</summary>
    public static FeelType TypeOf(FeelNode node, FeelScope scope) => new Checking("").TypeOf(node, scope);
}

/// <summary>An expression's type, and what is wrong with it.</summary>
/// <param name="Type"><see cref="FeelType.Any"/> where an error hides it.</param>
/// <param name="Errors">In the order of the text; empty when the expression is right.</param>
public sealed record FeelCheckResult(FeelType Type, ImmutableArray<FeelError> Errors);
