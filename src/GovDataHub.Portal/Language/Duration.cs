using System.Globalization;

namespace GovDataHub.Portal.Language;

/// <summary>
/// How long a matter may take, in words. Definitions write <c>now</c>, <c>-</c> for none set, or a number with
/// <c>wd</c> (working days), <c>d</c> (days) or <c>m</c> (months).
/// </summary>
internal static class Duration
{
    /// <summary>The words; what is not of that form stays as it is written.</summary>
    public static string Text(string written, Locale locale)
    {
        var digits = written.TakeWhile(letter => char.IsAsciiDigit(letter) || letter == '.').Count();
        var number = written[..digits];
        return (number, written[digits..]) switch
        {
            ("", "now") => locale.Pick("即时", "at once"),
            ("", "-") => locale.Pick("未规定", "none set"),
            (not "", "wd") => locale.Pick($"{number} 个工作日", Counted(number, "working day")),
            (not "", "d") => locale.Pick($"{number} 天", Counted(number, "day")),
            (not "", "m") => locale.Pick($"{number} 个月", Counted(number, "month")),
            _ => written,
        };
    }

    private static string Counted(string number, string unit)
    {
        var one = decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value <= 1;
        return $"{number} {unit}{(one ? "" : "s")}";
    }
}
