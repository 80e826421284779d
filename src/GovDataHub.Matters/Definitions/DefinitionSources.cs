using System.Collections.Immutable;
using GovDataHub.Federation.Catalogue;

namespace GovDataHub.Matters.Definitions;

/// <summary>A text and where it came from.</summary>
/// <param name="File">The file, as problems name it.</param>
/// <param name="Text">Its text.</param>
public readonly record struct SourceText(string File, string Text);

/// <summary>All that the definitions are compiled from, in memory.</summary>
/// <param name="Matters">The definitions.</param>
/// <param name="Concepts">What held and asked fields mean.</param>
/// <param name="Departments">What departments hold.</param>
/// <param name="Edges">How one subject leads to another.</param>
public sealed record DefinitionSources(
    ImmutableArray<SourceText> Matters,
    SourceText Concepts,
    DepartmentCatalogue Departments,
    RegisterEdges Edges)
{
    /// <summary>Reads <c>matters/*.yaml</c> and <c>concepts.yaml</c> of a folder.</summary>
    /// <param name="schemas">The folder.</param>
    /// <param name="departments">The departments of the same folder.</param>
    /// <param name="edges">The edges of the same folder.</param>
    /// <param name="shownAs">How problems name the folder; as given when null.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static DefinitionSources Load(
        string schemas, DepartmentCatalogue departments, RegisterEdges edges, string? shownAs = null)
    {
        string shown = shownAs ?? schemas;
        var files = Directory.EnumerateFiles(Path.Combine(schemas, "matters"), "*.yaml").Order(StringComparer.Ordinal);
        return new DefinitionSources(
            [.. files.Select(file => Read(file, Path.Combine(shown, "matters", Path.GetFileName(file))))],
            Read(Path.Combine(schemas, "concepts.yaml"), Path.Combine(shown, "concepts.yaml")),
            departments,
            edges);
    }

    /// <summary>Reads departments, edges, definitions and concepts of a folder.</summary>
    /// <exception cref="CatalogueException">A department's file or the edges are wrong.</exception>
    public static DefinitionSources Load(string schemas, string? shownAs = null)
    {
        var departments = DepartmentCatalogue.Load(Path.Combine(schemas, "departments"));
        var edges = RegisterEdges.Load(Path.Combine(schemas, "edges.yaml"), departments);
        return Load(schemas, departments, edges, shownAs);
    }

    private static SourceText Read(string file, string shownAs)
    {
        return new SourceText(shownAs, File.Exists(file) ? File.ReadAllText(file) : "");
    }
}
