using System.Text;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.Departments.Protocols.Subgraph;

/// <summary>
/// Makes a department's published SDL executable: the directives and root fields that Federation requires of a
/// subgraph, and the adapter's own operations.
/// </summary>
internal static class SubgraphSchema
{
    private const string Federation = """
        scalar _Any
        scalar federation__FieldSet
        scalar link__Import
        directive @link(url: String!, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
        directive @key(fields: federation__FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
        enum link__Purpose { SECURITY EXECUTION }
        type _Service { sdl: String! }
        type Query { _service: _Service! }
        """;

    private const string Adapter = """
        enum PredicateOutcome { FALSE TRUE NULL ABSENT }
        enum WriteOutcome { WRITTEN GUARD_FAILED }
        extend type Query {
          "Evaluates FEEL over the department's own registers of one subject: only the outcomes leave."
          _predicates(subject: ID!, expressions: [String!]!, today: Date!, supplies: JSON): [PredicateOutcome!]!
        }
        type Mutation {
          "Writes one register row, or the rows that meet a condition, once; or takes an earlier write back."
          _write(resource: String!, subject: ID!, values: JSON!, guard: String, today: Date!, idempotencyKey: String!,
            reverses: String, where: String): WriteOutcome!
        }
        """;

    private static readonly string[] CatalogueScalarNames = ["Money", "Date", "DateTime", "JSON"];
    private static readonly string[] EntityNames = ["Citizen", "Enterprise"];

    /// <summary>The executable schema.</summary>
    /// <exception cref="InvalidDataException">The published SDL is no schema.</exception>
    public static Schema Build(string code, string sdl)
    {
        var published = Parse(code, sdl);
        var defined = published.Definitions.OfType<TypeDefinitionNode>().Select(type => type.Name.Value).ToHashSet();
        StringBuilder additions = new(Federation);
        additions.Append('\n').Append(Adapter).Append('\n');
        foreach (var scalar in CatalogueScalarNames.Where(name => !defined.Contains(name)))
            additions.Append("scalar ").Append(scalar).Append('\n');
        var entities = EntityNames.Where(defined.Contains).ToList();
        if (entities.Count > 0)
        {
            additions.Append("union _Entity = ").AppendJoin(" | ", entities);
            additions.Append("\nextend type Query { _entities(representations: [_Any!]!): [_Entity]! }\n");
        }

        var (schema, errors) = SchemaBuilder.Build(
            [published, Parse(code, additions.ToString())], new() { Scalars = CatalogueScalars.All });
        return schema ?? throw new InvalidDataException($"{code}.graphql: {errors[0].Message}");
    }

    private static DocumentNode Parse(string code, string text)
    {
        var (document, error) = GraphQLParser.Parse(text);
        return document ?? throw new InvalidDataException($"{code}.graphql: {error!.Message}");
    }
}
