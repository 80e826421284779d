using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using GovDataHub.Federation.Connectors;

namespace GovDataHub.Federation.Catalogue;

/// <summary>Reads one <c>schemas/departments/&lt;CODE&gt;.yaml</c>; the <c>source:</c> section beyond its deadline
/// belongs to the connectors.</summary>
internal static class DepartmentFile
{
    private static readonly TimeSpan DefaultDeadline = TimeSpan.FromSeconds(2);

    /// <exception cref="CatalogueException">The file is not what it must be.</exception>
    public static Department Load(string path)
    {
        YamlSection file = YamlSection.Load(path);
        string code = file.Required("code");
        if (code != Path.GetFileNameWithoutExtension(path))
        {
            throw file.Wrong($"code '{code}' does not agree with the file's name");
        }

        return new Department
        {
            Code = code,
            Name = LabelOf(file.RequiredSection("name")),
            Type = file.Text("type") ?? "gov",
            Deadline = DeadlineOf(file.Section("source")),
            Resources = file.RequiredSection("resources").Sections
                .Select(entry => ResourceOf(code, entry.Key, entry.Section))
                .ToFrozenDictionary(resource => resource.Name, StringComparer.Ordinal),
        };
    }

    private static Resource ResourceOf(string department, string name, YamlSection section)
    {
        SharingClass share = section.Word(
            "share",
            ("unconditional", SharingClass.Unconditional),
            ("conditional", SharingClass.Conditional),
            ("not-shared", SharingClass.NotShared));
        SubjectKind subject = section.Word(
            "subject",
            ("person", SubjectKind.Person),
            ("enterprise", SubjectKind.Enterprise),
            ("public", SubjectKind.Public));
        int level = section.Int("level", 1, 4);
        return new Resource
        {
            Department = department,
            Name = name,
            Label = LabelOf(section.RequiredSection("name")),
            Subject = subject,
            Share = share,
            Level = level,
            Many = section.Flag("many", subject == SubjectKind.Public),
            Order = string.Join(", ", section.Texts("order")) is { Length: > 0 } order ? order : null,
            Update = section.Text("update"),
            Category = section.Text("category"),
            Basis = section.Texts("basis"),
            Fields = [.. section.RequiredSection("fields").Sections.Select(entry => new RegisterField
            {
                Department = department,
                Resource = name,
                Name = entry.Key,
                Coordinate = $"{department}.{name}.{entry.Key}",
                Label = LabelOf(entry.Section),
                Type = TypeOf(entry.Section),
                Values = [.. entry.Section.Section("values")?.Sections
                    .Select(value => (value.Key, LabelOf(value.Section))) ?? []],
                Level = entry.Section.Int("level", 1, 4, level),
                Sensitive = entry.Section.Flag("sensitive", false),
                Share = share,
                Subject = subject,
            })],
        };
    }

    private static Label LabelOf(YamlSection section)
    {
        string zh = section.Required("zh");
        return new Label(zh, section.Text("en") ?? zh);
    }

    private static FieldType TypeOf(YamlSection section)
    {
        return section.Word(
            "type",
            ("string", FieldType.String),
            ("int", FieldType.Int),
            ("number", FieldType.Number),
            ("money", FieldType.Money),
            ("bool", FieldType.Bool),
            ("date", FieldType.Date),
            ("datetime", FieldType.DateTime),
            ("enum", FieldType.Enum),
            ("file", FieldType.File),
            ("json", FieldType.Json));
    }

    private static TimeSpan DeadlineOf(YamlSection? source)
    {
        if (source?.Text("deadline") is not { } text)
        {
            return DefaultDeadline;
        }

        (string number, double unit) = text.EndsWith("ms", StringComparison.Ordinal)
            ? (text[..^2], 1)
            : (text.TrimEnd('s'), 1000.0);
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double count)
            && count * unit is > 0 and <= 60_000
            ? TimeSpan.FromMilliseconds(count * unit)
            : throw source.Wrong($"deadline '{text}' must be such as 800ms or 2s, at most 60s");
    }
}
