using System.Globalization;

namespace GovDataHub.Departments.Protocols.Storage;

/// <summary>One row of a department's own table, by its own column names.</summary>
public sealed class TableRow
{
    private readonly Dictionary<string, object?> _columns;

    internal TableRow(Dictionary<string, object?> columns)
    {
        _columns = columns;
    }

    /// <summary>A column's text; null when the column is null.</summary>
    public string? Text(string column)
    {
        return _columns[column] switch
        {
            null => null,
            string text => text,
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => throw new InvalidCastException($"{column} holds no text."),
        };
    }

    /// <summary>A column's whole number.</summary>
    public long? Whole(string column)
    {
        return _columns[column] switch
        {
            null => null,
            long value => value,
            object value => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        };
    }

    /// <summary>A column's number, whether stored as a number or as text.</summary>
    public decimal? Number(string column)
    {
        return _columns[column] is { } value ? Convert.ToDecimal(value, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>A column of 1 and 0.</summary>
    public bool? Flag(string column)
    {
        return Whole(column) is { } bit ? bit == 1 : null;
    }

    /// <summary>Whether a column holds the one word; null when the column is null.</summary>
    public bool? Is(string column, string word)
    {
        return Text(column) is { } text ? string.Equals(text, word, StringComparison.Ordinal) : null;
    }
}
