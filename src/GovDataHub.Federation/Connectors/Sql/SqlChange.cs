using System.Collections.Immutable;
using System.Text.Json;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors.Mapping;
using GovDataHub.Federation.Connectors.Sql.Conditions;
using GovDataHub.Rules.Language;

namespace GovDataHub.Federation.Connectors.Sql;

/// <summary>
/// The change of a register: the columns of the fields given, in the tables they stand in. A joined table's row is made
/// before the row that refers to it; an optional one's after the row it refers to.
/// </summary>
internal sealed class SqlChange
{
    private readonly SqlResource _register;
    private readonly string _key;
    private readonly string _subject;
    private readonly string? _where;
    private readonly Parameters _parameters = new();
    private readonly Dictionary<string, List<(string Column, object? Value)>> _columns = [];
    private readonly List<SqlUndo> _undo = [];

    /// <exception cref="UntranslatableException">
    /// The register is public and nothing says which row, a value fits no field, or the condition has no SQL.
    /// </exception>
    /// <exception cref="FormatException">The condition is no FEEL.</exception>
    public SqlChange(DepartmentMapping mapping, WriteRequest request)
    {
        _register = mapping.Tables[request.Resource];
        _key = request.Key;
        if (_register.Key is null && request.Where is null)
            throw new UntranslatableException("A write to a public register, which does not say to which row,");
        foreach (var (name, value) in request.Values)
        {
            if (!_register.Fields.TryGetValue(name, out var field))
                throw new UntranslatableException($"A write of the field {name}");
            var raw = field.Format.Write(value);
            for (var i = 0; i < raw.Length; i++)
                ColumnsOf(field.Columns[i].Table).Add((field.Columns[i].Name, raw[i]));
        }

        var subject = _register.Key is { } key ? $" AND {SqlText.Quote(key)} = {_parameters.Of(_key)}" : "";
        if (request.Where is { } where)
        {
            Translator translator = new(
                mapping, _parameters, _key, request.Today, ImmutableDictionary<string, object?>.Empty);
            subject += $" AND {translator.Condition(FeelExpression.Require(where).Root, _register)}";
        }

        _where = request.Where;
        _subject = subject;
    }

    /// <summary>Makes the change inside the session's transaction.</summary>
    /// <returns>The way back, in the order of the changes; null when no row meets the condition.</returns>
    public IReadOnlyList<SqlUndo>? Apply(SqliteSession session)
    {
        if (_where is null && _register.Resource.Many)
        {
            Insert(session);
            return _undo;
        }

        var found = Find(session);
        if (found.Count == 0)
        {
            if (_where is not null)
                return null;
            Insert(session);
        }

        foreach (var rows in found.Take(_where is null ? 1 : found.Count))
            Update(session, rows);
        return _undo;
    }

    private List<(string Column, object? Value)> ColumnsOf(string table)
    {
        if (!_columns.TryGetValue(table, out var columns))
            _columns[table] = columns = [];
        return columns;
    }

    /// <summary>Each register row that is changed, as the rows of its tables; a missing optional one is null.</summary>
    private List<Dictionary<string, long?>> Find(SqliteSession session)
    {
        string[] tables = [_register.Table, .. _register.Joins.Select(join => join.Table)];
        var text = new System.Text.StringBuilder("SELECT ")
            .AppendJoin(", ", tables.Select(table => $"{SqlText.Quote(table)}.rowid"))
            .From(_register)
            .Append(" WHERE ").Append(SqlText.Conditions(_register))
            .Append(_subject);
        using var statement = session.Prepare(text.ToString());
        statement.Bind(_parameters.Values);
        List<Dictionary<string, long?>> found = [];
        while (statement.Step())
        {
            Dictionary<string, long?> rows = [];
            for (var i = 0; i < tables.Length; i++)
                rows[tables[i]] = (long?)statement.Column(i);
            found.Add(rows);
        }

        return found;
    }

    private void Update(SqliteSession session, Dictionary<string, long?> rows)
    {
        foreach (var (table, columns) in _columns)
        {
            if (rows[table] is { } row)
            {
                Update(session, table, row, columns);
                continue;
            }

            var join = _register.Joins.Single(join => join.Table == table);
            InsertDependent(session, join, rows[_register.Table]!.Value);
        }
    }

    private void Update(SqliteSession session, string table, long row, List<(string Column, object? Value)> columns)
    {
        var names = string.Join(", ", columns.Select(column => SqlText.Quote(column.Column)));
        Dictionary<string, JsonElement> before = [];
        using (var statement = session.Prepare($"SELECT {names} FROM {SqlText.Quote(table)} WHERE rowid = ?"))
        {
            statement.Bind([row]);
            statement.Step();
            for (var i = 0; i < columns.Count; i++)
                before[columns[i].Column] = Json(statement.Column(i));
        }

        var assignments = string.Join(", ", columns.Select(column => $"{SqlText.Quote(column.Column)} = ?"));
        session.Execute(
            $"UPDATE {SqlText.Quote(table)} SET {assignments} WHERE rowid = ?",
            [.. columns.Select(column => column.Value), row]);
        _undo.Add(new(table, row, before));
    }

    private void Insert(SqliteSession session)
    {
        ColumnsOf(_register.Key!.Table).Add((_register.Key.Name, _key));
        foreach (var (column, value) in _register.Conditions)
            ColumnsOf(column.Table).Add((column.Name, value));
        foreach (var join in _register.Joins.Where(join => !join.Optional))
        {
            var referred = Insert(session, join.Table, ColumnsOf(join.Table));
            foreach (var (_, other) in join.Columns)
                ColumnsOf(other.Table).Add((other.Name, referred));
        }

        var main = Insert(session, _register.Table, ColumnsOf(_register.Table));
        foreach (var join in _register.Joins.Where(join => join.Optional && _columns.ContainsKey(join.Table)))
            InsertDependent(session, join, main);
    }

    private void InsertDependent(SqliteSession session, SqlJoin join, long row)
    {
        var reference = join.Columns.Select(column => (column.Own, (object?)row));
        Insert(session, join.Table, [.. reference, .. _columns[join.Table]]);
    }

    private long Insert(SqliteSession session, string table, List<(string Column, object? Value)> columns)
    {
        var names = string.Join(", ", columns.Select(column => SqlText.Quote(column.Column)));
        using var statement = session.Prepare(
            $"INSERT INTO {SqlText.Quote(table)} ({names}) "
            + $"VALUES ({string.Join(", ", columns.Select(_ => "?"))}) RETURNING rowid");
        statement.Bind([.. columns.Select(column => column.Value)]);
        statement.Step();
        var row = (long)statement.Column(0)!;
        while (statement.Step())
        {
        }

        _undo.Add(new(table, row, null));
        return row;
    }

    private static JsonElement Json(object? value)
    {
        return value switch
        {
            null => JsonElement.Parse("null"),
            string text => JsonSerializer.SerializeToElement(text, SqlLedgerJson.Default.String),
            long number => JsonSerializer.SerializeToElement(number, SqlLedgerJson.Default.Int64),
            double number => JsonSerializer.SerializeToElement(number, SqlLedgerJson.Default.Double),
            _ => throw new MalformedValueException(),
        };
    }
}
