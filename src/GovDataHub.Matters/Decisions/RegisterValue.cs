using System.Globalization;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Rules.Values;

namespace GovDataHub.Matters.Decisions;

/// <summary>FEEL values as registers hold them, and as FEEL writes them.</summary>
internal static class RegisterValue
{
    /// <summary>
    /// The value as a field of a type holds it; null when FEEL's is null or of another kind. Money is rounded to the
    /// fen, halves to even.
    /// </summary>
    public static object? From(FieldType type, FeelValue value)
    {
        return (type, value) switch
        {
            (FieldType.Int, FeelValue.Number number) => number.Value.TryGetInt64(out long whole) ? whole : null,
            (FieldType.Money, FeelValue.Number number) =>
                decimal.Round(number.Value.ToDecimal(), 2, MidpointRounding.ToEven),
            (FieldType.Number, FeelValue.Number number) => number.Value.ToDecimal(),
            (FieldType.Date, FeelValue.Date date) => new DateOnly(date.Value.Year, date.Value.Month, date.Value.Day),
            (FieldType.Bool, FeelValue.Boolean truth) => truth.Value,
            (FieldType.DateTime, FeelValue.DateTime moment) => DateTimeOffset.TryParse(
                moment.ToString().Trim('"', '@'), CultureInfo.InvariantCulture, out var parsed) ? parsed : null,
            (FieldType.String or FieldType.Enum or FieldType.File, FeelValue.Text text) => text.Value,
            _ => null,
        };
    }

    /// <summary>The literal that FEEL reads as a supplied value.</summary>
    public static string Literal(object? value)
    {
        return value switch
        {
            null => "null",
            bool truth => truth ? "true" : "false",
            long number => number.ToString(CultureInfo.InvariantCulture),
            decimal number => number.ToString(CultureInfo.InvariantCulture),
            DateOnly date => $"date(\"{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\")",
            DateTimeOffset moment => string.Create(
                CultureInfo.InvariantCulture, $"date and time(\"{moment:yyyy-MM-dd'T'HH:mm:sszzz}\")"),
            string text => FeelValue.Of(text).ToString(),
            _ => "null",
        };
    }
}
