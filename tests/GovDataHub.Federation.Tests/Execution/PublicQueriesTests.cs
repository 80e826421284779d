using GovDataHub.Federation.Execution;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.Federation.Tests.Execution;

public sealed class PublicQueriesTests
{
    [Theory]
    [InlineData("{ matters { code } }", true)]
    [InlineData("{ a: matter(code: \"A\") { code } ...P } fragment P on Query { sta { indicator { value } } }", true)]
    [InlineData("{ __typename __schema { description } }", true)]
    [InlineData("{ matters { code } ... { ... on Query { me { id } } } }", false)]
    [InlineData("{ matters: viewer { id } }", false)]
    [InlineData("{ me @include(if: false) { id } matters { code } }", false)]
    [InlineData("query ($id: ID!) { citizen(id: $id) { id } }", false)]
    [InlineData("{ transfers { totalCount } }", false)]
    [InlineData("mutation { __typename }", false)]
    [InlineData("subscription { myDataUsed { id } }", false)]
    public void An_operation_is_public_when_it_touches_no_person_and_no_enterprise(string query, bool isPublic)
    {
        Assert.Equal(isPublic, Of(query).IsPublic);
    }

    [Fact]
    public void No_root_field_that_is_not_known_is_public()
    {
        string[] known = ["matters", "matter", .. Schemas.Hub.Catalogue.Departments.Select(one => one.Namespace)];

        Assert.All(Schemas.Hub.Schema.QueryType!.Fields, field => Assert.Equal(
            known.Contains(field.Name), Of($"{{ {field.Name} }}").IsPublic));
    }

    [Theory]
    [InlineData("{ __typename }", false, true)]
    [InlineData("{ ...F } fragment F on Query { __type(name: \"Query\") { name } }", true, true)]
    [InlineData("{ __schema { description } matters { code } }", true, false)]
    public void What_asks_for_the_schema_is_seen_through_fragments(string query, bool schema, bool onlyMeta)
    {
        RootUse roots = Of(query);

        Assert.Equal((schema, onlyMeta), (roots.AsksSchema, roots.AsksOnlyMeta));
    }

    private static RootUse Of(string query)
    {
        DocumentNode document = GraphQLParser.Parse(query).Document!;
        return PublicQueries.Of(
            document, document.Definitions.OfType<OperationDefinitionNode>().First(), Schemas.Hub.Catalogue);
    }
}
