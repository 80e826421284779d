using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Connectors.Mapping;
using GovDataHub.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace GovDataHub.Federation.Tests.Connectors;

/// <summary>
/// Departments that answer, in time and in their own envelope, without saying what was asked. What is left out is not
/// what is not there.
/// </summary>
public sealed class ForgetfulSourceTests : IAsyncLifetime
{
    private readonly int[] _ports = LoopbackPorts.Free(2);
    private readonly WebApplication _app;
    private readonly DepartmentConnectors _connectors;
    private string _answer = "";

    public ForgetfulSourceTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ListenLocalhost(_ports[0]);
            kestrel.ListenLocalhost(_ports[1], listen => listen.Protocols = HttpProtocols.Http2);
        });
        _app = builder.Build();
        _app.MapPost("/{**path}", () => Results.Text(_answer, "application/json"));
        DepartmentConnectorsOptions options = new()
        {
            Databases = Path.GetTempPath(),
            Http = new($"http://localhost:{_ports[0]}"),
            Http2 = new($"http://localhost:{_ports[1]}"),
            Mappings = RunningCity.Schemas,
        };
        _connectors = new(MappingLoader.Load(RunningCity.Schemas, RunningCity.Catalogue), options, TimeProvider.System);
    }

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _connectors.Dispose();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("CAB", "marriage", "certNo", """{"data":{"_entities":[{"cab":{}}]}}""")]
    [InlineData("CAB", "marriage", "certNo", """{"data":{"_entities":[{}]}}""")]
    [InlineData("CAB", "marriage", "certNo", """{"data":{"_entities":[{"cab":[]}]}}""")]
    [InlineData("CAB", "marriage", "certNo", """{"data":{"_entities":[]}}""")]
    [InlineData("PBC", "credit", "queries6m", """{"RSP_CODE":"0000"}""")]
    [InlineData("PBC", "credit", "queries6m", """{}""")]
    public async Task What_is_left_out_is_a_malformed_answer(
        string department, string resource, string field, string answer)
    {
        _answer = answer;

        var failure = await Assert.ThrowsAsync<SourceException>(() => FetchAsync(department, resource, field));

        Assert.Equal(SourceFailure.Garbage, failure.Failure);
    }

    [Theory]
    [InlineData("CAB", "marriage", "certNo", """{"data":{"_entities":[{"cab":{"marriage":null}}]}}""")]
    [InlineData("CAB", "marriage", "certNo", """{"data":{"_entities":[{"cab":null}]}}""")]
    [InlineData("CAB", "marriage", "certNo", """{"data":{"_entities":[null]}}""")]
    [InlineData("PBC", "credit", "queries6m", """{"RSP_CODE":"0100"}""")]
    [InlineData("PBC", "credit", "queries6m", """{"RSP_CODE":"0000","RSP":null}""")]
    public async Task What_is_said_not_to_be_there_is_absent(
        string department, string resource, string field, string answer)
    {
        _answer = answer;

        Assert.Empty((await FetchAsync(department, resource, field)).Rows[(resource, "1")]);
    }

    [Theory]
    [InlineData("FORBIDDEN", SourceFailure.Refused)]
    [InlineData("ACCESS_DENIED", SourceFailure.Refused)]
    [InlineData("DOWNSTREAM_SERVICE_ERROR", SourceFailure.Fault)]
    public async Task An_errors_code_tells_a_refusal_from_a_fault(string code, SourceFailure expected)
    {
        _answer = $$$"""{"data":null,"errors":[{"message":"m","extensions":{"code":"{{{code}}}"} }]}""";

        var failure = await Assert.ThrowsAsync<SourceException>(() => FetchAsync("CAB", "marriage", "certNo"));

        Assert.Equal(expected, failure.Failure);
    }

    [Fact]
    public async Task A_register_is_refused_for_itself_while_the_others_answer()
    {
        _answer = """
            {"data":{"_entities":[{"cab":{"marriage":null,"assistance":null}}]},
             "errors":[{"path":["_entities",0,"cab","marriage"],"extensions":{"code":"FORBIDDEN"}}]}
            """;
        var other = RunningCity.Catalogue.Department("CAB")!.Resources["assistance"].Fields[0].Name;

        var answer = await _connectors.Get("CAB").FetchAsync(
            new(SubjectKind.Person, ["1"], [new("marriage", ["certNo"]), new("assistance", [other])]),
            TestContext.Current.CancellationToken);

        Assert.Equal(SourceFailure.Refused, Assert.Single(answer.Failures).Value.Failure);
        Assert.Empty(answer.Rows[("assistance", "1")]);
    }

    private Task<SourceAnswer> FetchAsync(string department, string resource, string field)
    {
        return _connectors.Get(department).FetchAsync(
            new(SubjectKind.Person, ["1"], [new(resource, [field])]), TestContext.Current.CancellationToken);
    }
}
