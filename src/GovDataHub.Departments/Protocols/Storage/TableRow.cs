using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GovDataHub.Departments.Protocols.Storage;

/// <summary>One row of a department's own table, by its own column names.</summary>
public sealed class TableRow
{
    private readonly Dictionary<string, object?> _columns;

    internal TableRow(Dictionary<string, object?> columns)
    {
        _columns = columns;
    }

    /// <summary>All columns as they stand.</summary>
    internal (string Column, object? Value)[] Columns => [.. _columns.Select(column => (column.Key, column.Value))];

    /// <summary>A row in a department's own words that somebody sends: the columns of a JSON object.</summary>
    public static TableRow From(JsonObject columns)
    {
        return new(columns.ToDictionary(
            column => column.Key,
            column => column.Value?.GetValueKind() switch
            {
                null or JsonValueKind.Null => null,
                JsonValueKind.Number => (object)(column.Value.AsValue().TryGetValue<long>(out var whole)
                    ? whole
                    : column.Value.GetValue<decimal>()),
                JsonValueKind.String => column.Value.GetValue<string>(),
                _ => column.Value.ToJsonString(),
            },
            StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>A column as it stands: a string, a number or null.</summary>
    public JsonValue? Json(string column)
    {
        return _columns[column] switch
        {
            null => null,
            string text => JsonValue.Create(text),
            long whole => JsonValue.Create(whole),
            double number => JsonValue.Create(number),
            _ => throw new InvalidCastException($"{column} holds no JSON value."),
        };
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
