using Microsoft.Data.Sqlite;

namespace GovDataHub.Departments.Protocols.Storage;

/// <summary>
/// Fills a new department's tables: one transaction, one prepared statement a table and set of columns. Used by one
/// thread at a time; nothing is there before <see cref="Complete"/>.
/// </summary>
public sealed class TableWriter : IDisposable
{
    private readonly TablesScript _script;
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly Dictionary<string, List<Insertion>> _insertions = [];

    /// <summary>Creates the database file and its tables.</summary>
    public TableWriter(Department department, string path)
    {
        _script = TablesScript.Of(department);
        _connection = new($"Data Source={path};Pooling=False");
        _connection.Open();

        // A half-written city is thrown away whole, so this file needs no journal of its own.
        _connection.Execute("PRAGMA journal_mode = OFF");
        _connection.Execute("PRAGMA synchronous = OFF");
        _transaction = _connection.BeginTransaction();
        _connection.Execute(WriteLedger.CreateTable);
        foreach (var statement in _script.Tables)
            _connection.Execute(statement);
    }

    /// <summary>Inserts one row; the columns not named stay null.</summary>
    /// <returns>The row's number in its table, for rows of other tables to refer to.</returns>
    public long Insert(string table, params ReadOnlySpan<(string Column, object? Value)> values)
    {
        var command = InsertionOf(table, values).Command;
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i].Value ?? DBNull.Value;
        command.ExecuteNonQuery();
        return SQLitePCL.raw.sqlite3_last_insert_rowid(_connection.Handle);
    }

    /// <summary>Builds the indexes, commits and closes: the file is complete.</summary>
    public void Complete()
    {
        foreach (var index in _script.Indexes)
            _connection.Execute(index);
        _transaction.Commit();
        _connection.Execute("PRAGMA journal_mode = DELETE");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var insertion in _insertions.Values.SelectMany(list => list))
            insertion.Command.Dispose();
        _transaction.Dispose();
        _connection.Dispose();
    }

    private Insertion InsertionOf(string table, ReadOnlySpan<(string Column, object? Value)> values)
    {
        if (!_insertions.TryGetValue(table, out var candidates))
            _insertions[table] = candidates = [];
        foreach (var candidate in candidates)
        {
            if (candidate.Fits(values))
                return candidate;
        }

        var insertion = new Insertion(_connection, _transaction, table, values);
        candidates.Add(insertion);
        return insertion;
    }

    private sealed class Insertion
    {
        private readonly string[] _columns;

        public Insertion(
            SqliteConnection connection,
            SqliteTransaction transaction,
            string table,
            ReadOnlySpan<(string Column, object? Value)> values)
        {
            _columns = new string[values.Length];
            for (var i = 0; i < values.Length; i++)
                _columns[i] = values[i].Column;
            Command = connection.CreateCommand();
            Command.Transaction = transaction;
            var names = string.Join(", ", _columns.Select(SqlText.Quote));
            var parameters = string.Join(", ", _columns.Select((_, i) => $"$p{i}"));
#pragma warning disable CA2100 // Quoted names only; every value is a parameter.
            Command.CommandText = $"INSERT INTO {SqlText.Quote(table)} ({names}) VALUES ({parameters})";
#pragma warning restore CA2100
            for (var i = 0; i < _columns.Length; i++)
                Command.Parameters.Add(new SqliteParameter($"$p{i}", null));
            Command.Prepare();
        }

        public SqliteCommand Command { get; }

        public bool Fits(ReadOnlySpan<(string Column, object? Value)> values)
        {
            if (values.Length != _columns.Length)
                return false;
            for (var i = 0; i < _columns.Length; i++)
            {
                if (!string.Equals(_columns[i], values[i].Column, StringComparison.Ordinal))
                    return false;
            }

            return true;
        }
    }
}
