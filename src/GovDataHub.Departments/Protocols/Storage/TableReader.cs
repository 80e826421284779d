using Microsoft.Data.Sqlite;

namespace GovDataHub.Departments.Protocols.Storage;

/// <summary>
/// Reads a department's own tables over one connection: rows by equality of columns. Joining and ordering across
/// tables is the department's code. Used by one request at a time.
/// </summary>
public class TableReader : IDisposable
{
    private readonly SqliteConnection _connection;

    /// <summary>Opens the department's database.</summary>
    internal TableReader(SqliteConnection connection)
    {
        _connection = connection;
    }

    /// <summary>The connection, for the editor.</summary>
    private protected SqliteConnection Connection => _connection;

    /// <summary>Rows of a table where all the columns equal the values, in the given order of columns.</summary>
    /// <param name="table">The table or view.</param>
    /// <param name="order">Columns, each with <c>desc</c> or not; "" leaves the order of writing. Nulls last.</param>
    /// <param name="where">Columns and values.</param>
    public IReadOnlyList<TableRow> Rows(
        string table, string order, params ReadOnlySpan<(string Column, object? Value)> where)
    {
        using var command = _connection.CreateCommand();
        List<string> conditions = [];
        foreach (var (column, value) in where)
        {
            conditions.Add($"{SqlText.Quote(column)} IS $p{conditions.Count}");
            command.Parameters.AddWithValue($"$p{conditions.Count - 1}", value ?? DBNull.Value);
        }

        var condition = conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", conditions)}";
        var ordering = order.Length == 0 ? "rowid" : Ordering(order);
#pragma warning disable CA2100 // Quoted names only; every value is a parameter.
        command.CommandText = $"SELECT * FROM {SqlText.Quote(table)}{condition} ORDER BY {ordering}";
#pragma warning restore CA2100
        return Read(command);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the connection.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _connection.Dispose();
    }

    private static string Ordering(string order)
    {
        var terms = order.Split(',', StringSplitOptions.TrimEntries).Select(term => term.Split(' ') switch
        {
            [var column] => $"{SqlText.Quote(column)} NULLS LAST",
            [var column, "desc"] => $"{SqlText.Quote(column)} DESC",
            _ => throw new ArgumentException($"Not an order: {term}", nameof(order)),
        });
        return string.Join(", ", terms);
    }

    private static List<TableRow> Read(SqliteCommand command)
    {
        List<TableRow> rows = [];
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            Dictionary<string, object?> columns = new(reader.FieldCount, StringComparer.OrdinalIgnoreCase);
            for (var i = 0; i < reader.FieldCount; i++)
                columns[reader.GetName(i)] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            rows.Add(new(columns));
        }

        return rows;
    }
}
