using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Rules.Registers;
using GovDataHub.Rules.Types;
using YamlDotNet.RepresentationModel;

namespace GovDataHub.Departments.Protocols.Schemas;

/// <summary>What the catalogue says of one department: its YAML and its SDL in <c>schemas/departments</c>.</summary>
/// <param name="Code">The department's code.</param>
/// <param name="Sdl">The subgraph's schema, as published.</param>
/// <param name="Registers">The registers by name, without the code.</param>
internal sealed record DepartmentSchema(
    string Code, string Sdl, FrozenDictionary<string, RegisterSchema> Registers)
{
    /// <summary>Reads a department's two files.</summary>
    public static DepartmentSchema Load(string directory, string code)
    {
        using var reader = File.OpenText(Path.Combine(directory, code + ".yaml"));
        YamlStream yaml = [];
        yaml.Load(reader);
        var resources = (YamlMappingNode)((YamlMappingNode)yaml.Documents[0].RootNode).Children["resources"];
        return new(
            code,
            File.ReadAllText(Path.Combine(directory, code + ".graphql")),
            resources.Children
                .Select(entry => RegisterSchema.Of(entry.Key.ToString(), (YamlMappingNode)entry.Value))
                .ToFrozenDictionary(register => register.Name, StringComparer.Ordinal));
    }

    /// <summary>Finds <c>schemas/departments</c>: as set, or upwards from the working directory or program.</summary>
    /// <exception cref="DirectoryNotFoundException">It is nowhere.</exception>
    public static string FindDirectory(DepartmentsOptions options)
    {
        if (options.Schemas is { Length: > 0 } set)
            return set;
        foreach (var start in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
        {
            for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
            {
                var directory = Path.Combine(at.FullName, "schemas", "departments");
                if (Directory.Exists(directory))
                    return directory;
            }
        }

        throw new DirectoryNotFoundException("schemas/departments is nowhere above the working directory.");
    }

    /// <summary>The registers as rules see them.</summary>
    public RegisterCatalogue Rules()
    {
        return new(
            Registers.Values.Select(register => new RegisterDefinition(
                Code,
                register.Name,
                register.Subject,
                register.Many,
                [.. register.Fields.Select(field => KeyValuePair.Create(field.Name, field.FeelType))])),
            []);
    }
}

/// <summary>One register of the catalogue.</summary>
internal sealed record RegisterSchema(
    string Name, RegisterSubject Subject, bool Many, ImmutableArray<FieldSchema> Fields)
{
    /// <summary>Reads the register's section.</summary>
    public static RegisterSchema Of(string name, YamlMappingNode section)
    {
        var fields = (YamlMappingNode)section.Children["fields"];
        return new(
            name,
            section.Children["subject"].ToString() switch
            {
                "person" => RegisterSubject.Person,
                "enterprise" => RegisterSubject.Enterprise,
                _ => RegisterSubject.Public,
            },
            section.Children["many"].ToString() == "true",
            [
                .. fields.Children.Select(entry => new FieldSchema(
                    entry.Key.ToString(), ((YamlMappingNode)entry.Value).Children["type"].ToString())),
            ]);
    }
}

/// <summary>One field of the catalogue.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The catalogue's type: <c>money</c>, <c>date</c>.</param>
internal sealed record FieldSchema(string Name, string Type)
{
    /// <summary>Its type in rules.</summary>
    public FeelType FeelType => Type switch
    {
        "int" or "number" or "money" => FeelType.Number,
        "bool" => FeelType.Boolean,
        "date" => FeelType.Date,
        "datetime" => FeelType.DateTime,
        "json" => FeelType.Any,
        _ => FeelType.String,
    };
}
