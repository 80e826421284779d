using System.Net.Http.Json;
using System.Text.Json;
using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Registers;
using GovDataHub.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;

namespace GovDataHub.Departments.Tests.Registers;

/// <summary>The GraphQL departments as a Federation router sees them, over HTTP.</summary>
public sealed class SubgraphTests : IAsyncLifetime
{
    private readonly CityFolder _folder = new(Directory.CreateTempSubdirectory("hub-subgraph-").FullName);
    private readonly HttpClient _client = new();
    private WebApplication? _app;

    public async ValueTask InitializeAsync()
    {
        CityOptions options = new() { Citizens = 200, Today = new(2025, 9, 1) };
        new CityWriter(_folder, AllDepartments.InTheCity).Write(new CityGenerator(options).Parts(), options);
        var ports = LoopbackPorts.Free(2);
        _client.BaseAddress = new($"http://localhost:{ports[0]}");
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddDepartments(new()
        {
            Data = _folder.Data,
            HttpPort = ports[0],
            Http2Port = ports[1],
            Schemas = Repository.PathOf("schemas", "departments"),
        });
        _app = builder.Build();
        _app.MapDepartments();
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app!.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder.Data, recursive: true);
    }

    [Fact]
    public async Task Every_subgraph_publishes_the_schema_that_stands_in_the_repository()
    {
        foreach (var department in AllDepartments.InTheCity.OfType<GraphQLDepartment>())
        {
            var answer = await SendAsync(department.Code, "{ _service { sdl } }");

            var sdl = answer.GetProperty("data").GetProperty("_service").GetProperty("sdl").GetString();
            Assert.Equal(
                await File.ReadAllTextAsync(Repository.PathOf("schemas", "departments", department.Code + ".graphql")),
                sdl);
        }
    }

    [Fact]
    public async Task Entities_come_in_the_order_of_their_representations_and_unknown_people_hold_nothing()
    {
        var id = new CityGenerator(new() { Citizens = 200, Today = new(2025, 9, 1) }).Rows()
            .First(row => row.Resource == "CAB.marriage").Key;

        var answer = await SendAsync(
            "CAB",
            "query($r: [_Any!]!) { _entities(representations: $r) "
            + "{ ... on Citizen { id cab { marriage { status } } } } }",
            new
            {
                r = new object[]
                {
                    new { __typename = "Citizen", id = "nobody" },
                    new { __typename = "Citizen", id },
                },
            });

        var entities = answer.GetProperty("data").GetProperty("_entities");
        Assert.Equal("nobody", entities[0].GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Null, entities[0].GetProperty("cab").GetProperty("marriage").ValueKind);
        Assert.Equal(id, entities[1].GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Object, entities[1].GetProperty("cab").GetProperty("marriage").ValueKind);
    }

    [Fact]
    public async Task A_query_that_the_schema_does_not_allow_is_refused_before_it_runs()
    {
        var answer = await SendAsync("CAB", "{ everybody { name } }");

        Assert.False(answer.TryGetProperty("data", out _));
        Assert.NotEqual(0, answer.GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public async Task A_condition_that_is_no_feel_is_an_error_without_outcomes()
    {
        var answer = await SendAsync(
            "CAB", "{ _predicates(subject: \"x\", expressions: [\"1 +\"], today: \"2025-09-01\") }");

        Assert.NotEqual(0, answer.GetProperty("errors").GetArrayLength());
    }

    private async Task<JsonElement> SendAsync(string department, string query, object? variables = null)
    {
        using var response = await _client.PostAsJsonAsync(
            $"/{department}/graphql", new { query, variables }, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }
}
