using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using GovDataHub.Federation.Catalogue;

namespace GovDataHub.Federation.Connectors.Mapping;

/// <summary>The notations in which sources write values down, beyond the plain one of each type.</summary>
public enum Notation
{
    /// <summary>
    /// The plain one: text, a number or its text, 0 and 1 or true and false, <c>yyyy-MM-dd</c>, RFC 3339, JSON text.
    /// </summary>
    Plain,

    /// <summary>Text filled up with blanks.</summary>
    Padded,

    /// <summary>A number with commas between thousands.</summary>
    Grouped,

    /// <summary>A number with a percent sign behind it.</summary>
    Percent,

    /// <summary>A date or moment of the city's civil time by a pattern, as text or as a whole number.</summary>
    Pattern,

    /// <summary>A date as year, month and day in three columns.</summary>
    Split,

    /// <summary>A date as days since 1970-01-01.</summary>
    EpochDays,

    /// <summary>A moment as seconds since 1970.</summary>
    EpochSeconds,

    /// <summary>A moment as milliseconds since 1970.</summary>
    EpochMilliseconds,
}

/// <summary>
/// How a source writes one field down. Values go through <see cref="ValueReading"/> and <see cref="ValueWriting"/>, and
/// through SQL where conditions are evaluated in the source's own database.
/// </summary>
public sealed record ValueFormat
{
    /// <summary>The offset of the city's civil time.</summary>
    public static readonly TimeSpan CityOffset = TimeSpan.FromHours(8);

    /// <summary>What the field holds.</summary>
    public required FieldType Type { get; init; }

    /// <summary>The notation.</summary>
    public Notation Notation { get; init; }

    /// <summary>The .NET pattern of <see cref="Notation.Pattern"/>: <c>yyyyMMdd</c>, <c>yyyy/M/d</c>.</summary>
    public string Pattern { get; init; } = "";

    /// <summary>One of the source's units in the catalogue's: 0.01 for amounts in fen.</summary>
    public decimal Scale { get; init; } = 1m;

    /// <summary>
    /// The source's codes with the catalogue's values (<c>true</c> and <c>false</c> for flags), or null.
    /// </summary>
    public FrozenDictionary<string, string>? Codes { get; init; }

    /// <summary>Texts that stand for "no value".</summary>
    public ImmutableArray<string> Nulls { get; init; } = [];

    /// <summary>How many columns a value takes.</summary>
    public int Width => Notation == Notation.Split ? 3 : 1;

    /// <summary>A code as text, whatever type the source gives it.</summary>
    internal string? CodeText(object value)
    {
        return value switch
        {
            string text => Notation == Notation.Padded ? text.TrimEnd(' ') : text,
            long number => number.ToString(CultureInfo.InvariantCulture),
            bool flag => flag ? "true" : "false",
            _ => null,
        };
    }
}

/// <summary>A source holds what its mapping does not allow. Says nothing of the value.</summary>
public sealed class MalformedValueException() : Exception("A value is not as the source's contract says.");
