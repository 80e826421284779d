using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Tests;
using GovDataHub.Matters.Passkeys;
using GovDataHub.Server.Tests.GraphQL;

namespace GovDataHub.Server.Tests.Hub;

/// <summary>Matters over the API, as a browser would use them, against the whole server.</summary>
public sealed class MatterFieldTests(HubServer server) : IClassFixture<HubServer>
{
    private const string Payload = "case { id state next { kind step } } errors { code field text { zh en } }";

    [Fact]
    public async Task A_case_goes_from_draft_to_a_refusal_with_its_reason_in_both_languages()
    {
        server.City.Outcome = expression => expression.Contains("consecutive", StringComparison.Ordinal)
            ? PredicateOutcome.False
            : PredicateOutcome.True;
        string id = await FiledAsync();
        JsonElement found = await OverAsync(id);

        Assert.Equal("REFUSED", found.GetProperty("state").GetString());
        JsonElement reason = Assert.Single(found.GetProperty("reasons").EnumerateArray());
        Assert.Equal(1, reason.GetProperty("condition").GetInt32());
        Assert.Contains("3个月", reason.GetProperty("text").GetProperty("zh").GetString(), StringComparison.Ordinal);
        Assert.Contains("3 months", reason.GetProperty("text").GetProperty("en").GetString(), StringComparison.Ordinal);
        Assert.Empty(server.City.Written);
        JsonElement card = found.GetProperty("form").GetProperty("prefilled").EnumerateArray()
            .Single(field => field.GetProperty("coordinate").GetString() == "HPF.account.bankCard");
        Assert.StartsWith("****", card.GetProperty("display").GetProperty("en").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(found.GetProperty("transfers").GetProperty("nodes").EnumerateArray());
        Assert.Equal("refused", Kinds(found)[^1]);
    }

    [Fact]
    public async Task Somebody_elses_case_is_not_there()
    {
        JsonElement started = await DataAsync(
            $$"""mutation { startMatter(code: "HRS-10") { {{Payload}} } }""", SampleCity.Spouse);
        string id = started.GetProperty("startMatter").GetProperty("case").GetProperty("id").GetString()!;
        var variables = new { id };
        JsonElement seen = await DataAsync("query($id: ID!) { case(id: $id) { id } }", SampleCity.Lin, variables);
        Assert.Equal(JsonValueKind.Null, seen.GetProperty("case").ValueKind);
        JsonElement changed = await DataAsync(
            $$"""mutation($id: ID!) { withdrawCase(caseId: $id) { {{Payload}} } }""", SampleCity.Lin, variables);
        Assert.Equal("NO_SUCH_CASE", CodeOf(changed.GetProperty("withdrawCase")));
    }

    [Theory]
    [InlineData("TAX-06", null, "ENTERPRISE_REQUIRED")]
    [InlineData("TAX-06", SampleCity.Foreign, "NOT_OPERATOR")]
    [InlineData("HRS-10", SampleCity.Shop, "ENTERPRISE_UNEXPECTED")]
    public async Task A_matter_is_started_for_an_enterprise_only_by_its_operator(
        string code, string? enterprise, string error)
    {
        JsonElement started = await StartedAsync(code, enterprise);
        Assert.Equal(error, CodeOf(started));
        Assert.Equal(JsonValueKind.Null, started.GetProperty("case").ValueKind);
    }

    [Fact]
    public async Task The_operator_starts_for_the_enterprise_once_and_the_register_asked_is_on_record()
    {
        JsonElement first = await StartedAsync("TAX-06", SampleCity.Shop);
        JsonElement again = await StartedAsync("TAX-06", SampleCity.Shop);

        Assert.Empty(first.GetProperty("errors").EnumerateArray());
        Assert.Equal("DRAFT", first.GetProperty("case").GetProperty("state").GetString());
        Assert.Equal(
            first.GetProperty("case").GetProperty("id").GetString(),
            again.GetProperty("case").GetProperty("id").GetString());
        Assert.Contains(
            server.City.Asked,
            asked => asked.Department == "DRA" && asked.Request.Keys.Contains(SampleCity.Shop));
    }

    [Fact]
    public async Task A_matter_says_what_it_reads_from_whom_and_how_much_of_it_leaves()
    {
        JsonElement data = await DataAsync("""
            {
              matter(code: "HPF-01") {
                version owner { code } steps supplies { name type } needs { coordinate role mode sensitive }
              }
              matters(owner: "HPF") { code }
            }
            """);
        JsonElement matter = data.GetProperty("matter");
        Assert.Equal("HPF", matter.GetProperty("owner").GetProperty("code").GetString());
        Assert.Contains(matter.GetProperty("steps").EnumerateArray(), step => step.GetString() == "FACE_VERIFICATION");
        Assert.Contains(matter.GetProperty("needs").EnumerateArray(), need =>
            need.GetProperty("coordinate").GetString() == "HPF.account.balance"
            && need.GetProperty("mode").GetString() == "PREDICATE" && need.GetProperty("sensitive").GetBoolean());
        Assert.All(data.GetProperty("matters").EnumerateArray(), entry =>
            Assert.StartsWith("HPF-", entry.GetProperty("code").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_without_size_is_refused_and_nobody_without_a_token_has_passkeys()
    {
        using HttpResponseMessage page = await server.AskAsync("{ myCases(first: 0) { nodes { id } } }");
        Assert.Equal("LIMIT_EXCEEDED", ErrorOf(await HubServer.JsonOf(page)));
        using HttpResponseMessage keys = await server.AskAsync("{ myPasskeys { id } }", null, null);
        Assert.Equal("UNAUTHENTICATED", ErrorOf(await HubServer.JsonOf(keys)));
    }

    [Fact]
    public async Task A_report_without_a_right_signature_is_turned_away()
    {
        using var http = new HttpClient();
        using var body = new StringContent("{}", Encoding.UTF8, "application/json");
        body.Headers.Add("Payment-Signature", $"t=1,v1={new string('0', 64)}");
        using HttpResponseMessage response = await http.PostAsync(
            new Uri(server.Address, "/callbacks/payments"), body, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_page_cannot_move_the_clock_for_it_cannot_send_the_header()
    {
        Assert.Equal(HttpStatusCode.NotFound, await ClockAsync("1d", header: false));
        Assert.Equal(HttpStatusCode.BadRequest, await ClockAsync("soon", header: true));
        Assert.Equal(HttpStatusCode.OK, await ClockAsync("1wd", header: true));
    }

    private async Task<string> FiledAsync()
    {
        JsonElement started = (await DataAsync($$"""mutation { startMatter(code: "HPF-01") { {{Payload}} } }"""))
            .GetProperty("startMatter");
        string id = started.GetProperty("case").GetProperty("id").GetString()!;
        await ChangeAsync(
            "consent", "mutation($id: ID!) { consent(caseId: $id, given: true) { PAYLOAD } }", new { id });
        await ChangeAsync(
            "supply",
            """mutation($id: ID!) { supply(caseId: $id, values: [{name: "amount", value: "100.00"}]) { PAYLOAD } }""",
            new { id });
        using SoftwareAuthenticator phone = await RegisteredAsync();
        JsonElement begun = (await DataAsync(
            "mutation($id: ID!) { beginStep(caseId: $id, step: FACE_VERIFICATION) { options { publicKey } } }",
            variables: new { id })).GetProperty("beginStep").GetProperty("options").GetProperty("publicKey");
        JsonElement credential = JsonElement.Parse(phone.Assert(begun.GetRawText(), "http://localhost:5081"));
        await ChangeAsync(
            "completeStep",
            """
            mutation($id: ID!, $credential: JSON!) {
              completeStep(caseId: $id, step: FACE_VERIFICATION, credential: $credential) { PAYLOAD }
            }
            """,
            new { id, credential });
        await ChangeAsync("submitCase", "mutation($id: ID!) { submitCase(caseId: $id) { PAYLOAD } }", new { id });
        return id;
    }

    private async Task<SoftwareAuthenticator> RegisteredAsync()
    {
        var phone = SoftwareAuthenticator.Create();
        JsonElement options = (await DataAsync("mutation { beginPasskeyRegistration { publicKey } }"))
            .GetProperty("beginPasskeyRegistration").GetProperty("publicKey");
        JsonElement credential = JsonElement.Parse(phone.Register(options.GetRawText(), "http://localhost:5081"));
        await DataAsync(
            "mutation($credential: JSON!) { completePasskeyRegistration(credential: $credential) { id } }",
            variables: new { credential });
        return phone;
    }

    private async Task<JsonElement> OverAsync(string id)
    {
        const string query = """
            query($id: ID!) {
              case(id: $id) {
                state reasons { condition outcome text { zh en } }
                form { prefilled { coordinate display { en } } }
                history(first: 50) { nodes { kind } } transfers(first: 50) { nodes { id } }
              }
            }
            """;
        for (int time = 0; ; time++)
        {
            JsonElement found = (await DataAsync(query, variables: new { id })).GetProperty("case");
            if (found.GetProperty("state").GetString() is not ("RUNNING" or "WAITING_SOURCE") || time == 200)
            {
                return found;
            }

            await Task.Yield();
        }
    }

    private async Task ChangeAsync(string mutation, string query, object variables)
    {
        JsonElement data = await DataAsync(
            query.Replace("PAYLOAD", Payload, StringComparison.Ordinal), variables: variables);
        Assert.Empty(data.GetProperty(mutation).GetProperty("errors").EnumerateArray());
    }

    private async Task<JsonElement> DataAsync(
        string query, string citizen = SampleCity.Lin, object? variables = null)
    {
        using HttpResponseMessage response = await server.AskAsync(query, "self", citizen, variables);
        JsonElement answer = await HubServer.JsonOf(response);
        Assert.False(answer.TryGetProperty("errors", out JsonElement errors), errors.ToString());
        return answer.GetProperty("data");
    }

    private async Task<HttpStatusCode> ClockAsync(string by, bool header)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, "/development/clock"));
        request.Content = new StringContent($$"""{"advance":"{{by}}"}""", new MediaTypeHeaderValue("application/json"));
        if (header)
        {
            request.Headers.Add("Hub-Development", "clock");
        }

        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private static string[] Kinds(JsonElement found)
    {
        return [.. found.GetProperty("history").GetProperty("nodes").EnumerateArray()
            .Select(line => line.GetProperty("kind").GetString()!)];
    }

    private static string? CodeOf(JsonElement payload)
    {
        return Assert.Single(payload.GetProperty("errors").EnumerateArray()).GetProperty("code").GetString();
    }

    private static string? ErrorOf(JsonElement answer)
    {
        return answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();
    }

    private async Task<JsonElement> StartedAsync(string code, string? enterprise)
    {
        const string Start = "mutation($code: String!, $enterprise: ID) "
            + "{ startMatter(code: $code, enterprise: $enterprise) { " + Payload + " } }";
        JsonElement data = await DataAsync(Start, SampleCity.Lin, new { code, enterprise });
        return data.GetProperty("startMatter");
    }
}
