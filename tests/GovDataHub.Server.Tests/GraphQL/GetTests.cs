using System.Net;
using System.Text.Json;
using GovDataHub.Federation.Documents;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Tests;
using GovDataHub.TestKit;

namespace GovDataHub.Server.Tests.GraphQL;

/// <summary>What may stand in an address, and what of the answer may be kept.</summary>
public sealed class GetTests(HubServer server) : IClassFixture<HubServer>
{
    private static readonly string Indicator = IdOf("PublicIndicator");
    private static readonly string Matters = IdOf("portal/Matters");

    [Fact]
    public async Task The_answer_to_a_trusted_document_about_nobody_may_be_kept_by_anybody()
    {
        using HttpResponseMessage first = await GetAsync($"documentId={Matters}");
        string body = await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        using HttpResponseMessage again = await GetAsync(
            $"documentId={Matters}", request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.True(first.Headers.CacheControl!.Public);
        Assert.Equal(TimeSpan.FromMinutes(1), first.Headers.CacheControl.MaxAge);
        Assert.Equal(["Accept", "Authorization", "Hub-Purpose"], first.Headers.Vary);
        Assert.Contains("HPF-01", body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal("", await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_public_register_is_kept_by_who_signed_in_to_read_it()
    {
        using HttpResponseMessage first = await GetAsync($"documentId={Indicator}", SignedIn);
        using HttpResponseMessage again = await GetAsync($"documentId={Indicator}", request =>
        {
            SignedIn(request);
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        });
        using HttpResponseMessage fewer = await GetAsync(
            $"documentId={Indicator}&variables={Uri.EscapeDataString("""{"first":0}""")}", SignedIn);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.True(first.Headers.CacheControl!.Private);
        Assert.Contains("indicator", (await HubServer.JsonOf(first)).GetRawText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        // Refused: an answer with errors is kept by nobody.
        Assert.Equal(294, (int)fewer.StatusCode);
        Assert.True(fewer.Headers.CacheControl!.NoStore);
        Assert.Null(fewer.Headers.ETag);
    }

    [Fact]
    public async Task A_document_that_is_not_trusted_is_answered_and_not_kept()
    {
        using HttpResponseMessage response = await GetAsync("query={matters{code}}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Null(response.Headers.ETag);
    }

    [Theory]
    [InlineData("query={viewer{id}}")]
    [InlineData("query={me{id}}")]
    [InlineData("query={matters{code}myCases{nodes{id}}}")]
    [InlineData("query=mutation{beginPresence{publicKey}}")]
    [InlineData("query=mutation{__typename}")]
    public async Task What_touches_a_person_or_changes_something_goes_by_POST(string query)
    {
        using HttpResponseMessage response = await GetAsync(query);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal(ErrorCode.MethodNotAllowed, await CodeAsync(response));
    }

    [Fact]
    public async Task A_personal_document_that_is_trusted_goes_by_POST_too()
    {
        using HttpResponseMessage response = await GetAsync($"documentId={IdOf("portal/MyRecord")}");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Theory]
    [InlineData("""query={sta{indicator(where:{indicator:"330199198505050011"}){value}}}""")]
    [InlineData("""query=query($i:String){matter(code:$i){code}}&variables={"i":"33019919850505001X"}""")]
    [InlineData("""query={__typename}&variables={"i":"91330100MA27W1234X"}""")]
    [InlineData("query={__typename}&operationName=330199850505001")]
    [InlineData("query={__typename}&33019919850505001X=")]
    public async Task What_looks_like_an_id_does_not_stand_in_an_address(string query)
    {
        using HttpResponseMessage response = await GetAsync(query);
        string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(ErrorCode.IdInAddress, body, StringComparison.Ordinal);
        Assert.DoesNotContain("33019919850505001", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("query={__typename}&variables=[")]
    [InlineData("query={__typename}&variables=[]")]
    [InlineData("query={__typename}&query={__typename}")]
    public async Task An_address_that_asks_nothing_or_wrongly_is_a_bad_request(string query)
    {
        using HttpResponseMessage response = await GetAsync(query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(ErrorCode.BadRequest, await CodeAsync(response));
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")]
    [InlineData("text/html")]
    public async Task A_browser_is_led_to_the_portal(string accept)
    {
        using HttpResponseMessage response = await GetAsync("", request =>
        {
            request.Headers.Accept.Clear();
            request.Headers.TryAddWithoutValidation("Accept", accept);
        });

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal("http://localhost:5081/graphql", response.Headers.Location!.ToString());
        Assert.Contains("Accept", response.Headers.Vary);
    }

    [Fact]
    public async Task HEAD_answers_as_GET_without_a_body_and_OPTIONS_says_what_is_allowed()
    {
        using HttpResponseMessage head = await server.SendAsync(HttpMethod.Head, "?query={__typename}");
        using HttpResponseMessage options = await server.SendAsync(HttpMethod.Options);
        using HttpResponseMessage patch = await server.SendAsync(HttpMethod.Patch);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal("", await head.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NoContent, options.StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, patch.StatusCode);
        Assert.All([options, patch], response =>
            Assert.Equal(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"], response.Content.Headers.Allow));
        Assert.False(options.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task The_table_of_error_codes_is_there_for_clients_that_explain_them()
    {
        using HttpResponseMessage response = await server.GetAsync("/graphql/error-codes");
        JsonElement table = await HubServer.JsonOf(response);

        Assert.True(response.Headers.CacheControl!.Public);
        Assert.Equal(ErrorCode.All.Length, table.EnumerateObject().Count());
        Assert.Equal(
            ErrorCode.Of(ErrorCode.PurposeRequired).Mend.En,
            table.GetProperty(ErrorCode.PurposeRequired).GetProperty("mend").GetProperty("en").GetString());
    }

    internal static string IdOf(string name)
    {
        byte[] text = File.ReadAllBytes(Repository.PathOf(["schemas", "documents", .. (name + ".graphql").Split('/')]));
        return TrustedDocuments.Prefix + TrustedDocuments.HashOf(text);
    }

    private void SignedIn(HttpRequestMessage request)
    {
        request.Headers.Add("Authorization", "Bearer " + server.Token(SampleCity.Lin, "citizen"));
    }

    private Task<HttpResponseMessage> GetAsync(string query, Action<HttpRequestMessage>? change = null)
    {
        return server.SendAsync(HttpMethod.Get, "?" + query, request =>
        {
            request.Headers.Accept.ParseAdd("application/graphql-response+json");
            change?.Invoke(request);
        });
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage response)
    {
        JsonElement answer = await HubServer.JsonOf(response);
        return answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();
    }
}
