using System.Globalization;
using GovDataHub.Departments.City;

namespace GovDataHub.Departments.Protocols;

/// <summary>Typed reading of a <see cref="RegisterRow"/>: null where the city's truth has a gap.</summary>
public static class RegisterRowValues
{
    /// <summary>A string, an enum's value or a JSON text.</summary>
    public static string? Text(this RegisterRow row, string field)
    {
        return (string?)row.Values.GetValueOrDefault(field);
    }

    /// <summary>A whole number.</summary>
    public static long? Whole(this RegisterRow row, string field)
    {
        return row.Values.GetValueOrDefault(field) switch
        {
            null => null,
            long value => value,
            object value => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Money or a number.</summary>
    public static decimal? Number(this RegisterRow row, string field)
    {
        return row.Values.GetValueOrDefault(field) switch
        {
            null => null,
            decimal value => value,
            object value => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Yes or no.</summary>
    public static bool? Flag(this RegisterRow row, string field)
    {
        return (bool?)row.Values.GetValueOrDefault(field);
    }

    /// <summary>A civil date.</summary>
    public static DateOnly? Date(this RegisterRow row, string field)
    {
        return (DateOnly?)row.Values.GetValueOrDefault(field);
    }

    /// <summary>A moment.</summary>
    public static DateTimeOffset? Moment(this RegisterRow row, string field)
    {
        return (DateTimeOffset?)row.Values.GetValueOrDefault(field);
    }

    /// <summary>The columns of the fields that a row has: all of a register's row, a part of a write.</summary>
    /// <param name="row">The row.</param>
    /// <param name="columns">Field, its column, and what the column holds.</param>
    public static (string Column, object? Value)[] Given(
        this RegisterRow row, params ReadOnlySpan<(string Field, string Column, object? Value)> columns)
    {
        List<(string, object?)> given = new(columns.Length);
        foreach (var (field, column, value) in columns)
        {
            if (row.Values.ContainsKey(field))
                given.Add((column, value));
        }

        return [.. given];
    }
}
