using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Supergraph;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;
using GovDataHub.TestKit;

namespace GovDataHub.Federation.Tests.Supergraph;

public sealed class ComposerTests
{
    private const string Hub = """
        type Query { me: Citizen }
        type Citizen { id: ID! }
        scalar Money
        """;

    private const string Department = """
        code: HPF
        name: { zh: 公积金, en: Fund }
        resources:
          account:
            name: { zh: 账户, en: Account }
            subject: person
            share: conditional
            level: 3
            fields:
              balance: { zh: 余额, en: Balance, type: money }
        """;

    private const string Graph = """
        scalar Money
        type Citizen @key(fields: "id") { id: ID! hpf: HpfOfCitizen }
        type HpfOfCitizen { account: HpfAccount }
        type HpfAccount { balance: Money }
        """;

    [Fact]
    public void The_committed_supergraph_is_what_the_schemas_compose_to()
    {
        Assert.Null(Golden.Difference(Schemas.Hub.Supergraph, "schemas", "supergraph.graphql"));
    }

    [Fact]
    public void The_supergraph_is_itself_a_schema()
    {
        SchemaResult built = SchemaBuilder.Build(Schemas.Hub.Supergraph);

        Assert.Empty(built.Errors);
    }

    [Fact]
    public void A_citizen_has_the_47_departments_with_person_registers_and_an_enterprise_its_38()
    {
        Assert.Equal(47, Namespaces("Citizen"));
        Assert.Equal(38, Namespaces("Enterprise"));
        Assert.Equal(20, Namespaces("Query"));
    }

    [Fact]
    public void Federation_terms_do_not_reach_the_api_schema()
    {
        Assert.DoesNotContain("key", Schemas.Hub.Schema.Directives.Select(directive => directive.Name));
        Assert.Single(Schemas.Hub.Schema.FindType<ObjectType>("Citizen")!.Fields, field => field.Name == "id");
    }

    [Fact]
    public void Graphs_that_agree_with_their_catalogue_compose()
    {
        CompositionResult result = Compose(Graph);

        Assert.Empty(result.Errors);
        Assert.Contains("hpf: HpfOfCitizen @join__field(graph: HPF)", result.Supergraph, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TYPE_COLLISION", "type HpfAccount { balance: Money }", "enum HpfAccount { a }")]
    [InlineData("NAMESPACE_MISSING", "hpf: HpfOfCitizen", "fund: HpfOfCitizen")]
    [InlineData("RESOURCE_MISSING", "account: HpfAccount", "konto: HpfAccount")]
    [InlineData("RESOURCE_UNKNOWN", "account: HpfAccount", "account: HpfAccount extra: HpfAccount")]
    [InlineData("LIST_MISMATCH", "account: HpfAccount", "account: [HpfAccount!]")]
    [InlineData("TYPE_MISSING", "account: HpfAccount", "account: HpfKonto")]
    [InlineData("FIELD_MISSING", "balance: Money", "saldo: Money")]
    [InlineData("FIELD_UNKNOWN", "balance: Money", "balance: Money saldo: Money")]
    [InlineData("FIELD_TYPE_MISMATCH", "balance: Money", "balance: String")]
    public void A_rule_that_does_not_hold_is_named_by_its_code(string code, string correct, string wrong)
    {
        string graph = code == "TYPE_COLLISION" ? Graph + wrong
            : Graph.Replace(correct, wrong, StringComparison.Ordinal);

        CompositionResult result = Compose(graph);

        Assert.Contains(code, result.Errors.Select(error => error.Code));
        Assert.Empty(result.Documents);
    }

    [Fact]
    public void A_graph_without_a_catalogue_file_is_refused()
    {
        CompositionResult result = Composer.Compose(
            [Parse("HUB", Hub), Parse("HPF", Graph), Parse("XYZ", "type XyzThing { a: Int }")], Catalogue());

        Assert.Equal("DEPARTMENT_UNKNOWN", Assert.Single(result.Errors).Code);
    }

    [Fact]
    public void A_field_of_an_entity_belongs_to_one_graph()
    {
        CompositionResult result = Composer.Compose(
            [Parse("HUB", Hub), Parse("HPF", Graph),
                Parse("HPF", "type Citizen @key(fields: \"id\") { id: ID! hpf: Int }")],
            Catalogue());

        Assert.Contains("FIELD_NOT_SHAREABLE", result.Errors.Select(error => error.Code));
    }

    private static int Namespaces(string type)
    {
        return Schemas.Hub.Schema.FindType<ObjectType>(type)!.Fields
            .Count(field => Schemas.Hub.Catalogue.ByNamespace(field.Name) is not null);
    }

    private static CompositionResult Compose(string graph)
    {
        return Composer.Compose([Parse("HUB", Hub), Parse("HPF", graph)], Catalogue());
    }

    private static Subgraph Parse(string name, string text)
    {
        return new Subgraph(name, name + ".graphql", GraphQLParser.Parse(text).Document!);
    }

    private static DepartmentCatalogue Catalogue()
    {
        string directory = System.IO.Directory.CreateTempSubdirectory("catalogue-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(directory, "HPF.yaml"), Department);
            return DepartmentCatalogue.Load(directory);
        }
        finally
        {
            System.IO.Directory.Delete(directory, recursive: true);
        }
    }
}
