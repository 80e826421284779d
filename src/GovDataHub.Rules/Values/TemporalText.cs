using System.Globalization;
using System.Text.RegularExpressions;

namespace GovDataHub.Rules.Values;

/// <summary>
/// Dates, times and durations as text: XML Schema 1.1 lexical forms, with a zone's name behind <c>@</c> as FEEL adds
/// (DMN 1.5 section 10.3.2.3.4 to 10.3.2.3.7).
/// </summary>
internal static partial class TemporalText
{
    /// <summary>What <c>@"text"</c> stands for; null when it is no date, time, date and time, or duration.</summary>
    public static FeelValue Read(string text) =>
        Date(text) is { } date ? new FeelValue.Date(date)
        : Time(text) is { } time ? new FeelValue.Time(time)
        : DateTime(text) is { } moment ? moment
        : Duration(text);

    /// <summary>A date, or null.</summary>
    public static CivilDate? Date(string text)
    {
        var match = DatePattern().Match(text);
        if (!match.Success)
            return null;
        var (year, month, day) = (Whole(match.Groups["y"]), Whole(match.Groups["m"]), Whole(match.Groups["d"]));
        return CivilDate.IsDay(year, month, day) ? new CivilDate(year, month, day) : null;
    }

    /// <summary>A time, or null.</summary>
    public static CivilTime? Time(string text)
    {
        var match = TimePattern().Match(text);
        if (!match.Success)
            return null;
        var (hour, minute, second) = (Whole(match.Groups["h"]), Whole(match.Groups["m"]), Whole(match.Groups["s"]));
        if (hour > 23 || minute > 59 || second > 59)
            return null;
        var zoneText = match.Groups["z"].Value;
        var zone = zoneText.Length == 0 ? null : Zone(zoneText);
        if (zone is null && zoneText.Length > 0)
            return null;
        var fraction = match.Groups["f"].Value.PadRight(9, '0')[..9];
        var nanoseconds = ((((hour * 60L) + minute) * 60) + second) * CivilTime.NanosecondsPerSecond;
        return new CivilTime(nanoseconds + long.Parse(fraction, CultureInfo.InvariantCulture), zone);
    }

    /// <summary>A date and time, or null.</summary>
    public static FeelValue.DateTime? DateTime(string text)
    {
        var mark = text.IndexOf('T', StringComparison.Ordinal);
        return mark > 0 && Date(text[..mark]) is { } date && Time(text[(mark + 1)..]) is { } time
            ? new FeelValue.DateTime(date, time)
            : null;
    }

    /// <summary>A duration of either kind, or FEEL's null.</summary>
    public static FeelValue Duration(string text)
    {
        var match = DurationPattern().Match(text);
        if (!match.Success)
            return FeelValue.None;
        var backwards = match.Groups["neg"].Success;
        if (match.Groups["y"].Success || match.Groups["mo"].Success)
        {
            if (match.Groups["d"].Success || match.Groups["t"].Success)
                return FeelValue.None;
            return Months(match, backwards);
        }

        var seconds = Amount(match.Groups["d"], 86_400);
        seconds = Plus(Plus(Plus(seconds, Amount(match.Groups["h"], 3600)), Amount(match.Groups["mi"], 60)),
            Seconds(match));
        return new FeelValue.DayTimeDuration(backwards ? FeelDecimal.Negate(seconds) : seconds);
    }

    /// <summary><c>Z</c>, <c>+08:00</c> or <c>@Asia/Shanghai</c>; null when there is no such zone.</summary>
    public static FeelZone? Zone(string text)
    {
        if (text == "Z")
            return FeelZone.FromOffset(TimeSpan.Zero);
        if (text[0] == '@')
            return FeelZone.FromName(text[1..]);
        var parts = text[1..].Split(':');
        var hours = int.Parse(parts[0], CultureInfo.InvariantCulture);
        var minutes = int.Parse(parts[1], CultureInfo.InvariantCulture);
        var seconds = parts.Length > 2 ? int.Parse(parts[2], CultureInfo.InvariantCulture) : 0;
        var offset = new TimeSpan(hours, minutes, seconds);
        if (minutes > 59 || seconds > 59 || offset > TimeSpan.FromHours(18))
            return null;
        return FeelZone.FromOffset(text[0] == '-' ? -offset : offset);
    }

    /// <summary>A days and time duration in its canonical form: <c>P1DT2H</c>, <c>PT0S</c>.</summary>
    public static string Print(FeelValue.DayTimeDuration duration)
    {
        var total = FeelDecimal.Abs(duration.Seconds);
        var whole = FeelDecimal.Truncate(total).Coefficient * Scale(FeelDecimal.Truncate(total));
        var fraction = FeelDecimal.Subtract(total, FeelDecimal.Truncate(total))!.Value.ToString();
        var (days, rest) = ((whole / 86_400).ToString(CultureInfo.InvariantCulture), (int)(whole % 86_400));
        var seconds = (rest % 60).ToString(CultureInfo.InvariantCulture) + (fraction == "0" ? "" : fraction[1..]);
        var time = Part(rest / 3600, 'H') + Part(rest / 60 % 60, 'M') + (seconds == "0" ? "" : seconds + "S");
        var text = (days == "0" ? "" : days + "D") + (time.Length == 0 ? "" : "T" + time);
        return (duration.Seconds.Sign < 0 ? "-P" : "P") + (text.Length == 0 ? "T0S" : text);
    }

    /// <summary>A years and months duration in its canonical form: <c>P1Y2M</c>, <c>P0M</c>.</summary>
    public static string Print(FeelValue.YearMonthDuration duration)
    {
        var total = Math.Abs(duration.Months);
        var text = Part(total / 12, 'Y') + Part(total % 12, 'M');
        return (duration.Months < 0 ? "-P" : "P") + (text.Length == 0 ? "0M" : text);
    }

    private static FeelValue Months(Match match, bool backwards)
    {
        if (Count(match.Groups["y"]) is not { } years || Count(match.Groups["mo"]) is not { } months
            || years > long.MaxValue / 24 || months > long.MaxValue / 2)
            return FeelValue.None;
        var total = (years * 12) + months;
        return new FeelValue.YearMonthDuration(backwards ? -total : total);
    }

    private static long? Count(Group group) =>
        long.TryParse("0" + group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    private static System.Numerics.BigInteger Scale(FeelDecimal whole) =>
        System.Numerics.BigInteger.Pow(10, Math.Max(0, whole.Exponent));

    private static string Part(long value, char unit) =>
        value == 0 ? "" : value.ToString(CultureInfo.InvariantCulture) + unit;

    private static FeelDecimal Amount(Group group, long unit) =>
        group.Success && FeelDecimal.TryParse(group.Value, out var value)
            ? FeelDecimal.Multiply(value, FeelDecimal.FromInt64(unit)) ?? FeelDecimal.Zero
            : FeelDecimal.Zero;

    private static FeelDecimal Seconds(Match match)
    {
        var fraction = match.Groups["f"].Value;
        var text = fraction.Length == 0 ? match.Groups["s"].Value : $"{match.Groups["s"].Value}.{fraction}";
        return FeelDecimal.TryParse(text, out var seconds) ? seconds : FeelDecimal.Zero;
    }

    private static FeelDecimal Plus(FeelDecimal left, FeelDecimal right) => FeelDecimal.Add(left, right) ?? left;

    private static int Whole(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<y>-?(?:[1-9][0-9]{4,8}|[0-9]{4}))-(?<m>[0-9]{2})-(?<d>[0-9]{2})\z")]
    private static partial Regex DatePattern();

    [GeneratedRegex(
        @"^(?<h>[0-9]{2}):(?<m>[0-9]{2}):(?<s>[0-9]{2})(?:\.(?<f>[0-9]+))?"
        + @"(?<z>Z|[+-][0-9]{2}:[0-9]{2}(?::[0-9]{2})?|@[A-Za-z][A-Za-z0-9_+/-]*)?\z")]
    private static partial Regex TimePattern();

    [GeneratedRegex(
        @"^(?<neg>-)?P(?=[0-9T])(?:(?<y>[0-9]+)Y)?(?:(?<mo>[0-9]+)M)?(?:(?<d>[0-9]+)D)?"
        + @"(?<t>T(?=[0-9])(?:(?<h>[0-9]+)H)?(?:(?<mi>[0-9]+)M)?(?:(?<s>[0-9]+)(?:\.(?<f>[0-9]*))?S)?)?\z")]
    private static partial Regex DurationPattern();
}
