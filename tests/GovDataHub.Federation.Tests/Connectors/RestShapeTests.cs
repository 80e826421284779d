using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace GovDataHub.Federation.Tests.Connectors;

/// <summary>
/// What REST departments say on the wire, without a connector between: that the columns asked for are all that leaves
/// the house, that pages end, and that each department refuses in its own way.
/// </summary>
[Collection(RunningCity.OneAtATime)]
public sealed class RestShapeTests(RunningCity city) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = city.Address };

    [Fact]
    public async Task The_police_give_only_the_items_that_were_asked_for()
    {
        var person = Keys("PSB.population", 1)[0];

        var answer = await PostAsync(
            "/PSB/rkxx/fwqq", $$"""{"fwbh": "FW-RK-0001", "sfzhs": ["{{person}}"], "xqx": ["XM", "NOT_THERE"]}""");

        Assert.Equal(["GMSFHM", "XM"], Names(Assert.Single(answer["sjjg"]!.AsArray())));
    }

    [Fact]
    public async Task The_transport_servlet_gives_a_split_date_whole_when_its_year_is_asked_for()
    {
        var crew = Keys("TRB.vessel", 1)[0];

        var answer = await PostAsync(
            "/TRB/jtys/cx.do?method=cyzs", $$"""{"HM": ["{{crew}}"], "ZD": ["CYZH", "YXQ_N"]}""");

        Assert.Equal(["HM", "CYZH", "YXQ_N", "YXQ_Y", "YXQ_R"], Names(answer["DATA"]!["LIST"]![0]));
    }

    [Fact]
    public async Task Education_pages_end_after_the_last_item()
    {
        var pupils = Keys("EDU.student", 60);

        var first = await EnrolmentsAsync(pupils, page: 1);
        var last = await EnrolmentsAsync(pupils, page: 3);
        var beyond = await EnrolmentsAsync(pupils, page: 4);

        Assert.Equal(3, (int?)first["paging"]!["pages"]);
        Assert.Equal(25, first["items"]!.AsArray().Count);
        Assert.Equal(10, last["items"]!.AsArray().Count);
        Assert.Empty(beyond["items"]!.AsArray());
        Assert.Equal(["grade", "citizen_id"], Names(first["items"]![0]));
    }

    [Fact]
    public async Task The_tax_core_leaves_out_what_it_does_not_know_and_counts_its_pages()
    {
        var people = Keys("TAX.iit", 40);

        var answer = await PostAsync("/TAX/sword/query", new JsonObject
        {
            ["head"] = new JsonObject { ["tranId"] = "SWZJ.GS.NDHZ" },
            ["body"] = new JsonObject
            {
                ["sbhlb"] = new JsonArray([.. people.Select(person => JsonValue.Create(person))]),
            },
        }.ToJsonString());

        var body = answer["service"]!["body"]!;
        var rows = people.Sum(person => city.Truth[("TAX.iit", person)].Count());
        Assert.Equal(rows, (int?)body["fy"]!["zts"]);
        Assert.Equal((rows + 49) / 50, (int?)body["fy"]!["zys"]);
        var known = body["sj"]!["lb"]!.AsArray().SelectMany(row => row!["xx"]!.AsObject());
        Assert.All(known, member => Assert.NotNull(member.Value));
    }

    [Fact]
    public async Task The_school_districts_are_not_searched_as_persons_are()
    {
        using StringContent search = new("""{"citizens": [""]}""", Encoding.UTF8, "application/json");

        using var response = await _client.PostAsync(new Uri("/EDU/v2/catchments:search", UriKind.Relative), search);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_citizen_without_a_row_is_an_empty_answer_in_every_shape()
    {
        const string Nobody = "330100190001010000";

        var entity = await PostAsync(
            "/SMR/entities:lookup", $$"""{"creditCode": "{{Nobody}}", "part": "registration"}""");
        Assert.Null(entity["result"]);
        Assert.Empty((await PostAsync("/CCB/registry/people/search", $$"""{"owners": ["{{Nobody}}"]}"""))
            ["entries"]!.AsArray());
        Assert.Null((await PostAsync("/HRS/card/query", $$"""{"aac002": "{{Nobody}}"}"""))["output"]!["card"]);
        Assert.Empty((await PostAsync("/UMB/app/dogs", $"""["{Nobody}"]"""))["d"]!.AsArray());
    }

    [Theory]
    [InlineData("/PSB/rkxx/fwqq", """{"fwbh": "FW-XX-0000"}""", "status.code", "404")]
    [InlineData("/PSB/zagl/xx/cx", """{"hm": "1"}""", "status.code", "404")]
    [InlineData("/HRS/si/person/insured", "{}", "appcode", "1")]
    [InlineData("/MIB/fsi/api/query", """{"infno": "0000"}""", "infcode", "-1")]
    [InlineData("/TAX/sword/query", """{"head": {"tranId": "SWZJ.GS.NDHZ"}}""", "service.rtnCode", "10000001")]
    [InlineData("/HCM/fhir/Immunization/_search", "{}", "resourceType", "OperationOutcome")]
    [InlineData("/SMR/filings", "{}", "code", "MALFORMED")]
    [InlineData("/SMR/entities:lookup", """{"part": "secrets"}""", "code", "MALFORMED")]
    [InlineData("/TRB/jtys/cx.do?method=cyzg", "{}", "RET", "0")]
    public async Task A_department_refuses_in_its_own_words(string path, string body, string status, string expected)
    {
        JsonNode? answer = await PostAsync(path, body);
        foreach (var name in status.Split('.'))
            answer = answer?[name];

        Assert.Equal(expected, answer?.ToString());
    }

    [Theory]
    [InlineData("/PSB/rkxx/fwqq")]
    [InlineData("/HRS/si/person/insured")]
    [InlineData("/MIB/fsi/api/query")]
    [InlineData("/TAX/sword/query")]
    [InlineData("/UMB/app/dogs")]
    [InlineData("/EDU/v2/enrolments:search")]
    [InlineData("/DRC/credit/v2/persons/search")]
    public async Task What_is_not_json_is_a_bad_request(string path)
    {
        using StringContent content = new("{\"", Encoding.UTF8, "application/json");

        using var response = await _client.PostAsync(new Uri(path, UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    public void Dispose()
    {
        _client.Dispose();
    }

    private static IEnumerable<string> Names(JsonNode? row)
    {
        return row!.AsObject().Select(member => member.Key);
    }

    private List<string> Keys(string register, int count)
    {
        return [.. city.Truth.Where(rows => rows.Key.Resource == register).Select(rows => rows.Key.Key).Take(count)];
    }

    private Task<JsonObject> EnrolmentsAsync(IEnumerable<string> pupils, int page)
    {
        return PostAsync("/EDU/v2/enrolments:search", new JsonObject
        {
            ["citizens"] = new JsonArray([.. pupils.Select(pupil => JsonValue.Create(pupil))]),
            ["fields"] = new JsonArray("grade"),
            ["page"] = page,
        }.ToJsonString());
    }

    private async Task<JsonObject> PostAsync(string path, string body)
    {
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync(new Uri(path, UriKind.Relative), content);
        response.EnsureSuccessStatusCode();
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }
}
