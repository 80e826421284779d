using GovDataHub.GraphQL;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.Federation.Supergraph;

/// <summary>One schema document on its way into the supergraph.</summary>
/// <param name="Name">The department's code, or <see cref="Hub"/> for the hub's own surface.</param>
/// <param name="File">The file's name, for messages.</param>
/// <param name="Document">What it says.</param>
public sealed record Subgraph(string Name, string File, DocumentNode Document)
{
    /// <summary>The name of the hub's own graph.</summary>
    public const string Hub = "HUB";

    /// <summary>Reads a schema file.</summary>
    /// <returns>The subgraph, or null with an error when the file is not GraphQL.</returns>
    public static (Subgraph? Subgraph, CompositionError? Error) Load(string path, string name)
    {
        string file = Path.GetFileName(path);
        ParseResult parsed = GraphQLParser.Parse(System.IO.File.ReadAllBytes(path));
        if (parsed.Document is { } document)
        {
            return (new Subgraph(name, file, document), null);
        }

        GraphQLError error = parsed.Error!;
        int line = error.Locations is [{ } place, ..] ? place.Line : 0;
        return (null, new CompositionError("NOT_GRAPHQL", file, line, error.Message));
    }

    /// <summary>Reads <c>hub.graphql</c> and every department's file under <c>schemas/</c>, the hub's first.</summary>
    public static (List<Subgraph> Subgraphs, List<CompositionError> Errors) LoadAll(string schemas)
    {
        List<Subgraph> subgraphs = [];
        List<CompositionError> errors = [];
        string[] departments = Directory.GetFiles(Path.Combine(schemas, "departments"), "*.graphql");
        Array.Sort(departments, StringComparer.Ordinal);
        Add(Path.Combine(schemas, "hub.graphql"), Hub);
        foreach (string file in departments)
        {
            Add(file, Path.GetFileNameWithoutExtension(file));
        }

        return (subgraphs, errors);

        void Add(string path, string name)
        {
            (Subgraph? subgraph, CompositionError? error) = Load(path, name);
            if (subgraph is not null)
            {
                subgraphs.Add(subgraph);
            }

            if (error is not null)
            {
                errors.Add(error);
            }
        }
    }
}
