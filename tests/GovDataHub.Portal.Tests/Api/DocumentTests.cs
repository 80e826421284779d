using GovDataHub.Federation.Documents;
using GovDataHub.Federation.Supergraph;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Validation;
using GovDataHub.Portal.Api;
using GovDataHub.TestKit;

namespace GovDataHub.Portal.Tests.Api;

/// <summary>Every document the portal sends is one the API takes.</summary>
public sealed class DocumentTests
{
    private static readonly Lazy<HubSchema> Hub = new(() => HubSchema.Load(Repository.PathOf("schemas")).Schema!);

    public static TheoryData<string> Documents()
    {
        var folder = Repository.PathOf("schemas", "documents", "portal");
        return
        [
            .. Directory.EnumerateFiles(folder, "*.graphql").Select(path => Path.GetFileNameWithoutExtension(path)!),
        ];
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_is_valid_against_the_composed_schema(string name)
    {
        var parsed = GraphQLParser.Parse(HubApi.Document(name));
        Assert.Null(parsed.Error);
        var errors = Validator.Validate(Hub.Value.Schema, parsed.Document!);
        Assert.Equal([], errors.Select(error => error.Message));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_id_that_is_sent_is_that_of_a_document_the_server_trusts(string name)
    {
        var trusted = TrustedDocuments.Load([Repository.PathOf("schemas", "documents")]).All;

        Assert.Equal($"portal/{name}", trusted.Single(document => document.Id == HubApi.DocumentId(name)).Name);
    }

    [Fact]
    public void The_record_asks_for_nothing_of_level_four_and_nothing_that_is_never_shared()
    {
        var document = HubApi.Document("MyRecord");
        foreach (var (code, department) in Repository.Departments)
        {
            var own = department.Resources.Values.Where(resource => resource.Subject == "person").ToArray();
            var shown = own.Any(resource =>
                resource.Share != "not-shared" && resource.Fields.Values.Any(field => field.Level < 4));
            Assert.Equal(shown, document.Contains($"\n    {code} {{\n", StringComparison.OrdinalIgnoreCase));
        }
    }
}
