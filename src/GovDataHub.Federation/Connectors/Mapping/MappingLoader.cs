using System.Collections.Frozen;
using System.Net;
using GovDataHub.Federation.Catalogue;

namespace GovDataHub.Federation.Connectors.Mapping;

/// <summary>Reads the <c>source:</c> sections of <c>schemas/departments/*.yaml</c>.</summary>
public static class MappingLoader
{
    private const int DefaultBatch = 200;
    private const int DefaultConcurrency = 8;

    /// <summary>
    /// The mappings of a catalogue's departments, from the directory it was read from; a department whose file has no
    /// <c>source:</c> is not connected and has none.
    /// </summary>
    /// <exception cref="CatalogueException">A section is wrong; the message names file and line.</exception>
    public static FrozenDictionary<string, DepartmentMapping> Load(string directory, DepartmentCatalogue catalogue)
    {
        return catalogue.Departments
            .Select(department => Load(Path.Combine(directory, department.Code + ".yaml"), department))
            .OfType<DepartmentMapping>()
            .ToFrozenDictionary(mapping => mapping.Department.Code, StringComparer.Ordinal);
    }

    private static DepartmentMapping? Load(string path, Department department)
    {
        var file = YamlSection.Load(path);
        if (file.Section("source") is not { } source)
            return null;
        var resources = file.RequiredSection("resources");
        var protocol = source.Word(
            "protocol",
            ("sql", SourceProtocol.Sql),
            ("graphql", SourceProtocol.GraphQL),
            ("rest", SourceProtocol.Rest));
        DepartmentMapping mapping = new()
        {
            Department = department,
            Protocol = protocol,
            Location = source.Required(protocol == SourceProtocol.Sql ? "database" : "address"),
            BatchSize = source.Int("batch", 1, 1000, DefaultBatch),
            Concurrency = source.Int("concurrency", 1, 256, DefaultConcurrency),
            HttpVersion = source.Text("http") == "1.1" ? HttpVersion.Version11 : HttpVersion.Version20,
        };
        return protocol switch
        {
            SourceProtocol.Sql => mapping with
            {
                Tables = department.Resources.Values.ToFrozenDictionary(
                    resource => resource.Name,
                    resource => SqlMapping.Read(SourceOf(resources, resource), resource),
                    StringComparer.Ordinal),
            },
            SourceProtocol.Rest => mapping with
            {
                Envelope = RestMapping.ReadEnvelope(source),
                Calls = department.Resources.Values.ToFrozenDictionary(
                    resource => resource.Name,
                    resource => RestMapping.Read(SourceOf(resources, resource), resource),
                    StringComparer.Ordinal),
            },
            _ => mapping,
        };
    }

    private static YamlSection SourceOf(YamlSection resources, Resource resource)
    {
        return resources.RequiredSection(resource.Name).RequiredSection("source");
    }
}
