using System.Globalization;
using System.Text.Json;
using GovDataHub.Federation.Catalogue;

namespace GovDataHub.Federation.Connectors.Mapping;

/// <summary>Writes the catalogue's values as a source wants them: the reverse of <see cref="ValueReading"/>.</summary>
internal static class ValueWriting
{
    /// <summary>The value for each column of the field: null, string, long or decimal.</summary>
    /// <exception cref="ArgumentException">
    /// The value is not of the field's type, or the source has no code for it.
    /// </exception>
    public static object?[] Write(this ValueFormat format, object? value)
    {
        if (value is null)
            return format.Width == 3 ? [null, null, null] : [format.Nulls is [var none, ..] ? none : null];
        return (format.Type, value) switch
        {
            (FieldType.Enum or FieldType.Bool, _) when format.Codes is not null => [Code(format, value)],
            (FieldType.String or FieldType.File or FieldType.Enum, string text) => [text],
            (FieldType.Bool, bool flag) => [flag ? 1L : 0L],
            (FieldType.Int, long number) when format.Notation == Notation.Plain => [number],
            (FieldType.Int, long number) => [Number(format, number)],
            (FieldType.Number or FieldType.Money, decimal number) => [Number(format, number)],
            (FieldType.Number or FieldType.Money, long number) => [Number(format, number)],
            (FieldType.Date, DateOnly date) => Date(format, date),
            (FieldType.DateTime, DateTimeOffset moment) => [Moment(format, moment.ToOffset(ValueFormat.CityOffset))],
            (FieldType.Json, JsonElement json) => [json.GetRawText()],
            _ => throw new ArgumentException($"A {format.Type} cannot be a {value.GetType().Name}.", nameof(value)),
        };
    }

    private static string Code(ValueFormat format, object value)
    {
        var word = value is bool flag ? flag ? "true" : "false" : (string)value;
        foreach (var (code, meaning) in format.Codes!)
        {
            if (meaning == word)
                return code;
        }

        throw new ArgumentException("The source has no code for this value.", nameof(value));
    }

    private static object Number(ValueFormat format, decimal number)
    {
        var scaled = number / format.Scale;
        return format.Notation switch
        {
            Notation.Grouped => scaled.ToString("#,##0.00####", CultureInfo.InvariantCulture),
            Notation.Percent => (scaled * 100m).ToString("0.######", CultureInfo.InvariantCulture) + "%",
            _ when scaled == decimal.Truncate(scaled) && Math.Abs(scaled) <= long.MaxValue => (long)scaled,
            _ => scaled,
        };
    }

    private static object?[] Date(ValueFormat format, DateOnly date)
    {
        return format.Notation switch
        {
            Notation.Split => [(long)date.Year, (long)date.Month, (long)date.Day],
            Notation.EpochDays => [(long)(date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber)],
            Notation.Pattern => [date.ToString(format.Pattern, CultureInfo.InvariantCulture)],
            _ => [date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        };
    }

    private static object Moment(ValueFormat format, DateTimeOffset moment)
    {
        return format.Notation switch
        {
            Notation.EpochSeconds => moment.ToUnixTimeSeconds(),
            Notation.EpochMilliseconds => moment.ToUnixTimeMilliseconds(),
            Notation.Pattern => moment.ToString(format.Pattern, CultureInfo.InvariantCulture),
            _ => moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        };
    }
}
