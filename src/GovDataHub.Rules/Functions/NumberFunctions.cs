using System.Collections.Immutable;
using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Types;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Functions;

/// <summary>Numeric functions (DMN 1.5 section 10.3.4.5).</summary>
internal static class NumberFunctions
{
    private const string OptionalScale = "n: number, scale: number?";

    public static ImmutableArray<Definition> All { get; } =
    [
        new("decimal", "n: number, scale: number", FeelType.Number, call => Round(call, FeelRounding.HalfEven)),
        new("floor", OptionalScale, FeelType.Number, call => Round(call, FeelRounding.Floor)),
        new("ceiling", OptionalScale, FeelType.Number, call => Round(call, FeelRounding.Ceiling)),
        new("round up", "n: number, scale: number", FeelType.Number, call => Round(call, FeelRounding.Up)),
        new("round down", "n: number, scale: number", FeelType.Number, call => Round(call, FeelRounding.Down)),
        new("round half up", "n: number, scale: number", FeelType.Number, call => Round(call, FeelRounding.HalfUp)),
        new("round half down", "n: number, scale: number", FeelType.Number, call => Round(call, FeelRounding.HalfDown)),
        new("abs", "n: number|days|months", FeelType.Any, Abs),
        new("modulo", "dividend: number, divisor: number", FeelType.Number, Modulo),
        new("sqrt", "number: number", FeelType.Number, call => FeelValue.Of(FeelDecimal.SquareRoot(call.Number(0)))),
        new("log", "number: number", FeelType.Number, call => FeelValue.Of(FeelDecimal.Logarithm(call.Number(0)))),
        new("exp", "number: number", FeelType.Number, call => FeelValue.Of(FeelDecimal.Exponential(call.Number(0)))),
        new("odd", "number: number", FeelType.Boolean, call => FeelValue.Of(IsEven(call.Number(0)) is false)),
        new("even", "number: number", FeelType.Boolean, call => FeelValue.Of(IsEven(call.Number(0)) is true)),
    ];

    private static FeelValue Round(Call call, FeelRounding rounding)
    {
        if (!call.Has(1))
            return FeelValue.Of(FeelDecimal.Round(call.Number(0), 0, rounding));

        // The scale is a whole number within the exponents of a decimal128; a fraction of it is cut off.
        return FeelDecimal.Truncate(call.Number(1)).TryGetInt64(out var scale) && scale is >= -6111 and <= 6176
            ? FeelValue.Of(FeelDecimal.Round(call.Number(0), (int)scale, rounding))
            : FeelValue.None;
    }

    private static FeelValue Abs(Call call) => call[0] switch
    {
        FeelValue.Number number => FeelValue.Of(FeelDecimal.Abs(number.Value)),
        FeelValue.DayTimeDuration { Seconds.Sign: < 0 } or FeelValue.YearMonthDuration { Months: < 0 } =>
            Arithmetic.Negate(call[0]),
        _ => call[0],
    };

    private static FeelValue Modulo(Call call)
    {
        var (dividend, divisor) = (call.Number(0), call.Number(1));
        return FeelDecimal.Divide(dividend, divisor) is { } quotient
            && FeelDecimal.Multiply(divisor, FeelDecimal.Floor(quotient)) is { } whole
                ? FeelValue.Of(FeelDecimal.Subtract(dividend, whole))
                : FeelValue.None;
    }

    /// <summary>Null of a number with a fraction, which is neither.</summary>
    private static bool? IsEven(FeelDecimal number) =>
        number.IsInteger && FeelDecimal.Divide(number, FeelDecimal.FromInt64(2)) is { } half ? half.IsInteger : null;
}
