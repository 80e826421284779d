using System.Collections.Immutable;
using GovDataHub.Federation.Catalogue;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.Federation.Supergraph;

/// <summary>The API schema as composed from <c>schemas/</c>, with the catalogue it stands on. Immutable.</summary>
/// <param name="Schema">What clients see.</param>
/// <param name="Catalogue">What departments hold.</param>
/// <param name="Edges">How subjects lead to one another.</param>
/// <param name="Supergraph">The composed supergraph's text.</param>
public sealed record HubSchema(Schema Schema, DepartmentCatalogue Catalogue, RegisterEdges Edges, string Supergraph)
{
    /// <summary>Reads and composes everything under <c>schemas/</c>.</summary>
    /// <returns>The schema, or every rule that does not hold.</returns>
    /// <exception cref="CatalogueException">A YAML file is not what it must be.</exception>
    public static (HubSchema? Schema, ImmutableArray<CompositionError> Errors) Load(string schemas)
    {
        DepartmentCatalogue catalogue = DepartmentCatalogue.Load(Path.Combine(schemas, "departments"));
        RegisterEdges edges = RegisterEdges.Load(Path.Combine(schemas, "edges.yaml"), catalogue);
        (List<Subgraph> subgraphs, List<CompositionError> unreadable) = Subgraph.LoadAll(schemas);
        if (unreadable.Count > 0)
        {
            return (null, [.. unreadable]);
        }

        CompositionResult composed = Composer.Compose(subgraphs, catalogue);
        if (!composed.Errors.IsEmpty)
        {
            return (null, composed.Errors);
        }

        SchemaResult built = SchemaBuilder.Build(composed.Documents, new SchemaOptions { Scalars = HubScalars.All });
        return built.Schema is { } schema
            ? (new HubSchema(schema, catalogue, edges, composed.Supergraph), [])
            : (null, [.. built.Errors.Select(error => new CompositionError(
                "SCHEMA_INVALID", "schemas", error.Locations is [{ } place, ..] ? place.Line : 0, error.Message))]);
    }
}
