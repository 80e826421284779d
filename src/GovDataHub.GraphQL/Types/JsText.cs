using System.Globalization;
using System.Text;

namespace GovDataHub.GraphQL.Types;

/// <summary>
/// Numbers and strings as ECMAScript writes them, which is how GraphQL messages and defaults show them.
/// </summary>
internal static class JsText
{
    /// <summary>Number::toString of ECMA-262.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The shortest text that reads back as the number.</returns>
    public static string Of(double number)
    {
        if (!double.IsFinite(number))
            return double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
        if (number == 0)
            return "0";
        var (digits, point) = Split(Math.Abs(number).ToString("R", CultureInfo.InvariantCulture));
        return (number < 0 ? "-" : "") + Place(digits, point);
    }

    /// <summary>JSON.stringify of a string.</summary>
    /// <param name="text">The string.</param>
    /// <returns>It in double quotes, with the escapes JSON requires and no others.</returns>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        for (var index = 0; index < text.Length; index++)
        {
            var unit = text[index];
            _ = unit switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}"),
                _ when IsLoneSurrogate(text, index) =>
                    quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}"),
                _ => quoted.Append(unit),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsLoneSurrogate(string text, int index)
    {
        if (char.IsHighSurrogate(text[index]))
            return index + 1 >= text.Length || !char.IsLowSurrogate(text[index + 1]);
        return char.IsLowSurrogate(text[index]) && (index == 0 || !char.IsHighSurrogate(text[index - 1]));
    }

    /// <summary>The significant digits of a number, and after how many of them its decimal point stands.</summary>
    private static (string Digits, int Point) Split(string shortest)
    {
        var parts = shortest.Split('E');
        var mantissa = parts[0].Split('.');
        var exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var digits = string.Concat(mantissa);
        var significant = digits.TrimStart('0');
        return (significant.TrimEnd('0'), mantissa[0].Length - (digits.Length - significant.Length) + exponent);
    }

    /// <summary>Puts the decimal point after <paramref name="point"/> digits.</summary>
    private static string Place(string digits, int point)
    {
        if (digits.Length <= point && point <= 21)
            return digits + new string('0', point - digits.Length);
        if (point is > 0 and <= 21)
            return $"{digits[..point]}.{digits[point..]}";
        if (point is > -6 and <= 0)
            return $"0.{new string('0', -point)}{digits}";
        var exponent = point - 1;
        var sign = exponent < 0 ? '-' : '+';
        var fraction = digits.Length == 1 ? "" : "." + digits[1..];
        return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}e{sign}{Math.Abs(exponent)}");
    }
}
