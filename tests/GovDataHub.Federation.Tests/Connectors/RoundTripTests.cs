using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Connectors.GraphQL;
using GovDataHub.Federation.Connectors.Mapping;
using GovDataHub.Federation.Connectors.Rest;

namespace GovDataHub.Federation.Tests.Connectors;

/// <summary>What a fetch costs in requests.</summary>
[Collection(RunningCity.OneAtATime)]
public sealed class RoundTripTests(RunningCity city)
{
    [Theory]
    [InlineData("CAB", 1)]
    [InlineData("HPF", 2)]
    public async Task Fifty_citizens_are_one_request_or_one_a_register(string department, int requests)
    {
        var mapping = MappingLoader.Load(RunningCity.Schemas, RunningCity.Catalogue)[department];
        using CountingHandler handler = new();
        HttpClient client = new(handler)
        {
            BaseAddress = new Uri(city.Options.Http2, mapping.Location),
            DefaultRequestVersion = mapping.HttpVersion,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        IDepartmentConnector connector = mapping.Protocol == SourceProtocol.GraphQL
            ? new GraphQLConnector(mapping, client)
            : new RestConnector(mapping, client);
        var registers = mapping.Department.Resources.Values
            .Where(register => register.Subject == SubjectKind.Person)
            .Take(2)
            .ToList();
        var keys = city.Truth.Where(rows => rows.Key.Resource == registers[0].Coordinate).Take(50)
            .Select(rows => rows.Key.Key);

        var answer = await connector.FetchAsync(
            new(
                SubjectKind.Person,
                [.. keys],
                [.. registers.Select(register => new ResourceSelection(register.Name, [register.Fields[0].Name]))]),
            TestContext.Current.CancellationToken);

        Assert.Equal(100, answer.Rows.Count);
        Assert.Equal(requests, handler.Requests.Count);
        Assert.All(handler.Requests, version => Assert.Equal(System.Net.HttpVersion.Version20, version));
        Assert.DoesNotContain(registers[0].Fields[1].Name, handler.Bodies[0], StringComparison.Ordinal);
    }

    private sealed class CountingHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        public List<Version> Requests { get; } = [];

        public List<string> Bodies { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            var response = await base.SendAsync(request, cancellationToken);
            Requests.Add(response.Version);
            return response;
        }
    }
}
