using GovDataHub.Federation.Limits;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.Federation.Tests.Limits;

public sealed class CostEstimateTests
{
    private const string Sdl = """
        directive @cost(weight: String!) on FIELD_DEFINITION
        directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!]) on FIELD_DEFINITION
        type Query {
          one: Item
          plain: [Item]
          page(first: Int = 3): [Item]
          assumed: [Item] @listSize(assumedSize: 7)
          cut(limit: Int, other: Int): [Item] @listSize(assumedSize: 9, slicingArguments: ["limit", "other"])
          items(first: Int = 20): ItemConnection
          sized(n: Int): Sized @listSize(slicingArguments: ["n"], sizedFields: ["rows"])
          dear: Item @cost(weight: "5.5")
          dearText: String @cost(weight: "4")
        }
        type Mutation { write: Item }
        type Item { name: String item: Item items: [Item] }
        type ItemConnection { nodes: [Item] edges: [Edge] total: Int }
        type Edge { node: Item }
        type Sized { rows: [Item] others: [Item] }
        """;

    [Theory]
    [InlineData("{ one { name } }", 1)]
    [InlineData("{ one { name item { name } } }", 2)]
    [InlineData("{ plain { name } }", 10)]
    [InlineData("{ plain { items { name } } }", 110)]
    [InlineData("{ page { name } }", 3)]
    [InlineData("{ page(first: 50) { item { name } } }", 100)]
    [InlineData("{ page(first: -5) { name } }", 0)]
    [InlineData("{ page(first: 99999999999999999999) { name } }", int.MaxValue)]
    [InlineData("{ assumed { name } }", 7)]
    [InlineData("{ cut { name } }", 9)]
    [InlineData("{ cut(limit: 2, other: 4) { name } }", 4)]
    [InlineData("{ items(first: 5) { nodes { name } edges { node { name } } total } }", 16)]
    [InlineData("{ items { nodes { name } } }", 21)]
    [InlineData("{ items(first: 2) { ...N } } fragment N on ItemConnection { nodes { name } }", 3)]
    [InlineData("{ sized(n: 6) { rows { name } others { name } } }", 17)]
    [InlineData("{ dear { name } }", 6)]
    [InlineData("{ dearText }", 4)]
    [InlineData("mutation { write { name } }", 10)]
    [InlineData("{ __schema { types { name } } __typename }", 0)]
    public void A_selection_costs_the_objects_it_may_answer_with(string query, long cost)
    {
        Assert.Equal((cost, false), Of(query, null));
    }

    [Fact]
    public void A_length_in_a_variable_counts_one_until_it_is_known()
    {
        const string Query = "query ($n: Int) { page(first: $n) { name } }";

        Assert.Equal((1L, true), Of(Query, null));
        Assert.Equal((40L, false), Of(Query, new Dictionary<string, object?> { ["n"] = 40 }));
        Assert.Equal((3L, false), Of(Query, new Dictionary<string, object?>()));
    }

    private static (long, bool) Of(string query, IReadOnlyDictionary<string, object?>? variables)
    {
        Schema schema = SchemaBuilder.Build([GraphQLParser.Parse(Sdl).Document!], new SchemaOptions()).Schema!;
        DocumentNode document = GraphQLParser.Parse(query).Document!;
        return CostEstimate.Of(
            schema, document, document.Definitions.OfType<OperationDefinitionNode>().First(), 10, variables);
    }
}
