using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Limits;
using GovDataHub.Federation.Tests;
using GovDataHub.TestKit;

namespace GovDataHub.Server.Tests.GraphQL;

/// <summary>Who may send which documents, under the rules of production.</summary>
public sealed class DocumentAdmissionTests(ProductionServer server) : IClassFixture<ProductionServer>
{
    private static readonly string Viewer = GetTests.IdOf("portal/Viewer");
    private static readonly string ViewerText =
        File.ReadAllText(Repository.PathOf("schemas", "documents", "portal", "Viewer.graphql"));

    [Fact]
    public async Task A_trusted_document_is_named_by_its_hash_in_either_form_or_sent_as_it_is()
    {
        string hash = Viewer["sha256:".Length..];
        object[] forms =
        [
            new { documentId = Viewer },
            new { documentId = Viewer, query = ViewerText },
            new { extensions = new { persistedQuery = new { version = 1, sha256Hash = hash } } },
            new { query = ViewerText },
        ];
        foreach (object form in forms)
        {
            using HttpResponseMessage response = await PostAsync(form, "citizen");

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("CITIZEN", (await HubServer.JsonOf(response)).GetProperty("data").GetProperty("viewer")
                .GetProperty("kind").GetString());
        }
    }

    [Theory]
    [InlineData("citizen", "{ viewer { id } }", 403, ErrorCode.DocumentNotTrusted)]
    [InlineData("citizen", "{ nothing }", 403, ErrorCode.DocumentNotTrusted)]
    [InlineData("citizen", "{ __schema { queryType { name } } }", 403, ErrorCode.IntrospectionDisabled)]
    [InlineData("citizen", "{ ...S } fragment S on Query { __type(name: \"Query\") { name } }", 403,
        ErrorCode.IntrospectionDisabled)]
    [InlineData(null, "{ matters { code } }", 403, ErrorCode.DocumentNotTrusted)]
    [InlineData(null, "{ __typename }", 200, null)]
    [InlineData("officer", "{ viewer { id } }", 403, ErrorCode.DocumentNotTrusted)]
    [InlineData("steward", "{ viewer { id } }", 200, null)]
    [InlineData("steward", "{ __schema { queryType { name } } }", 200, null)]
    [InlineData("auditor", "{ viewer { id } }", 200, null)]
    [InlineData("admin", "{ viewer { id } }", 200, null)]
    [InlineData("anonymous", "{ viewer { id } }", 403, ErrorCode.DocumentNotTrusted)]
    public async Task Other_documents_are_taken_by_role(string? role, string query, int status, string? code)
    {
        using HttpResponseMessage response = await PostAsync(new { query }, role);
        JsonElement answer = await HubServer.JsonOf(response);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(code, answer.TryGetProperty("errors", out _) ? Code(answer) : null);
    }

    [Fact]
    public async Task The_portals_own_question_about_the_schema_is_a_trusted_one()
    {
        using HttpResponseMessage response =
            await PostAsync(new { documentId = GetTests.IdOf("portal/RecordShape") }, "citizen");

        // It holds every label of the record: more than this server's limit on an answer, which is thereby met.
        JsonElement error = (await HubServer.JsonOf(response)).GetProperty("errors")[0].GetProperty("extensions");
        Assert.Equal(ErrorCode.LimitExceeded, error.GetProperty("code").GetString());
        Assert.Equal(LimitName.Response, error.GetProperty("limit").GetProperty("name").GetString());
        Assert.Equal(20_000, error.GetProperty("limit").GetProperty("maximum").GetInt32());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
    }

    [Fact]
    public async Task A_hash_nobody_knows_is_said_to_be_unknown_and_never_learnt()
    {
        const string Query = "{ viewer { department } }";
        string hash = Federation.Documents.TrustedDocuments.HashOf(System.Text.Encoding.UTF8.GetBytes(Query));
        object registering = new { query = Query, extensions = new { persistedQuery = new { sha256Hash = hash } } };
        using HttpResponseMessage taken = await PostAsync(registering, "steward");
        using HttpResponseMessage unknown = await PostAsync(new { documentId = "sha256:" + hash }, "steward");

        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(ErrorCode.DocumentUnknown, Code(await HubServer.JsonOf(unknown)));
    }

    [Fact]
    public async Task A_hash_and_a_text_that_differ_are_a_bad_request()
    {
        using HttpResponseMessage response =
            await PostAsync(new { documentId = Viewer, query = "{ viewer { id } }" }, "steward");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_batch_is_answered_in_order_and_one_more_than_allowed_is_not()
    {
        object good = new { documentId = Viewer };
        object bad = new { query = "{ viewer { id } }" };
        using HttpResponseMessage two = await PostAsync(new[] { good, bad }, "citizen");
        using HttpResponseMessage three = await PostAsync(new[] { good, bad, good }, "citizen");
        JsonElement[] answers = [.. (await HubServer.JsonOf(two)).EnumerateArray()];

        Assert.Equal(HttpStatusCode.OK, two.StatusCode);
        Assert.True(answers[0].TryGetProperty("data", out _));
        Assert.Equal(ErrorCode.DocumentNotTrusted, Code(answers[1]));
        Assert.Equal(ErrorCode.LimitExceeded, Code(await HubServer.JsonOf(three)));
    }

    [Theory]
    [InlineData(4096, 200)]
    [InlineData(4097, 413)]
    public async Task A_body_may_be_as_large_as_is_set(int size, int status)
    {
        string body = JsonSerializer.Serialize(new { documentId = Viewer, extensions = new { filling = "?" } });
        body = body.Replace("?", new string('x', size - body.Length + 1), StringComparison.Ordinal);
        using HttpResponseMessage response = await server.SendAsync(
            HubServer.Body(body), request => request.Headers.ExpectContinue = true);

        Assert.Equal(status, (int)response.StatusCode);
    }

    private Task<HttpResponseMessage> PostAsync(object body, string? role)
    {
        return server.SendAsync(HubServer.Body(JsonSerializer.Serialize(body)), request =>
        {
            request.Headers.Accept.ParseAdd("application/graphql-response+json");
            if (role is not null)
            {
                request.Headers.Authorization =
                    new AuthenticationHeaderValue("Bearer", server.Token(SampleCity.Lin, role));
            }
        });
    }

    private static string Code(JsonElement answer)
    {
        return answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()!;
    }
}
