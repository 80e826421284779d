using System.Numerics;

namespace GovDataHub.Rules.Values;

/// <summary>
/// FEEL's number: a decimal of at most 34 significant digits, rounded half to even (DMN 1.5 section 10.3.2.3.1, IEEE
/// 754-2008 decimal128). Exact where <see cref="decimal"/> would already round, and equal whatever the trailing zeros.
/// </summary>
public readonly partial struct FeelDecimal : IEquatable<FeelDecimal>
{
    /// <summary>Significant digits kept.</summary>
    public const int Precision = 34;

    private const int MaximumExponent = 6111;
    private const int MinimumExponent = -6176;

    private static readonly Int128[] Powers = MakePowers();
    private static readonly Int128 Limit = Powers[Precision];

    private readonly Int128 _coefficient;
    private readonly int _exponent;

    private FeelDecimal(Int128 coefficient, int exponent)
    {
        _coefficient = coefficient;
        _exponent = exponent;
    }

    /// <summary>Zero.</summary>
    public static FeelDecimal Zero => default;

    /// <summary>One.</summary>
    public static FeelDecimal One => new(1, 0);

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Int128.Sign(_coefficient);

    /// <summary>Whether there is nothing behind the point.</summary>
    public bool IsInteger => _exponent >= 0 || Compare(Truncate(this), this) == 0;

    internal BigInteger Coefficient => _coefficient;

    internal int Exponent => _exponent;

    /// <summary>The whole number.</summary>
    public static FeelDecimal FromInt64(long value) => new(value, 0);

    /// <summary>The same number: every <see cref="decimal"/> has at most 29 digits.</summary>
    public static FeelDecimal FromDecimal(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var coefficient = ((Int128)(uint)bits[2] << 64) | ((Int128)(uint)bits[1] << 32) | (uint)bits[0];
        var scale = (bits[3] >> 16) & 0xFF;
        return new FeelDecimal(value < 0 ? -coefficient : coefficient, -scale);
    }

    /// <summary>
    /// The coefficient times ten to the exponent, rounded to <see cref="Precision"/>; null beyond the range.
    /// </summary>
    public static FeelDecimal? Create(BigInteger coefficient, int exponent)
    {
        var excess = DigitCount(coefficient) - Precision;
        if (excess > 0)
        {
            coefficient = DivideRounded(coefficient, BigInteger.Pow(10, excess), FeelRounding.HalfEven);
            exponent += excess;
        }

        return Bounded((Int128)coefficient, exponent);
    }

    /// <summary>The sum, or null beyond the range.</summary>
    public static FeelDecimal? Add(FeelDecimal left, FeelDecimal right)
    {
        if (left._exponent == right._exponent)
            return Fit(left._coefficient + right._coefficient, left._exponent);
        if (left._coefficient == 0)
            return right;
        if (right._coefficient == 0)
            return left;
        if (left._exponent < right._exponent)
            (left, right) = (right, left);
        var shift = left._exponent - right._exponent;
        if (TryScale(left._coefficient, shift, out var scaled))
            return Fit(scaled + right._coefficient, right._exponent);
        return AddFar(left, right, shift);
    }

    /// <summary>The difference, or null beyond the range.</summary>
    public static FeelDecimal? Subtract(FeelDecimal left, FeelDecimal right) => Add(left, Negate(right));

    /// <summary>The product, or null beyond the range.</summary>
    public static FeelDecimal? Multiply(FeelDecimal left, FeelDecimal right)
    {
        var exponent = left._exponent + right._exponent;
        return IsSmall(left._coefficient) && IsSmall(right._coefficient)
            ? Fit(left._coefficient * right._coefficient, exponent)
            : Create(left.Coefficient * right.Coefficient, exponent);
    }

    /// <summary>The quotient, or null for a division by zero or beyond the range.</summary>
    public static FeelDecimal? Divide(FeelDecimal dividend, FeelDecimal divisor)
    {
        if (divisor._coefficient == 0)
            return null;
        var exponent = dividend._exponent - divisor._exponent;
        if (dividend._coefficient % divisor._coefficient == 0)
            return Bounded(dividend._coefficient / divisor._coefficient, exponent);

        // Two digits more than the precision, and a last digit that remembers an inexact remainder, round correctly.
        var shift = Math.Max(0, Precision + 2 + DigitCount(divisor.Coefficient) - DigitCount(dividend.Coefficient));
        var quotient = BigInteger.DivRem(
            dividend.Coefficient * BigInteger.Pow(10, shift), divisor.Coefficient, out var remainder);
        if (!remainder.IsZero)
        {
            quotient = (quotient * 10) + (dividend.Sign * divisor.Sign);
            shift++;
        }

        return Create(quotient, exponent - shift) is { } result ? Trim(result) : null;
    }

    /// <summary>The number with the other sign.</summary>
    public static FeelDecimal Negate(FeelDecimal value) => new(-value._coefficient, value._exponent);

    /// <summary>The number without its sign.</summary>
    public static FeelDecimal Abs(FeelDecimal value) => value.Sign < 0 ? Negate(value) : value;

    /// <summary>The whole number towards zero.</summary>
    public static FeelDecimal Truncate(FeelDecimal value) => Round(value, 0, FeelRounding.Down);

    /// <summary>The greatest whole number not above.</summary>
    public static FeelDecimal Floor(FeelDecimal value) => Round(value, 0, FeelRounding.Floor);

    /// <summary>Rounds to so many digits behind the point (before it, when negative).</summary>
    public static FeelDecimal Round(FeelDecimal value, int scale, FeelRounding rounding)
    {
        var drop = -scale - value._exponent;
        if (drop <= 0)
            return value;
        if (drop < Powers.Length)
            return new FeelDecimal(DivideRounded(value._coefficient, Powers[drop], rounding), -scale);
        var whole = DivideRounded(value.Coefficient, BigInteger.Pow(10, Math.Min(drop, 2 * Precision)), rounding);
        return new FeelDecimal((Int128)whole, -scale);
    }

    /// <summary>Negative when left is less, positive when it is greater, 0 when equal.</summary>
    public static int Compare(FeelDecimal left, FeelDecimal right)
    {
        if (left._exponent == right._exponent)
            return left._coefficient.CompareTo(right._coefficient);
        if (left.Sign != right.Sign)
            return left.Sign.CompareTo(right.Sign);
        if (left._coefficient == 0)
            return 0;
        var shift = left._exponent - right._exponent;
        if (shift > 0)
        {
            return TryScale(left._coefficient, shift, out var scaled)
                ? scaled.CompareTo(right._coefficient)
                : left.Sign * CompareFar(Abs(left), Abs(right));
        }

        return -Compare(right, left);
    }

    /// <summary>The whole number, if it is one and fits.</summary>
    public bool TryGetInt64(out long value)
    {
        value = 0;
        if (!IsInteger)
            return false;
        var whole = _exponent <= 0 ? Truncate(this) : this;
        if (!TryScale(whole._coefficient, whole._exponent, out var scaled)
            || scaled > long.MaxValue || scaled < long.MinValue)
            return false;
        value = (long)scaled;
        return true;
    }

    /// <summary>The nearest <see cref="decimal"/>.</summary>
    /// <exception cref="OverflowException">It is beyond what a <see cref="decimal"/> holds.</exception>
    public decimal ToDecimal() => decimal.Parse(
        ToString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public bool Equals(FeelDecimal other) => Compare(this, other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FeelDecimal other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var trimmed = Trim(this);
        return HashCode.Combine(trimmed._coefficient, trimmed._exponent);
    }

    /// <summary>Equality by value: 1.0 is 1.</summary>
    public static bool operator ==(FeelDecimal left, FeelDecimal right) => left.Equals(right);

    /// <summary>Inequality by value.</summary>
    public static bool operator !=(FeelDecimal left, FeelDecimal right) => !left.Equals(right);

    internal static FeelDecimal Trim(FeelDecimal value)
    {
        if (value._coefficient == 0)
            return Zero;
        var (coefficient, exponent) = (value._coefficient, value._exponent);
        while (coefficient % 10 == 0)
        {
            coefficient /= 10;
            exponent++;
        }

        return new FeelDecimal(coefficient, exponent);
    }

    internal static int DigitCount(BigInteger value) => value.IsZero
        ? 1
        : Adjusted(BigInteger.Abs(value), (int)(BigInteger.Abs(value).GetBitLength() * 30103L / 100000));

    private static int Adjusted(BigInteger magnitude, int estimate) =>
        magnitude >= BigInteger.Pow(10, estimate) ? estimate + 1 : estimate;

    private static FeelDecimal? Fit(Int128 coefficient, int exponent)
    {
        if (coefficient < Limit && coefficient > -Limit)
            return exponent is >= MinimumExponent and <= MaximumExponent
                ? new FeelDecimal(coefficient, exponent)
                : Bounded(coefficient, exponent);
        return Create(coefficient, exponent);
    }

    private static FeelDecimal? Bounded(Int128 coefficient, int exponent)
    {
        if (coefficient == 0)
            return Zero;
        var value = new FeelDecimal(coefficient, exponent);
        if (exponent is >= MinimumExponent and <= MaximumExponent)
            return value.Coefficient >= (BigInteger)Limit ? Create(value.Coefficient, exponent) : value;
        if (exponent < MinimumExponent)
            return Round(value, -MinimumExponent, FeelRounding.HalfEven);
        return TryScale(coefficient, exponent - MaximumExponent, out var scaled) && Int128.Abs(scaled) < Limit
            ? new FeelDecimal(scaled, MaximumExponent)
            : null;
    }

    /// <summary>
    /// Far apart, the smaller one decides only how the last digit rounds: beyond the precision its sign is enough.
    /// </summary>
    private static FeelDecimal? AddFar(FeelDecimal large, FeelDecimal small, int shift)
    {
        var room = Precision + 3 + DigitCount(small.Coefficient);
        if (shift > room + Precision)
            return Create((large.Coefficient * BigInteger.Pow(10, room)) + small.Sign, large._exponent - room);
        return Create((large.Coefficient * BigInteger.Pow(10, shift)) + small.Coefficient, small._exponent);
    }

    private static int CompareFar(FeelDecimal left, FeelDecimal right)
    {
        var leftSize = DigitCount(left.Coefficient) + left._exponent;
        var rightSize = DigitCount(right.Coefficient) + right._exponent;
        if (leftSize != rightSize)
            return leftSize.CompareTo(rightSize);
        var scaled = left.Coefficient * BigInteger.Pow(10, left._exponent - right._exponent);
        return scaled.CompareTo(right.Coefficient);
    }

    private static Int128 DivideRounded(Int128 value, Int128 divisor, FeelRounding rounding)
    {
        var (quotient, remainder) = Int128.DivRem(value, divisor);
        return remainder == 0
            ? quotient
            : quotient + Step(Int128.Sign(value), quotient % 2 != 0, (divisor - Int128.Abs(remainder)).CompareTo(
                Int128.Abs(remainder)), rounding);
    }

    private static BigInteger DivideRounded(BigInteger value, BigInteger divisor, FeelRounding rounding)
    {
        var quotient = BigInteger.DivRem(value, divisor, out var remainder);
        return remainder.IsZero
            ? quotient
            : quotient + Step(value.Sign, !quotient.IsEven, (divisor - BigInteger.Abs(remainder)).CompareTo(
                BigInteger.Abs(remainder)), rounding);
    }

    /// <param name="sign">Of the number rounded.</param>
    /// <param name="odd">Whether the truncated number is odd.</param>
    /// <param name="half">Positive when less than half was cut off, 0 at half, negative beyond.</param>
    /// <param name="rounding">The mode.</param>
    private static int Step(int sign, bool odd, int half, FeelRounding rounding) => rounding switch
    {
        FeelRounding.Down => 0,
        FeelRounding.Up => sign,
        FeelRounding.Floor => sign < 0 ? -1 : 0,
        FeelRounding.Ceiling => sign > 0 ? 1 : 0,
        FeelRounding.HalfUp => half <= 0 ? sign : 0,
        FeelRounding.HalfDown => half < 0 ? sign : 0,
        FeelRounding.HalfEven => half < 0 || (half == 0 && odd) ? sign : 0,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static bool IsSmall(Int128 coefficient) => coefficient <= long.MaxValue && coefficient >= -long.MaxValue;

    private static bool TryScale(Int128 coefficient, int shift, out Int128 scaled)
    {
        scaled = 0;
        if (shift >= Powers.Length || Int128.Abs(coefficient) >= Powers[Powers.Length - 1 - shift])
            return coefficient == 0;
        scaled = coefficient * Powers[shift];
        return true;
    }

    private static Int128[] MakePowers()
    {
        var powers = new Int128[38];
        powers[0] = 1;
        for (var index = 1; index < powers.Length; index++)
            powers[index] = powers[index - 1] * 10;
        return powers;
    }
}

/// <summary>How digits are cut off.</summary>
public enum FeelRounding
{
    /// <summary>Away from zero.</summary>
    Up,

    /// <summary>Towards zero.</summary>
    Down,

    /// <summary>To the nearest, a half away from zero.</summary>
    HalfUp,

    /// <summary>To the nearest, a half towards zero.</summary>
    HalfDown,

    /// <summary>To the nearest, a half to the even digit.</summary>
    HalfEven,

    /// <summary>Downwards.</summary>
    Floor,

    /// <summary>Upwards.</summary>
    Ceiling,
}
