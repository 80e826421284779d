using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using GovDataHub.Federation.Catalogue;

namespace GovDataHub.Federation.Connectors.Mapping;

/// <summary>
/// Reads a register's <c>source:</c> in a SQL department: <c>table</c>, <c>join</c>, <c>key</c>, <c>where</c> and
/// <c>fields</c>. A column is <c>COLUMN</c> of the register's table or <c>TABLE.COLUMN</c> of a joined one.
/// </summary>
internal static partial class SqlMapping
{
    public static SqlResource Read(YamlSection section, Resource resource)
    {
        var table = section.Required("table");
        var fields = section.RequiredSection("fields");
        var mapped = resource.Fields.ToFrozenDictionary(
            field => field.Name, field => FieldOf(fields, field, table), StringComparer.Ordinal);
        return new()
        {
            Resource = resource,
            Table = Name(section, table),
            Joins = [.. section.List("join").Select(join => JoinOf(join, table))],
            Key = section.Text("key") is { } key ? Column(section, key, table) : null,
            Conditions = section.Section("where") is { } where
                ? [.. where.Scalars.Select(entry => (Column(where, entry.Key, table), entry.Value))]
                : [],
            Fields = mapped,
            Order = OrderOf(resource, mapped),
        };
    }

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_$]*$")]
    private static partial Regex Identifier { get; }

    private static SqlJoin JoinOf(YamlSection section, string table)
    {
        var on = section.RequiredSection("on");
        return new(
            Name(section, section.Required("table")),
            [.. on.Scalars.Select(entry => (Name(on, entry.Key), Column(on, entry.Value, table)))],
            section.Flag("optional", false));
    }

    private static SqlField FieldOf(YamlSection fields, RegisterField field, string table)
    {
        if (fields.IsText(field.Name))
            return new(field, [Column(fields, fields.Required(field.Name), table)], new() { Type = field.Type });
        var section = fields.RequiredSection(field.Name);
        var format = FormatMapping.Read(section, field);
        ImmutableArray<string> columns = section.Text("column") is { } column ? [column] : section.Texts("columns");
        return columns.Length == format.Width
            ? new(field, [.. columns.Select(name => Column(section, name, table))], format)
            : throw section.Wrong($"{field.Coordinate} needs {format.Width} column(s)");
    }

    private static ImmutableArray<(SqlField, bool)> OrderOf(
        Resource resource, FrozenDictionary<string, SqlField> fields)
    {
        return [.. FormatMapping.OrderOf(resource).Select(order => (fields[order.Field.Name], order.Descending))];
    }

    private static SqlColumn Column(YamlSection section, string text, string table)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot < 0
            ? new(table, Name(section, text))
            : new(Name(section, text[..dot]), Name(section, text[(dot + 1)..]));
    }

    private static string Name(YamlSection section, string name)
    {
        return Identifier.IsMatch(name) ? name : throw section.Wrong($"'{name}' is no name of a table or column");
    }
}
