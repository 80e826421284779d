using System.Collections.Immutable;
using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Protocols;

/// <summary>
/// One field of a register and how a department's own table holds it, told once for both ways: writing down and reading
/// back. Null stays null.
/// </summary>
/// <param name="Field">The field in the catalogue.</param>
/// <param name="Names">The department's columns; several for a value that is split.</param>
/// <param name="Written">The values of the columns.</param>
/// <param name="Value">The value of the field.</param>
internal sealed record RegisterColumn(
    string Field,
    ImmutableArray<string> Names,
    Func<RegisterRow, ImmutableArray<object?>> Written,
    Func<TableRow, object?> Value)
{
    /// <summary>Text, an enum in the catalogue's words, or JSON.</summary>
    public static RegisterColumn Text(string field, string name)
    {
        return new(field, [name], row => [row.Text(field)], row => row.Text(name));
    }

    /// <summary>Text in which one word stands for no value.</summary>
    public static RegisterColumn Text(string field, string name, string none)
    {
        return new(
            field,
            [name],
            row => [row.Text(field) ?? none],
            row => row.Text(name) is { } text && text != none ? text : null);
    }

    /// <summary>An enum in the department's codes.</summary>
    public static RegisterColumn Coded(string field, string name, CodeTable codes)
    {
        return new(field, [name], row => [codes.Code(row.Text(field))], row => codes.Value(row.Text(name)));
    }

    /// <summary>An enum in the department's codes, pairs of the catalogue's value and the code.</summary>
    public static RegisterColumn Coded(string field, string name, params (string Value, string Code)[] codes)
    {
        return Coded(field, name, new CodeTable(codes));
    }

    /// <summary>A whole number.</summary>
    public static RegisterColumn Whole(string field, string name)
    {
        return new(field, [name], row => [row.Whole(field)], row => row.Whole(name));
    }

    /// <summary>A whole number written as text.</summary>
    public static RegisterColumn Digits(string field, string name)
    {
        return new(field, [name], row => [((decimal?)row.Whole(field)).Pattern("0")], row => row.Whole(name));
    }

    /// <summary>Money or a number as text by a .NET pattern.</summary>
    public static RegisterColumn Number(string field, string name, string pattern = "0.############")
    {
        return new(
            field, [name], row => [row.Number(field).Pattern(pattern)], row => Notation.ParseNumber(row.Text(name)));
    }

    /// <summary>Money as whole fen.</summary>
    public static RegisterColumn Fen(string field, string name)
    {
        return new(field, [name], row => [row.Number(field).Fen()], row => Notation.FromFen(row.Whole(name)));
    }

    /// <summary>Money in ten thousands of yuan, as text.</summary>
    public static RegisterColumn TenThousands(string field, string name)
    {
        return new(
            field,
            [name],
            row => [row.Number(field).Times(0.0001m).Pattern()],
            row => Notation.ParseNumber(row.Text(name)).Times(10_000m));
    }

    /// <summary>A flag in two words.</summary>
    public static RegisterColumn Flag(string field, string name, string yes, string no)
    {
        return new(field, [name], row => [row.Flag(field).Either(yes, no)], row => row.Is(name, yes));
    }

    /// <summary>A flag as 1 or 0.</summary>
    public static RegisterColumn Bit(string field, string name)
    {
        return new(field, [name], row => [row.Flag(field).Bit()], row => row.Flag(name));
    }

    /// <summary>A date by a .NET pattern.</summary>
    public static RegisterColumn Date(string field, string name, string pattern)
    {
        return new(
            field,
            [name],
            row => [row.Date(field).Pattern(pattern)],
            row => Notation.ParseDate(row.Text(name), pattern));
    }

    /// <summary>A date by a .NET pattern, in which one text stands for no date.</summary>
    public static RegisterColumn Date(string field, string name, string pattern, string none)
    {
        return new(
            field,
            [name],
            row => [row.Date(field).Pattern(pattern) ?? none],
            row => row.Text(name) is { } text && text != none ? Notation.ParseDate(text, pattern) : null);
    }

    /// <summary>A date as a whole number, 20250901.</summary>
    public static RegisterColumn DateDigits(string field, string name)
    {
        return new(
            field, [name], row => [row.Date(field).Digits()], row => Notation.ParseDate(row.Text(name), "yyyyMMdd"));
    }

    /// <summary>A date in three columns: year, month, day.</summary>
    public static RegisterColumn SplitDate(string field, string year, string month, string day)
    {
        return new(
            field,
            [year, month, day],
            row => row.Date(field) is { } date
                ? [(long)date.Year, (long)date.Month, (long)date.Day]
                : [null, null, null],
            row => Notation.FromParts(row.Whole(year), row.Whole(month), row.Whole(day)));
    }

    /// <summary>A date as days since 1970-01-01.</summary>
    public static RegisterColumn EpochDays(string field, string name)
    {
        return new(
            field, [name], row => [row.Date(field).EpochDays()], row => Notation.FromEpochDays(row.Whole(name)));
    }

    /// <summary>A moment by a .NET pattern, in the city's civil time.</summary>
    public static RegisterColumn Moment(string field, string name, string pattern)
    {
        return new(
            field,
            [name],
            row => [row.Moment(field).Pattern(pattern)],
            row => Notation.ParseMoment(row.Text(name), pattern));
    }

    /// <summary>A moment as seconds since 1970.</summary>
    public static RegisterColumn EpochSeconds(string field, string name)
    {
        return new(
            field,
            [name],
            row => [row.Moment(field).EpochSeconds()],
            row => Notation.FromEpochSeconds(row.Whole(name)));
    }
}
