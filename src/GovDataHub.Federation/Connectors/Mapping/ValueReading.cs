using System.Globalization;
using System.Text.Json;
using GovDataHub.Federation.Catalogue;

namespace GovDataHub.Federation.Connectors.Mapping;

/// <summary>
/// Reads raw values of a source (null, <see cref="string"/>, <see cref="long"/>, <see cref="double"/>,
/// <see cref="decimal"/>, <see cref="bool"/>, anything else being malformed) as the catalogue's.
/// </summary>
internal static class ValueReading
{
    private const NumberStyles Digits = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>Reads the column of one field, or its three columns.</summary>
    /// <exception cref="MalformedValueException">The source holds what its mapping does not allow.</exception>
    public static object? Read(this ValueFormat format, ReadOnlySpan<object?> raw)
    {
        if (format.Notation == Notation.Split)
            return Split(raw);
        var value = raw[0];
        if (value is null || (value is string text && format.Nulls.Contains(text, StringComparer.Ordinal)))
            return null;
        return format.Type switch
        {
            FieldType.String or FieldType.File => Text(format, value),
            FieldType.Enum => format.Codes is null ? Text(format, value) : Code(format, value),
            FieldType.Bool => format.Codes is null ? Flag(value) : Code(format, value) == "true",
            FieldType.Int => Whole(format, value),
            FieldType.Number or FieldType.Money => Number(format, value),
            FieldType.Date => Date(format, value),
            FieldType.DateTime => Moment(format, value),
            FieldType.Json => Json(value),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static string Code(ValueFormat format, object value)
    {
        return format.CodeText(value) is { } code && format.Codes!.TryGetValue(code, out var word)
            ? word
            : throw new MalformedValueException();
    }

    private static string Text(ValueFormat format, object value)
    {
        return value is string text
            ? format.Notation == Notation.Padded ? text.TrimEnd(' ') : text
            : throw new MalformedValueException();
    }

    private static bool Flag(object value)
    {
        return value switch
        {
            bool flag => flag,
            0L => false,
            1L => true,
            _ => throw new MalformedValueException(),
        };
    }

    private static long Whole(ValueFormat format, object value)
    {
        var number = Number(format, value);
        return number == decimal.Truncate(number) && Math.Abs(number) <= long.MaxValue
            ? (long)number
            : throw new MalformedValueException();
    }

    private static decimal Number(ValueFormat format, object value)
    {
        var number = value switch
        {
            long whole => whole,
            decimal exact => exact,
            double floating when Math.Abs(floating) < 1e15 => (decimal)floating,
            string text => ParseNumber(format.Notation, text),
            _ => throw new MalformedValueException(),
        };
        return number * format.Scale;
    }

    private static decimal ParseNumber(Notation notation, string text)
    {
        var styles = notation == Notation.Grouped ? Digits | NumberStyles.AllowThousands : Digits;
        var digits = notation == Notation.Percent && text.EndsWith('%') ? text.AsSpan(..^1) : text;
        return decimal.TryParse(digits, styles, CultureInfo.InvariantCulture, out var number)
            ? notation == Notation.Percent ? number / 100m : number
            : throw new MalformedValueException();
    }

    private static DateOnly Date(ValueFormat format, object value)
    {
        return (format.Notation, value) switch
        {
            (Notation.EpochDays, long days) when Math.Abs(days) < 1_000_000 =>
                DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)days),
            (Notation.Plain, string text) => ParseDate(text, "yyyy-MM-dd"),
            (Notation.Pattern, string text) => ParseDate(text, format.Pattern),
            (Notation.Pattern, long digits) =>
                ParseDate(digits.ToString(CultureInfo.InvariantCulture), format.Pattern),
            _ => throw new MalformedValueException(),
        };
    }

    private static DateOnly ParseDate(string text, string pattern)
    {
        return DateOnly.TryParseExact(text, pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new MalformedValueException();
    }

    private static DateOnly? Split(ReadOnlySpan<object?> raw)
    {
        if (raw is [null, null, null])
            return null;
        var parts = (stackalloc int[3]);
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = raw[i] switch
            {
                long number when number is > 0 and < 10_000 => (int)number,
                string text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) =>
                    number,
                _ => throw new MalformedValueException(),
            };
        }

        return parts[1] is >= 1 and <= 12 && parts[0] is >= 1 and <= 9999 && parts[2] >= 1
            && parts[2] <= DateTime.DaysInMonth(parts[0], parts[1])
            ? new DateOnly(parts[0], parts[1], parts[2])
            : throw new MalformedValueException();
    }

    private static DateTimeOffset Moment(ValueFormat format, object value)
    {
        const long MostSeconds = 250_000_000_000;
        return (format.Notation, value) switch
        {
            (Notation.EpochSeconds, long seconds) when Math.Abs(seconds) < MostSeconds =>
                DateTimeOffset.FromUnixTimeSeconds(seconds).ToOffset(ValueFormat.CityOffset),
            (Notation.EpochMilliseconds, long milliseconds) when Math.Abs(milliseconds) < MostSeconds * 1000 =>
                DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToOffset(ValueFormat.CityOffset),
            (Notation.Plain, string text) when DateTimeOffset.TryParseExact(
                text, "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) =>
                moment.ToOffset(ValueFormat.CityOffset),
            (Notation.Pattern, string or long) => CivilMoment(
                value as string ?? ((long)value).ToString(CultureInfo.InvariantCulture), format.Pattern),
            _ => throw new MalformedValueException(),
        };
    }

    private static DateTimeOffset CivilMoment(string text, string pattern)
    {
        return DateTime.TryParseExact(text, pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var civil)
            ? new DateTimeOffset(civil, ValueFormat.CityOffset)
            : throw new MalformedValueException();
    }

    private static JsonElement Json(object value)
    {
        try
        {
            return value is string text
                ? JsonElement.Parse(text)
                : throw new MalformedValueException();
        }
        catch (JsonException)
        {
            throw new MalformedValueException();
        }
    }
}
