using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Limits;
using GovDataHub.Federation.Planning;
using GovDataHub.GraphQL.Language;
using GovDataHub.TestKit;

namespace GovDataHub.Federation.Tests.Planning;

public sealed class PlannerTests
{
    [Theory]
    [InlineData("one-department", "{ me { id hpf { account { balance status } withdrawal { lastDate } } } }")]
    [InlineData("edges", """
        query ($firm: ID!) {
          me { cab { marriage { status } } spouse { id nrb { ownership { city } } } }
          me { children { edu { student { school } } } }
          mine: me { enterprises { uscc smr { registration { name } } } }
          enterprise(uscc: $firm) { hpf { unit { headcount } } }
        }
        """)]
    [InlineData("conditions", """
        query ($a: Boolean!, $b: Boolean!) {
          me {
            hpf @include(if: $a) { account { balance monthly @skip(if: $b) } }
            ... @skip(if: $b) { hpf { account { balance } loan { status } } }
            psb @include(if: false) { population { name } }
          }
        }
        """)]
    [InlineData("public", """
        query ($day: Date) {
          sta { indicator(where: { period: "2025" }, first: 3) { value } again: indicator { period } }
          weather: met { observation { rain } }
        }
        """)]
    [InlineData("fragments", """
        query ($id: ID!) { citizen(id: $id) { ...Fund ...Fund } other: citizen(id: $id) { hpf { ...Loan } } }
        fragment Fund on Citizen { hpf { account { balance __typename } } }
        fragment Loan on HpfOfCitizen { loan { __typename } }
        """)]
    public void A_plan_reads_as_its_golden_file(string name, string query)
    {
        QueryPlan plan = Plan(query).Plan!;

        Assert.Null(Golden.Difference(
            PlanPrinter.Print(plan), "tests", "GovDataHub.Federation.Tests", "Planning", "Golden", name + ".txt"));
    }

    [Fact]
    public void One_citizen_takes_one_fetch_a_department()
    {
        QueryPlan plan = Plan(FullRecord.Query(Schemas.Hub.Catalogue)).Plan!;

        Assert.Equal(47, plan.FetchCount);
        Assert.Equal(47, plan.Subjects[0].Fetches.Select(fetch => fetch.Department.Code).Distinct().Count());
    }

    [Fact]
    public void The_same_subject_under_two_names_is_fetched_once()
    {
        QueryPlan plan = Plan("{ a: me { hpf { account { balance } } } b: me { hpf { account { status } } } }").Plan!;

        Assert.Equal(1, plan.FetchCount);
        Assert.Same(plan.ByResponseName["a"], plan.ByResponseName["b"]);
    }

    [Fact]
    public void An_operation_without_department_fields_needs_no_plan()
    {
        Assert.True(Plan("{ viewer { id } me { id } }").Plan!.Subjects[0].Fetches.IsEmpty);
        Assert.True(Plan("{ viewer { id } }").Plan!.IsEmpty);
    }

    [Theory]
    [InlineData("{ citizen(id: \"330199198505050011\") { id } }")]
    [InlineData("query ($id: ID = \"330199198505050011\") { citizen(id: $id) { id } }")]
    [InlineData("{ enterprise(uscc: \"91330199MA2SHOP011\") { uscc } }")]
    [InlineData("{ transfers(filter: { subject: \"330199198505050011\" }) { totalCount } }")]
    [InlineData(
        "query ($f: TransferFilter = { subject: \"330199198505050011\" }) { transfers(filter: $f) { totalCount } }")]
    [InlineData("{ ... on Query { citizen(id: 330199198505050011) { id } } }")]
    public void An_id_in_the_document_is_refused(string query)
    {
        PlanResult result = Plan(query);

        Assert.Null(result.Plan);
        Assert.Equal(ErrorCode.IdInDocument, Assert.Single(result.Errors).Code);
        Assert.NotEmpty(result.Errors[0].Locations);
        Assert.DoesNotContain("330199198505050011", result.Errors[0].Message, StringComparison.Ordinal);
    }

    private static PlanResult Plan(string query)
    {
        DocumentNode document = GraphQLParser.Parse(query).Document!;
        Planner planner = new(Schemas.Hub.Catalogue, Schemas.Hub.Edges, OperationLimits.Default);
        return planner.Plan(document, document.Definitions.OfType<OperationDefinitionNode>().First());
    }
}

/// <summary>The query for everything a citizen's registers hold.</summary>
internal static class FullRecord
{
    public static string Query(DepartmentCatalogue catalogue)
    {
        IEnumerable<string> departments = catalogue.Departments
            .Select(department => (department.Namespace, Registers: department.Resources.Values
                .Where(resource => resource.Subject == SubjectKind.Person)
                .Select(resource =>
                    $"{resource.Name} {{ {string.Join(' ', resource.Fields.Select(field => field.Name))} }}")
                .ToList()))
            .Where(entry => entry.Registers.Count > 0)
            .Select(entry => $"{entry.Namespace} {{ {string.Join(' ', entry.Registers)} }}");
        return $"{{ me {{ id {string.Join(' ', departments)} }} }}";
    }
}
