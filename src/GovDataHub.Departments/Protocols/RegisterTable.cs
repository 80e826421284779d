using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Protocols;

/// <summary>
/// A register that a department keeps in one table of its own: writing down, reading back, and changing a row. What the
/// department answers over its interface is not this class's business.
/// </summary>
/// <param name="resource">The register in the catalogue.</param>
/// <param name="table">The table.</param>
/// <param name="key">The column with the identity number or credit code; "" in a public register.</param>
/// <param name="order">The catalogue's order in the table's columns, for <see cref="TableReader.Rows"/>.</param>
/// <param name="columns">The fields.</param>
internal sealed class RegisterTable(
    string resource, string table, string key, string order, params ImmutableArray<RegisterColumn> columns)
{
    /// <summary>The register in the catalogue.</summary>
    public string Resource { get; } = resource;

    /// <summary>The column with the identity number or credit code; "" in a public register.</summary>
    public string Key { get; } = key;

    /// <summary>The columns of the fields.</summary>
    public ImmutableArray<string> Columns { get; } = [.. columns.SelectMany(column => column.Names)];

    /// <summary>
    /// The columns that tell the rows of one subject apart, for a change: none where a subject has one row at most, and
    /// null where a change is always a new row.
    /// </summary>
    public ImmutableArray<string>? Identity { get; init; }

    /// <summary>The column with the number that the department gives a new row, and what it begins with.</summary>
    public (string Column, string Prefix)? Issued { get; init; }

    /// <summary>Writes a row of the city's truth down.</summary>
    /// <returns>The row's number in the table, for rows of other tables to refer to.</returns>
    public long Record(RegisterRow row, TableWriter tables)
    {
        return tables.Insert(table, [.. KeyOf(row), .. ValuesOf(row)]);
    }

    /// <summary>One subject's rows in the table's own terms, in the catalogue's order.</summary>
    public IReadOnlyList<TableRow> Rows(string subject, TableReader tables)
    {
        return Key.Length == 0 ? tables.Rows(table, order) : tables.Rows(table, order, (Key, subject));
    }

    /// <summary>One subject's rows in the catalogue's terms and order.</summary>
    public IEnumerable<RegisterRow> Read(string subject, TableReader tables)
    {
        return Rows(subject, tables).Select(row => InTheCatalogue(subject, row));
    }

    /// <summary>A row of the table in the catalogue's terms.</summary>
    public RegisterRow InTheCatalogue(string subject, TableRow row)
    {
        var values = columns.ToDictionary(column => column.Field, column => column.Value(row));
        return new(Resource, subject, values);
    }

    /// <summary>A change in the table's own terms, in the catalogue's; a column left out is not changed.</summary>
    public RegisterRow Change(string subject, JsonObject values)
    {
        var row = TableRow.From(values);
        return new(Resource, subject, columns
            .Where(column => column.Names.All(values.ContainsKey))
            .ToDictionary(column => column.Field, column => column.Value(row)));
    }

    /// <summary>Changes the row that the identity tells, or adds one: only the fields that the row names.</summary>
    public void Apply(RegisterRow row, TableEditor tables)
    {
        var values = ValuesOf(row);
        if (Identity is { } identity)
        {
            var named = values.Where(value => identity.Contains(value.Column));
            List<(string, object?)> where = [.. KeyOf(row), .. named];
            if (where.Count == KeyOf(row).Length + identity.Length && tables.Update(table, [.. where], [.. values]) > 0)
                return;
        }

        var number = tables.Insert(table, [.. KeyOf(row), .. values]);
        if (Issued is var (column, prefix) && values.All(value => value.Column != column))
        {
            tables.Update(table, ("rowid", number), (column, Notation.Numbered(prefix, number)));
        }
    }

    /// <summary>Sets the fields that the row names in the subject's rows at some places.</summary>
    public void Change(IReadOnlyList<int> places, RegisterRow row, TableEditor tables)
    {
        tables.UpdateRows(table, Rows(row.Key, tables), places, ValuesOf(row));
    }

    /// <summary>The columns and values of the fields that a row names.</summary>
    public (string Column, object? Value)[] ValuesOf(RegisterRow row)
    {
        return
        [
            .. columns.Where(column => row.Values.ContainsKey(column.Field))
                .SelectMany(column => column.Names.Zip(column.Written(row))),
        ];
    }

    private ImmutableArray<(string Column, object? Value)> KeyOf(RegisterRow row)
    {
        return Key.Length == 0 ? [] : [(Key, row.Key)];
    }
}
