using System.Globalization;
using System.Numerics;

namespace GovDataHub.Rules.Values;

public readonly partial struct FeelDecimal
{
    /// <summary>
    /// Reads a FEEL numeric literal (DMN 1.5 grammar rule 37) with an optional sign; false when it is none.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out FeelDecimal value)
    {
        value = Zero;
        var exponent = 0;
        var mark = text.IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            const NumberStyles Signed = NumberStyles.AllowLeadingSign;
            if (!int.TryParse(text[(mark + 1)..], Signed, CultureInfo.InvariantCulture, out exponent)
                || exponent is < -100_000 or > 100_000)
                return false;
            text = text[..mark];
        }

        var negative = text.StartsWith("-", StringComparison.Ordinal);
        if (negative || text.StartsWith("+", StringComparison.Ordinal))
            text = text[1..];
        return TryReadDigits(text, out var coefficient, out var scale)
            && Assign(Create(negative ? -coefficient : coefficient, exponent - scale), out value);
    }

    /// <summary>
    /// The shortest plain notation: no exponent, no trailing zeros. Beyond 40 zeros in a row, scientific notation.
    /// </summary>
    public override string ToString()
    {
        var trimmed = Trim(this);
        var digits = BigInteger.Abs(trimmed.Coefficient).ToString(CultureInfo.InvariantCulture);
        var sign = trimmed.Sign < 0 ? "-" : "";
        var point = digits.Length + trimmed._exponent;
        return trimmed._exponent switch
        {
            > 40 => sign + Scientific(digits, point - 1),
            >= 0 => sign + digits + new string('0', trimmed._exponent),
            _ when point > 0 => $"{sign}{digits[..point]}.{digits[point..]}",
            _ when point > -40 => $"{sign}0.{new string('0', -point)}{digits}",
            _ => sign + Scientific(digits, point - 1),
        };
    }

    private static string Scientific(string digits, int exponent) => string.Create(
        CultureInfo.InvariantCulture,
        $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits[1..]}E{(exponent < 0 ? "" : "+")}{exponent}");

    private static bool TryReadDigits(ReadOnlySpan<char> text, out BigInteger coefficient, out int scale)
    {
        coefficient = BigInteger.Zero;
        scale = 0;
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? [] : text[(point + 1)..];
        if ((whole.IsEmpty && fraction.IsEmpty) || (point >= 0 && fraction.IsEmpty))
            return false;
        if (whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9'))
            return false;
        scale = fraction.Length;
        if (whole.Length + fraction.Length <= 18)
        {
            coefficient = ReadSmall(whole, fraction);
            return true;
        }

        coefficient = BigInteger.Parse(string.Concat(whole, fraction), CultureInfo.InvariantCulture);
        return true;
    }

    private static long ReadSmall(ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction)
    {
        long value = 0;
        foreach (var digit in whole)
            value = (value * 10) + (digit - '0');
        foreach (var digit in fraction)
            value = (value * 10) + (digit - '0');
        return value;
    }

    private static bool Assign(FeelDecimal? result, out FeelDecimal value)
    {
        value = result ?? Zero;
        return result is not null;
    }
}
