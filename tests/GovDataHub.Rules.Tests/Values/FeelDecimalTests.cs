using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using GovDataHub.Rules.Values;

namespace GovDataHub.Rules.Tests.Values;

public sealed class FeelDecimalTests
{
    private static readonly Gen<FeelDecimal> Numbers =
        from digits in Gen.Choose(1, 34)
        from parts in Gen.ArrayOf(Gen.Choose(0, 9), digits)
        from exponent in Gen.Frequency((8, Gen.Choose(-40, 10)), (1, Gen.Choose(-6170, 6070)))
        from negative in Gen.Elements(true, false)
        let coefficient = parts.Aggregate(BigInteger.Zero, (number, digit) => (number * 10) + digit)
        select FeelDecimal.Create(negative ? -coefficient : coefficient, exponent)!.Value;

    private static readonly Arbitrary<(FeelDecimal Left, FeelDecimal Right)> Pairs =
        (from left in Numbers from right in Numbers select (left, right)).ToArbitrary();

    [Fact]
    public void A_sum_is_the_exact_sum_rounded_once() => Check((left, right) =>
    {
        var exponent = Math.Min(left.Exponent, right.Exponent);
        var exact = Scaled(left, exponent) + Scaled(right, exponent);
        Assert.Equal(FeelDecimal.Create(exact, exponent), FeelDecimal.Add(left, right));
    });

    [Fact]
    public void A_product_is_the_exact_product_rounded_once() => Check((left, right) => Assert.Equal(
        FeelDecimal.Create(left.Coefficient * right.Coefficient, left.Exponent + right.Exponent),
        FeelDecimal.Multiply(left, right)));

    [Fact]
    public void A_quotient_is_off_by_half_a_last_digit_at_most() => Check((left, right) =>
    {
        if (FeelDecimal.Divide(left, right) is not { } quotient || quotient.Exponent is < -6100 or > 6000)
            return;

        // |q * right - left| <= |right| * half a unit of q's 34th digit
        var shift = 34 - FeelDecimal.DigitCount(quotient.Coefficient);
        var unit = quotient.Exponent - Math.Max(0, shift);
        var exponent = Math.Min(unit + right.Exponent, left.Exponent);
        var error = (Scaled(quotient, unit) * right.Coefficient * Ten(unit + right.Exponent - exponent))
            - Scaled(left, exponent);
        var allowed = BigInteger.Abs(right.Coefficient) * Ten(unit + right.Exponent - exponent);
        Assert.True(2 * BigInteger.Abs(error) <= allowed);
    });

    [Fact]
    public void Order_is_the_order_of_the_numbers() => Check((left, right) =>
    {
        var exponent = Math.Min(left.Exponent, right.Exponent);
        var expected = Scaled(left, exponent).CompareTo(Scaled(right, exponent));
        Assert.Equal(Math.Sign(expected), Math.Sign(FeelDecimal.Compare(left, right)));
        Assert.Equal(expected == 0, left.Equals(right));
        if (expected == 0)
            Assert.Equal(left.GetHashCode(), right.GetHashCode());
    });

    [Fact]
    public void What_is_printed_reads_back() => Check((left, _) =>
    {
        Assert.True(FeelDecimal.TryParse(left.ToString(), out var read));
        Assert.Equal(left, read);
    });

    [Fact]
    public void Rounding_agrees_with_the_framework_where_that_has_digits_enough()
    {
        var cases =
            from value in Gen.Choose(-2_000_000, 2_000_000)
            from scale in Gen.Choose(0, 3)
            select (value / 10_000m, scale);
        (FeelRounding Ours, MidpointRounding Theirs)[] modes =
        [
            (FeelRounding.HalfEven, MidpointRounding.ToEven), (FeelRounding.HalfUp, MidpointRounding.AwayFromZero),
            (FeelRounding.Down, MidpointRounding.ToZero), (FeelRounding.Floor, MidpointRounding.ToNegativeInfinity),
            (FeelRounding.Ceiling, MidpointRounding.ToPositiveInfinity),
        ];

        Prop.ForAll(cases.ToArbitrary(), sample => Assert.All(modes, mode => Assert.Equal(
            Math.Round(sample.Item1, sample.scale, mode.Theirs),
            FeelDecimal.Round(FeelDecimal.FromDecimal(sample.Item1), sample.scale, mode.Ours).ToDecimal())))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Theory]
    [InlineData("9999999999999999999999999999999999", "1", "10000000000000000000000000000000000")]
    [InlineData("1000000000000000000000000000000000", "0.5", "1000000000000000000000000000000000")]
    [InlineData("1000000000000000000000000000000001", "0.5", "1000000000000000000000000000000002")]
    [InlineData("1000000000000000000000000000000000", "-1e-90", "1000000000000000000000000000000000")]
    [InlineData("1e6000", "1e-6000", null)]
    public void Sums_at_the_limit_of_precision_round_half_to_even(string left, string right, string? expected)
    {
        Assert.True(FeelDecimal.TryParse(left, out var one));
        Assert.True(FeelDecimal.TryParse(right, out var other));

        Assert.Equal(expected ?? one.ToString(), FeelDecimal.Add(one, other).ToString());
    }

    [Fact]
    public void Beyond_the_range_there_is_no_number()
    {
        Assert.True(FeelDecimal.TryParse("9e6144", out var large));

        Assert.Null(FeelDecimal.Multiply(large, large));
        Assert.Null(FeelDecimal.Add(large, large));
        Assert.False(FeelDecimal.TryParse("1e6200", out _));
    }

    [Theory]
    [InlineData("2", "1.414213562373095048801688724209698")]
    [InlineData("0.0625", "0.25")]
    [InlineData("1e-7", "0.0003162277660168379331998893544432719")]
    [InlineData("144", "12")]
    public void Square_roots(string value, string root)
    {
        Assert.True(FeelDecimal.TryParse(value, out var number));

        Assert.Equal(root, FeelDecimal.SquareRoot(number).ToString());
    }

    [Fact]
    public void The_logarithm_undoes_the_exponential()
    {
        Prop.ForAll(Gen.Choose(-900_000, 900_000).ToArbitrary(), value =>
        {
            var number = FeelDecimal.Create(value, -3)!.Value;
            var back = FeelDecimal.Logarithm(FeelDecimal.Exponential(number)!.Value)!.Value;
            var error = FeelDecimal.Abs(FeelDecimal.Subtract(back, number)!.Value);
            Assert.True(FeelDecimal.Compare(error, FeelDecimal.Create(1, -30)!.Value) <= 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));
    }

    private static void Check(Action<FeelDecimal, FeelDecimal> holds) => Prop
        .ForAll(Pairs, pair => holds(pair.Left, pair.Right))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static BigInteger Scaled(FeelDecimal value, int exponent) =>
        value.Coefficient * Ten(value.Exponent - exponent);

    private static BigInteger Ten(int power) => BigInteger.Pow(10, power);
}
