using System.Globalization;
using Microsoft.Data.Sqlite;

namespace GovDataHub.Departments.Protocols.Storage;

/// <summary>
/// Changes a department's tables inside one transaction, which rolls back unless committed. It keeps the way back of
/// every change, so that a write can be taken back later.
/// </summary>
public sealed class TableEditor : TableReader
{
    private readonly SqliteTransaction _transaction;
    private readonly List<Change> _changes = [];

    internal TableEditor(SqliteConnection connection)
        : base(connection)
    {
        // Not deferred: two writers wait for one another here and not at their first write.
        _transaction = connection.BeginTransaction(deferred: false);
    }

    /// <summary>What has been changed so far, in order.</summary>
    internal IReadOnlyList<Change> Changes => _changes;

    /// <summary>Inserts one row; the columns not named stay null.</summary>
    /// <returns>The row's number in its table, for rows of other tables to refer to.</returns>
    public long Insert(string table, params ReadOnlySpan<(string Column, object? Value)> values)
    {
        List<string> columns = [];
        List<(string, object?)> parameters = [];
        foreach (var (column, value) in values)
        {
            parameters.Add(($"$p{columns.Count}", value));
            columns.Add(SqlText.Quote(column));
        }

        var row = Scalar(
            $"INSERT INTO {SqlText.Quote(table)} ({string.Join(", ", columns)}) "
            + $"VALUES ({string.Join(", ", parameters.Select(p => p.Item1))}) RETURNING rowid",
            parameters);
        _changes.Add(new(table, row, null, null));
        return row;
    }

    /// <summary>Sets columns in the rows where one column equals a value.</summary>
    /// <returns>How many rows there are.</returns>
    public int Update(
        string table,
        (string Column, object? Value) where,
        params ReadOnlySpan<(string Column, object? Value)> values)
    {
        return Update(table, [where], values);
    }

    /// <summary>Sets columns in the rows where all of some columns equal their values.</summary>
    /// <returns>How many rows there are.</returns>
    public int Update(
        string table,
        ReadOnlySpan<(string Column, object? Value)> where,
        ReadOnlySpan<(string Column, object? Value)> values)
    {
        var rows = RowIds(table, where);
        foreach (var row in rows)
        {
            Dictionary<string, object?> before = [];
            foreach (var (column, value) in values)
            {
                before[column] = Scalar<object>(
                    $"SELECT {SqlText.Quote(column)} FROM {SqlText.Quote(table)} WHERE rowid = $row", [("$row", row)]);
                Set(table, row, column, value);
            }

            _changes.Add(new(table, row, before, null));
        }

        return rows.Count;
    }

    /// <summary>Sets columns in some of the rows that were read in this transaction.</summary>
    /// <param name="table">The table they are of.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="places">Which of them, from 0.</param>
    /// <param name="values">The columns to set.</param>
    public void UpdateRows(
        string table,
        IReadOnlyList<TableRow> rows,
        IReadOnlyList<int> places,
        ReadOnlySpan<(string Column, object? Value)> values)
    {
        // All were chosen before the first is changed, and rows alike in every column are all chosen or none.
        foreach (var place in places)
            Update(table, rows[place].Columns, values);
    }

    /// <summary>Sets columns of a subject's one row, which is inserted when there is none.</summary>
    public void Upsert(
        string table,
        (string Column, object? Value) key,
        params ReadOnlySpan<(string Column, object? Value)> values)
    {
        if (Update(table, key, values) == 0)
            Insert(table, [key, .. values]);
    }

    /// <summary>Adds to a whole number in the rows where one column equals a value; a null counts as 0.</summary>
    /// <returns>How many rows there are.</returns>
    public int Increase(string table, (string Column, object? Value) where, string column, long by)
    {
        var rows = RowIds(table, [where]);
        foreach (var row in rows)
        {
            Add(table, row, column, by);
            _changes.Add(new(table, row, null, new Dictionary<string, long> { [column] = by }));
        }

        return rows.Count;
    }

    /// <summary>Makes the changes durable.</summary>
    public void Commit()
    {
        _transaction.Commit();
    }

    /// <summary>Takes changes back, the last first. Amounts are added back, so later ones stay right.</summary>
    internal void TakeBack(IEnumerable<Change> changes)
    {
        foreach (var change in changes.Reverse())
        {
            if (change.Before is { } before)
            {
                foreach (var (column, value) in before)
                    Set(change.Table, change.Row, column, value);
            }
            else if (change.Added is { } added)
            {
                foreach (var (column, by) in added)
                    Add(change.Table, change.Row, column, -by);
            }
            else
            {
                Connection.Execute(
                    $"DELETE FROM {SqlText.Quote(change.Table)} WHERE rowid = $row", ("$row", change.Row));
            }
        }
    }

    /// <summary>The first column of the first row, or null.</summary>
    internal T? Scalar<T>(string statement, IEnumerable<(string Name, object? Value)> values)
        where T : class
    {
        using var command = Connection.CreateCommand();
#pragma warning disable CA2100 // Quoted names only; every value is a parameter.
        command.CommandText = statement;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command.ExecuteScalar() switch { null or DBNull => null, var value => (T)value };
    }

    /// <summary>Runs a statement of the frame's own bookkeeping, which is not a change of a register.</summary>
    internal void Execute(string statement, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        Connection.Execute(statement, values);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _transaction.Dispose();
        base.Dispose(disposing);
    }

    private long Scalar(string statement, IEnumerable<(string Name, object? Value)> values)
    {
        return Convert.ToInt64(Scalar<object>(statement, values), CultureInfo.InvariantCulture);
    }

    private List<long> RowIds(string table, ReadOnlySpan<(string Column, object? Value)> where)
    {
        using var command = Connection.CreateCommand();
        List<string> conditions = [];
        foreach (var (column, value) in where)
        {
            conditions.Add($"{SqlText.Quote(column)} IS $w{conditions.Count}");
            command.Parameters.AddWithValue($"$w{conditions.Count - 1}", value ?? DBNull.Value);
        }

#pragma warning disable CA2100 // Quoted names only; every value is a parameter.
        command.CommandText = $"SELECT rowid FROM {SqlText.Quote(table)} WHERE {string.Join(" AND ", conditions)}";
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        List<long> rows = [];
        while (reader.Read())
            rows.Add(reader.GetInt64(0));
        return rows;
    }

    private void Set(string table, long row, string column, object? value)
    {
        Connection.Execute(
            $"UPDATE {SqlText.Quote(table)} SET {SqlText.Quote(column)} = $value WHERE rowid = $row",
            ("$value", value),
            ("$row", row));
    }

    private void Add(string table, long row, string column, long by)
    {
        var name = SqlText.Quote(column);
        Connection.Execute(
            $"UPDATE {SqlText.Quote(table)} SET {name} = coalesce({name}, 0) + $by WHERE rowid = $row",
            ("$by", by),
            ("$row", row));
    }

    /// <summary>The way back of one change: an inserted row, columns before, or what was added.</summary>
    internal sealed record Change(
        string Table, long Row, Dictionary<string, object?>? Before, Dictionary<string, long>? Added);
}
