using System.Numerics;

namespace GovDataHub.Rules.Values;

public readonly partial struct FeelDecimal
{
    /// <summary>
    /// The power; exact before rounding for whole exponents, else through logarithm and exponential. Null where there
    /// is no real result or it is out of range.
    /// </summary>
    public static FeelDecimal? Power(FeelDecimal number, FeelDecimal exponent)
    {
        if (exponent.TryGetInt64(out var whole) && Math.Abs(whole) <= 1_000_000)
            return WholePower(number, whole);
        if (number.Sign == 0)
            return exponent.Sign > 0 ? Zero : null;
        return number.Sign > 0 && Logarithm(number) is { } logarithm && Multiply(logarithm, exponent) is { } product
            ? Exponential(product)
            : null;
    }

    /// <summary>The square root; null of a negative number.</summary>
    public static FeelDecimal? SquareRoot(FeelDecimal value)
    {
        if (value.Sign < 0)
            return null;
        if (value.Sign == 0)
            return Zero;

        // An even exponent and twice the digits give a whole root with more digits than are kept.
        var shift = (2 * (Precision + 2)) + ((value._exponent & 1) == 0 ? 0 : 1);
        var scaled = value.Coefficient * BigInteger.Pow(10, shift);
        var root = IntegerRoot(scaled);
        var inexact = root * root != scaled;
        var exponent = (value._exponent - shift) / 2;
        return Create(inexact ? (root * 10) + 1 : root, inexact ? exponent - 1 : exponent) is { } result
            ? Trim(result)
            : null;
    }

    /// <summary>e to the power; null out of range.</summary>
    public static FeelDecimal? Exponential(FeelDecimal value)
    {
        if (Compare(Abs(value), FromInt64(14_100)) > 0)
            return value.Sign < 0 ? Zero : null;

        // e^x = (e^(x / 2^k))^(2^k): the series runs over a small argument.
        const int Halvings = 24;
        var argument = ToFixed(value) / BigInteger.Pow(2, Halvings);
        BigInteger term = FixedOne, sum = FixedOne;
        for (var index = 1; !term.IsZero; index++)
        {
            term = term * argument / FixedOne / index;
            sum += term;
        }

        // The squarings run on floating numbers of 60 digits, because the result may be very large or very small.
        var (coefficient, exponent) = (sum, -FixedDigits);
        for (var index = 0; index < Halvings; index++)
        {
            (coefficient, exponent) = (coefficient * coefficient, exponent * 2);
            var excess = DigitCount(coefficient) - FixedDigits;
            if (excess > 0)
                (coefficient, exponent) = (coefficient / BigInteger.Pow(10, excess), exponent + excess);
        }

        return Create(coefficient, exponent) is { } result ? Trim(result) : null;
    }

    /// <summary>The natural logarithm; null unless the number is positive.</summary>
    public static FeelDecimal? Logarithm(FeelDecimal value)
    {
        if (value.Sign <= 0)
            return null;

        // ln x = ln m + n ln 10 with m in [1, 10); ln m by atanh after square roots bring it near 1.
        var digits = DigitCount(value.Coefficient);
        var mantissa = value.Coefficient * FixedOne / BigInteger.Pow(10, digits - 1);
        var power = digits - 1 + value._exponent;
        var result = FixedLogarithm(mantissa) + (power * FixedLogarithm(10 * FixedOne));
        return Create(result, -FixedDigits) is { } logarithm ? Trim(logarithm) : null;
    }

    private const int FixedDigits = 60;

    private static readonly BigInteger FixedOne = BigInteger.Pow(10, FixedDigits);

    private static BigInteger ToFixed(FeelDecimal value)
    {
        var shift = value._exponent + FixedDigits;
        return shift >= 0
            ? value.Coefficient * BigInteger.Pow(10, shift)
            : value.Coefficient / BigInteger.Pow(10, -shift);
    }

    private static BigInteger FixedLogarithm(BigInteger value)
    {
        const int Roots = 10;
        for (var index = 0; index < Roots; index++)
            value = IntegerRoot(value * FixedOne);
        var ratio = (value - FixedOne) * FixedOne / (value + FixedOne);
        var square = ratio * ratio / FixedOne;
        BigInteger term = ratio, sum = ratio;
        for (var index = 3; !term.IsZero; index += 2)
        {
            term = term * square / FixedOne;
            sum += term / index;
        }

        return sum * 2 * BigInteger.Pow(2, Roots);
    }

    private static BigInteger IntegerRoot(BigInteger value)
    {
        if (value.IsZero)
            return value;
        var root = BigInteger.One << (int)((value.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + (value / root)) >> 1;
            if (next >= root)
                return root;
            root = next;
        }
    }

    private static FeelDecimal? WholePower(FeelDecimal number, long exponent)
    {
        FeelDecimal? result = One;
        FeelDecimal? square = number;
        for (var rest = Math.Abs(exponent); rest > 0 && result is not null; rest >>= 1)
        {
            if (square is not { } factor)
                return null;
            if ((rest & 1) == 1)
                result = Multiply(result.Value, factor);
            if (rest > 1)
                square = Multiply(factor, factor);
        }

        return exponent >= 0 || result is null ? result : Divide(One, result.Value);
    }
}
