using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Federation.Catalogue;

namespace GovDataHub.Federation.Connectors.Mapping;

/// <summary>
/// Reads a register's <c>source:</c> in a REST department: <c>read</c> (a call), <c>rows</c>, <c>key</c>, <c>fields</c>
/// and <c>write</c>.
/// </summary>
internal static class RestMapping
{
    private static readonly ImmutableList<string> PersonalWords = ["$key", "$value."];

    public static RestEnvelope? ReadEnvelope(YamlSection source)
    {
        return source.Section("envelope") is { } envelope
            ? new(
                envelope.Text("status") is { } status ? new JsonPath(status) : null,
                envelope.Texts("success"),
                envelope.Texts("guardFailed"),
                envelope.Texts("absent"))
            : null;
    }

    public static RestResource Read(YamlSection section, Resource resource)
    {
        var source = section.RequiredSection("fields");
        var fields = resource.Fields.ToFrozenDictionary(
            field => field.Name, field => FieldOf(source, field), StringComparer.Ordinal);
        return new()
        {
            Resource = resource,
            Read = CallOf(section.RequiredSection("read")),
            Rows = new(section.Text("rows") ?? ""),
            Key = section.Text("key") is { } key ? new JsonPath(key) : null,
            Fields = fields,
            Pages = section.Text("pages") is { } pages ? new JsonPath(pages) : null,
            Write = section.Section("write") is { } write ? WriteOf(write, fields) : null,
        };
    }

    private static RestCall CallOf(YamlSection section)
    {
        return new(
            section.Word("method", ("GET", HttpMethod.Get), ("POST", HttpMethod.Post)),
            PathOf(section),
            section.Node("body"))
        {
            TakesManyKeys = section.Node("body") is { } body && RestTemplate.Mentions(body, "$keys"),
        };
    }

    // URLs end in the logs of every server and proxy on the way. "$key" stands in "$keys" too.
    private static string PathOf(YamlSection section)
    {
        var path = section.Required("path");
        return PersonalWords.Find(word => path.Contains(word, StringComparison.Ordinal)) is { } word
            ? throw section.Wrong(
                "path", $"'path' holds '{word}': identity numbers and what is known of a person do not belong in a URL")
            : path;
    }

    private static RestField FieldOf(YamlSection fields, RegisterField field)
    {
        if (fields.IsText(field.Name))
        {
            var path = fields.Required(field.Name);
            return new(field, path, [new JsonPath(path)], new() { Type = field.Type });
        }

        var section = fields.RequiredSection(field.Name);
        var format = FormatMapping.Read(section, field);
        var paths = section.Text("path") is { } one ? [one] : section.Texts("paths");
        return paths.Length == format.Width
            ? new(field, section.Text("column") ?? paths[0], [.. paths.Select(path => new JsonPath(path))], format)
            : throw section.Wrong($"{field.Coordinate} needs {format.Width} path(s)");
    }

    private static RestWrite WriteOf(YamlSection section, FrozenDictionary<string, RestField> fields)
    {
        return new(CallOf(section), fields.ToFrozenDictionary(
            field => field.Key, field => field.Value.Format, StringComparer.Ordinal));
    }
}
