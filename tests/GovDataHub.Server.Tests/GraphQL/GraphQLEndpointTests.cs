using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Limits;
using GovDataHub.Federation.Tests;

namespace GovDataHub.Server.Tests.GraphQL;

public sealed class GraphQLEndpointTests(HubServer server) : IClassFixture<HubServer>
{
    private const string Fund = "{ me { hpf { account { accountNo } } } }";

    [Fact]
    public async Task A_citizen_reads_the_own_record()
    {
        using HttpResponseMessage response = await server.AskAsync(Fund);
        JsonElement answer = await HubServer.JsonOf(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/graphql-response+json", response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal(
            """{"me":{"hpf":{"account":{"accountNo":"accountNo of 0011"}}}}""",
                answer.GetProperty("data").GetRawText());
        JsonElement source = answer.GetProperty("extensions").GetProperty("hub").GetProperty("sources")[0];
        Assert.StartsWith(
            $"{DateTime.UtcNow.AddHours(8).Year}/", source.GetProperty("transferId").GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_viewer_is_who_the_token_says_under_the_purpose_of_the_header()
    {
        using HttpResponseMessage response = await server.AskAsync(
            "{ viewer { kind id roles department purpose now passkeyAt displayName } }");
        JsonElement viewer = (await HubServer.JsonOf(response)).GetProperty("data").GetProperty("viewer");

        Assert.Equal("CITIZEN", viewer.GetProperty("kind").GetString());
        Assert.Equal("self", viewer.GetProperty("purpose").GetString());
        Assert.EndsWith("+08:00", viewer.GetProperty("now").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(SampleCity.Lin, viewer.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partial_answer_has_the_status_294_and_for_plain_json_200()
    {
        server.City.Faults["HPF"] = SourceFailure.Unavailable;
        try
        {
            using HttpResponseMessage partial = await server.AskAsync("{ me { id hpf { account { accountNo } } } }");
            JsonElement answer = await HubServer.JsonOf(partial);

            Assert.Equal(294, (int)partial.StatusCode);
            Assert.Equal(SampleCity.Lin, answer.GetProperty("data").GetProperty("me").GetProperty("id").GetString());
            Assert.Equal(ErrorCode.SourceUnavailable, Code(answer));
            using HttpResponseMessage plain = await PlainAsync(HubServer.Body("""{"query":"{ me { id } }"}"""));
            Assert.Equal(HttpStatusCode.OK, plain.StatusCode);
        }
        finally
        {
            server.City.Faults.Clear();
        }
    }

    [Theory]
    [InlineData("""{"query":"{ me { "}""", 400, ErrorCode.SyntaxError)]
    [InlineData("""{"query":"{ nothing }"}""", 422, ErrorCode.ValidationFailed)]
    [InlineData("""{"query":"query ($id: ID!) { citizen(id: $id) { id } }"}""", 422, ErrorCode.BadVariable)]
    [InlineData("""{"query":"query A { viewer { id } }","operationName":"B"}""", 422, ErrorCode.OperationUnknown)]
    [InlineData("""{"query":"query ($id: ID!) { nothing }"}""", 400, ErrorCode.ValidationFailed)]
    [InlineData("""{"documentId":"sha256:00"}""", 400, ErrorCode.BadRequest)]
    [InlineData("""{"documentId":3}""", 400, ErrorCode.BadRequest)]
    [InlineData("""{"extensions":{"persistedQuery":true}}""", 400, ErrorCode.BadRequest)]
    [InlineData("""{"query":"{ citizen(id: \"330199198505050011\") { id } }"}""", 422, ErrorCode.IdInDocument)]
    [InlineData("""{"query":"subscription { myDataUsed { id } }"}""", 400, ErrorCode.BadRequest)]
    [InlineData("""{"query":3}""", 400, ErrorCode.BadRequest)]
    [InlineData("""{"quarry":"{ viewer { id } }"}""", 400, ErrorCode.BadRequest)]
    [InlineData("""{"query":"{ viewer { id } }","variables":[]}""", 400, ErrorCode.BadRequest)]
    [InlineData("""{"query":"{ viewer { id } }","operationName":{}}""", 400, ErrorCode.BadRequest)]
    [InlineData("""[{"query":"{ viewer { id } }"}]""", 400, ErrorCode.BadRequest)]
    [InlineData("{\n\"query\": }", 400, ErrorCode.BadRequest)]
    [InlineData("", 400, ErrorCode.BadRequest)]
    public async Task A_bad_request_is_answered_with_its_status_and_code(string body, int status, string code)
    {
        using HttpResponseMessage response = await server.SendAsync(
            HubServer.Body(body), request => request.Headers.Accept.ParseAdd("application/graphql-response+json"));
        JsonElement answer = await HubServer.JsonOf(response);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(code, Code(answer));
        Assert.False(answer.TryGetProperty("data", out _));
    }

    [Fact]
    public async Task Plain_json_says_in_the_body_what_the_status_does_not()
    {
        using HttpResponseMessage syntax = await PlainAsync(HubServer.Body("""{"query":"{ me { "}"""));
        using HttpResponseMessage malformed = await PlainAsync(HubServer.Body("""{"query":3}"""));

        Assert.Equal(HttpStatusCode.OK, syntax.StatusCode);
        Assert.Equal("application/json", syntax.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.BadRequest, malformed.StatusCode);
    }

    [Fact]
    public async Task A_json_fault_is_located()
    {
        using HttpResponseMessage response = await server.SendAsync(HubServer.Body("{\n  \"query\": }"));

        Assert.Contains(
            "line 2, byte 12",
            (await HubServer.JsonOf(response)).GetProperty("errors")[0].GetProperty("message").GetString(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain", 415)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("multipart/form-data", 415)]
    public async Task A_body_that_a_form_could_send_is_not_taken(string type, int status)
    {
        using HttpResponseMessage response =
            await server.SendAsync(HubServer.Body("""{"query":"{ viewer { id } }"}""", type));

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_page_of_another_site_is_turned_away()
    {
        using HttpResponseMessage response = await server.SendAsync(
            HubServer.Body("""{"query":"{ viewer { id } }"}"""),
                request => request.Headers.Add("Sec-Fetch-Site", "cross-site"));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task A_body_over_a_mebibyte_is_refused()
    {
        using HttpResponseMessage response = await server.SendAsync(
            HubServer.Body($$"""{"query":"{{new string(' ', 1024 * 1024)}}"}"""),
            // Waits for the answer before the body is sent: a server that refuses it may close the connection.
            request => request.Headers.ExpectContinue = true);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        JsonElement error = (await HubServer.JsonOf(response)).GetProperty("errors")[0].GetProperty("extensions");
        Assert.Equal(ErrorCode.LimitExceeded, error.GetProperty("code").GetString());
        Assert.Equal(LimitName.Body, error.GetProperty("limit").GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("application/graphql-response+json", "application/graphql-response+json")]
    [InlineData("application/json", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData(null, "application/json")]
    [InlineData("application/json;q=0.5, application/graphql-response+json;q=0.1", "application/json")]
    [InlineData("text/html, application/json", "application/json")]
    public async Task The_client_chooses_the_media_type(string? accept, string expected)
    {
        using HttpResponseMessage response = await server.SendAsync(
            HubServer.Body("""{"query":"{ viewer { id } }"}"""),
            request => request.Headers.TryAddWithoutValidation("Accept", accept ?? ""));

        Assert.Equal(expected, response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_client_that_takes_neither_is_told_so()
    {
        using HttpResponseMessage response = await server.SendAsync(
            HubServer.Body("""{"query":"{ viewer { id } }"}"""), request => request.Headers.Add("Accept", "text/html"));

        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
    }

    [Theory]
    [InlineData("everything")]
    [InlineData("case/")]
    public async Task A_purpose_that_is_none_is_refused(string purpose)
    {
        using HttpResponseMessage response = await server.AskAsync("{ viewer { id } }", purpose);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Without_a_purpose_or_a_name_nothing_personal_is_read()
    {
        using HttpResponseMessage purposeless = await server.AskAsync(Fund, purpose: null);
        using HttpResponseMessage nameless = await server.AskAsync(Fund, citizen: null);

        Assert.Equal(ErrorCode.PurposeRequired, Code(await HubServer.JsonOf(purposeless)));
        Assert.Equal(ErrorCode.AccessDenied, Code(await HubServer.JsonOf(nameless)));
    }

    [Fact]
    public async Task A_citizen_sees_who_saw_the_data()
    {
        using HttpResponseMessage read = await server.AskAsync(Fund);
        using HttpResponseMessage response = await server.AskAsync(
            "{ myDataUse(first: 5) { nodes { outcome purpose coordinates department { code name { en } } } } }");
        JsonElement nodes =
            (await HubServer.JsonOf(response)).GetProperty("data").GetProperty("myDataUse").GetProperty("nodes");

        Assert.Contains(nodes.EnumerateArray(), node =>
            node.GetProperty("outcome").GetString() == "RELEASED"
            && node.GetProperty("coordinates")[0].GetString() == "HPF.account.accountNo"
            && node.GetProperty("department").GetProperty("name").GetProperty("en").GetString(
                ) == "Housing Provident Fund Centre");
    }

    [Fact]
    public async Task The_schema_can_be_introspected()
    {
        using HttpResponseMessage response = await server.AskAsync(
            "{ __schema { queryType { name } } __type(name: \"HpfAccount\") { fields { name } } }", citizen: null);
        JsonElement data = (await HubServer.JsonOf(response)).GetProperty("data");

        Assert.Equal("Query", data.GetProperty("__schema").GetProperty("queryType").GetProperty("name").GetString());
        Assert.Equal(8, data.GetProperty("__type").GetProperty("fields").GetArrayLength());
    }

    [Fact]
    public async Task Health_and_metrics_are_served()
    {
        using HttpResponseMessage live = await server.GetAsync("/health/live");
        using HttpResponseMessage ready = await server.GetAsync("/health/ready");
        using HttpResponseMessage asked = await server.AskAsync(Fund);
        using HttpResponseMessage metrics = await server.GetAsync("/metrics");
        string text = await metrics.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (live.StatusCode, ready.StatusCode));
        Assert.Contains(
            "# TYPE govdatahub_federation_fetch_duration_seconds histogram", text, StringComparison.Ordinal);
        Assert.Contains(
            "govdatahub_federation_transfers_total{department=\"HPF\",outcome=\"Released\"}", text,
                StringComparison.Ordinal);
        Assert.DoesNotContain(SampleCity.Lin, text, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> PlainAsync(HttpContent body)
    {
        return server.SendAsync(
            body, request => request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json")));
    }

    private static string Code(JsonElement answer)
    {
        return answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()!;
    }
}
