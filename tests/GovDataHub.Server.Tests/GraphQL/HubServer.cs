using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Execution;
using GovDataHub.Federation.Tests;
using GovDataHub.Server.Tests.Authentication;
using GovDataHub.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovDataHub.Server.Tests.GraphQL;

/// <summary>The whole server on a free port, over a sample city, with an issuer of its own.</summary>
public sealed class HubServer : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("server-").FullName;
    private readonly HttpClient _http = new();
    private Issuer _issuer = null!;
    private WebApplication _server = null!;

    internal SampleCity City { get; private set; } = null!;

    public Uri Address => new(_server.Urls.First());

    public async ValueTask InitializeAsync()
    {
        _issuer = await Issuer.StartAsync();
        _server = HubHost.Build(
            [
                $"--HUB_DATA={_data}",
                $"--HUB_SCHEMAS={Repository.PathOf("schemas")}",
                $"--HUB_ISSUER={_issuer.Address}",
                "--HUB_ENVIRONMENT=development",
            ],
            builder =>
            {
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.Logging.ClearProviders();
            },
            services => services.AddSingleton(provider =>
            {
                City = new SampleCity(provider.GetRequiredService<DepartmentCatalogue>());
                return new SourceFetcher(
                    City.Connectors, City.Catalogue, TimeProvider.System, NullLogger<SourceFetcher>.Instance);
            }));
        await _server.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync();
        await _server.DisposeAsync();
        await _issuer.DisposeAsync();
        _http.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>Posts a query as a citizen of the sample city.</summary>
    internal Task<HttpResponseMessage> AskAsync(
        string query, string? purpose = "self", string? citizen = SampleCity.Lin, object? variables = null)
    {
        return SendAsync(Body(JsonSerializer.Serialize(new { query, variables })), request =>
        {
            if (citizen is not null)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue(
                    "Bearer", _issuer.Token(bound: false, citizen: citizen));
            }

            if (purpose is not null)
            {
                request.Headers.Add("Hub-Purpose", purpose);
            }
        });
    }

    /// <summary>Posts a body without a token, changed as the test says.</summary>
    internal async Task<HttpResponseMessage> SendAsync(HttpContent? body, Action<HttpRequestMessage>? change = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(Address, "/graphql")) { Content = body };
        change?.Invoke(request);
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    internal Task<HttpResponseMessage> GetAsync(string path)
    {
        return _http.GetAsync(new Uri(Address, path), TestContext.Current.CancellationToken);
    }

    internal static StringContent Body(string text, string type = "application/json")
    {
        return new StringContent(text, Encoding.UTF8, type);
    }

    internal static async Task<JsonElement> JsonOf(HttpResponseMessage response)
    {
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return JsonDocument.Parse(text).RootElement;
    }
}
