using FsCheck;
using FsCheck.Fluent;
using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Types;

namespace GovDataHub.Rules.Tests.Language;

/// <summary>Whatever is written, there is an answer: an error with its place, or a value that prints.</summary>
public sealed class AnyTextTests
{
    private static readonly string[] Words =
    [
        "1", "-1", "0.5", "1e6000", "99999999999999999999", "\"a\"", "\"\"", "null", "true", "[", "]", "(", ")", "{",
        "}", ",", ":", ".", "..", "+", "-", "*", "/", "**", "=", "!=", "<", ">=", "and", "or", "not", "in",
        "between", "if", "then", "else", "for", "return", "some", "every", "satisfies", "instance of", "number",
        "function", "x", "item", "partial", "?", "@\"P1D\"", "@\"P999999999Y\"", "@\"2025-01-31\"",
        "@\"23:59:59.9@Europe/Paris\"", "@\"x\"",
    ];

    private static readonly string[] Forms =
    [
        "count(_)", "sum(_)", "min(_, _)", "sort(_)", "substring(_, _)", "date(_)", "date(_, _, _)", "time(_, _, _)",
        "date and time(_, _)", "duration(_)", "string(_)", "number(_)", "replace(_, _, _)", "matches(_, _)",
        "split(_, _)", "context put(_, _, _)", "append(_, _)", "modulo(_, _)", "before(_, _)", "overlaps(_, _)",
        "exp(_)", "log(_)", "sqrt(_)", "decimal(_, _)", "stddev(_)", "week of year(_)", "list replace(_, _, _)",
        "range(_)", "_ + _", "_ - _", "_ * _", "_ / _", "_ ** _", "_ = _", "_ < _", "_ in _", "_ between _ and _",
        "if _ then _ else _", "for x in _ return _", "for x in _.._ return x", "some x in _ satisfies _", "[_, _]",
        "{a: _, b: _}", "_[_]", "(_).a", "[_.._]", "-(_)", "(_) instance of number", "(function(x) _)(_)", "age(_)",
        "sublist(_, _)", "(> _)",
    ];

    private static readonly string[] Leaves =
    [
        "1", "0", "-1", "2.5", "1e6000", "1e-6000", "\"a\"", "\"(a\"", "\"2025-01-01\"", "null", "true", "[]", "[1, 2]",
        "{a: 1}", "@\"P1D\"", "@\"P999999999Y\"", "@\"2025-01-31\"", "@\"999999999-12-31\"", "@\"10:00:00Z\"",
        "@\"2025-03-30T02:30:00@Europe/Paris\"", "x", "[1..3]", "(> 2)", "function(a, b) a",
    ];

    [Fact]
    public void Words_in_any_order_are_an_expression_or_an_error_with_its_place()
    {
        var texts = Gen.ListOf(Gen.Elements(Words)).Select(words => string.Join(' ', words));

        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var result = FeelExpression.Parse(text);
            Assert.Equal(result.Expression is null, result.Errors.Length == 1);
            Assert.All(result.Errors, error => Assert.InRange(error.Position, 0, text.Length));
            if (result.Expression is { } expression)
                Answer(expression);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void Anything_given_to_anything_has_a_value_and_prints_to_what_has_the_same()
    {
        Prop.ForAll(Expressions(3).ToArbitrary(), text =>
        {
            var expression = FeelExpression.Require(text);
            var printed = FeelExpression.Require(expression.ToString());
            Assert.Equal(expression.ToString(), printed.ToString());
            Assert.Equal(Answer(expression), Answer(printed));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    private static string Answer(FeelExpression expression)
    {
        FeelChecker.Check(expression, FeelScope.Empty.With("x", FeelType.Any));
        try
        {
            return FeelEvaluator.Evaluate(expression, FeelContext.Of(City.Today, ("x", 3))).ToString();
        }
        catch (FeelLimitException exception)
        {
            return exception.Message;
        }
    }

    private static Gen<string> Expressions(int depth) => depth == 0
        ? Gen.Elements(Leaves)
        : from form in Gen.Elements(Forms)
          from parts in Gen.ArrayOf(Expressions(depth - 1), 3)
          select Filled(form, parts);

    private static string Filled(string form, string[] parts)
    {
        var pieces = form.Split('_');
        return string.Concat(pieces.Select((piece, index) => index == 0 ? piece : $"({parts[index - 1]}){piece}"));
    }
}
