using YamlDotNet.RepresentationModel;

namespace GovDataHub.Departments.Tests.City;

/// <summary>The register catalogue under <c>schemas/departments</c>, as far as rows must follow it.</summary>
internal static class Catalogue
{
    public static IReadOnlyDictionary<string, CatalogueResource> Resources { get; } = Read();

    private static Dictionary<string, CatalogueResource> Read()
    {
        Dictionary<string, CatalogueResource> resources = [];
        foreach (string file in Directory.EnumerateFiles(Folder(), "*.yaml"))
        {
            YamlStream stream = [];
            using StreamReader reader = new(file);
            stream.Load(reader);
            YamlMappingNode department = (YamlMappingNode)stream.Documents[0].RootNode;
            foreach ((YamlNode name, YamlNode resource) in (YamlMappingNode)department["resources"])
                resources.Add($"{department["code"]}.{name}", Resource((YamlMappingNode)resource));
        }

        return resources;
    }

    private static CatalogueResource Resource(YamlMappingNode resource)
    {
        Dictionary<string, CatalogueField> fields = [];
        foreach ((YamlNode name, YamlNode field) in (YamlMappingNode)resource["fields"])
        {
            YamlMappingNode mapping = (YamlMappingNode)field;
            HashSet<string> values = mapping.Children.TryGetValue("values", out YamlNode? node)
                ? [.. ((YamlMappingNode)node).Children.Keys.Select(key => key.ToString())]
                : [];
            fields.Add(name.ToString(), new CatalogueField(mapping["type"].ToString(), values));
        }

        return new CatalogueResource(
            resource["subject"].ToString(), resource["many"].ToString() == "true", fields);
    }

    private static string Folder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "schemas", "departments");
            if (Directory.Exists(candidate))
                return candidate;
        }

        throw new DirectoryNotFoundException("schemas/departments is above no test output.");
    }
}

internal sealed record CatalogueResource(
    string Subject, bool Many, IReadOnlyDictionary<string, CatalogueField> Fields);

internal sealed record CatalogueField(string Type, IReadOnlySet<string> Values)
{
    /// <summary>Whether the contract of a register row lets the field hold the value.</summary>
    public bool Admits(object? value) => value is null || Type switch
    {
        "string" => value is string { Length: > 0 },
        "enum" => value is string text && Values.Contains(text),
        "int" => value is long,
        "number" or "money" => value is decimal,
        "bool" => value is bool,
        "date" => value is DateOnly,
        "datetime" => value is DateTimeOffset { Offset: { TotalHours: 8 } },
        "json" => value is string json && IsJson(json),
        _ => false,
    };

    private static bool IsJson(string text)
    {
        using System.Text.Json.JsonDocument document = System.Text.Json.JsonDocument.Parse(text);
        return true;
    }
}
