using System.Collections.Immutable;
using System.Text;
using GovDataHub.Federation.Connectors.Mapping;

namespace GovDataHub.Federation.Connectors.Sql;

/// <summary>
/// One statement that reads one register's fields for a batch of keys: the columns of the fields asked for and no
/// other, rows in the catalogue's order.
/// </summary>
internal sealed class SqlFetch
{
    private readonly SqlResource _resource;
    private readonly ResourceSelection _selection;
    private readonly ImmutableArray<SqlField> _fields;
    private readonly List<object?> _values = [];

    public SqlFetch(SqlResource resource, ResourceSelection selection)
    {
        _resource = resource;
        _selection = selection;
        _fields = [.. selection.Fields.Select(name => resource.Fields[name])];
    }

    /// <summary>Reads the keys' rows into the answer; a public register's under the key "".</summary>
    /// <exception cref="MalformedValueException">The source holds what its mapping does not allow.</exception>
    public void Read(
        SqliteSession session,
        ReadOnlySpan<string> keys,
        ImmutableDictionary<(string Resource, string Key), ImmutableArray<SourceRow>>.Builder answer)
    {
        using var statement = session.Prepare(Text(keys));
        statement.Bind(_values.ToArray());
        Dictionary<string, ImmutableArray<SourceRow>.Builder> rows = new(keys.Length, StringComparer.Ordinal);
        foreach (var key in keys)
            rows[key] = ImmutableArray.CreateBuilder<SourceRow>();
        while (statement.Step())
        {
            var key = _resource.Key is null ? "" : statement.Column(0) as string ?? throw new MalformedValueException();
            if (!rows.TryGetValue(key, out var list))
                throw new MalformedValueException();
            if (list.Count < _selection.Limit)
                list.Add(RowOf(statement));
        }

        foreach (var (key, list) in rows)
            answer[(_selection.Resource, key)] = list.ToImmutable();
    }

    private string Text(ReadOnlySpan<string> keys)
    {
        StringBuilder text = new("SELECT ");
        text.Append(_resource.Key is { } key ? SqlText.Quote(key) : "''");
        foreach (var column in _fields.SelectMany(field => field.Columns))
            text.Append(", ").Append(SqlText.Quote(column));
        text.From(_resource).Append(" WHERE ").Append(SqlText.Conditions(_resource));
        if (_resource.Key is { } subject)
        {
            text.Append(" AND ").Append(SqlText.Quote(subject)).Append(" IN (");
            text.AppendJoin(',', Enumerable.Repeat('?', keys.Length)).Append(')');
            foreach (var one in keys)
                _values.Add(one);
        }

        foreach (var (name, value) in _selection.Where ?? ImmutableDictionary<string, object?>.Empty)
        {
            var field = _resource.Fields[name];
            text.Append(" AND ").Append(SqlValue.Of(field)).Append(" IS ?");
            _values.Add(SqlParameter.Of(value));
        }

        text.Append(SqlText.Ordering(_resource));
        if (_resource.Key is null)
        {
            text.Append(" LIMIT ?");
            _values.Add((long)_selection.Limit);
        }

        return text.ToString();
    }

    private SourceRow RowOf(SqliteStatement statement)
    {
        var values = ImmutableDictionary.CreateBuilder<string, object?>(StringComparer.Ordinal);
        var raw = new object?[3];
        var column = 1;
        foreach (var field in _fields)
        {
            for (var i = 0; i < field.Columns.Length; i++)
                raw[i] = statement.Column(column++);
            values[field.Field.Name] = field.Format.Read(raw.AsSpan(0, field.Columns.Length));
        }

        return new(values.ToImmutable());
    }
}
