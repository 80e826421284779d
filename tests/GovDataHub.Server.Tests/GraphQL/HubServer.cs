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
public class HubServer : IAsyncLifetime
{
    private readonly string[] _settings;

    private readonly string _data = Directory.CreateTempSubdirectory("server-").FullName;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private Issuer _issuer = null!;
    private WebApplication _server = null!;

    public HubServer()
        : this("--HUB_ENVIRONMENT=development")
    {
    }

    /// <summary>A server with settings of its own; of the same name the last one holds.</summary>
    protected HubServer(params string[] settings)
    {
        _settings = settings;
    }

    internal SampleCity City { get; private set; } = null!;

    internal Issuer Issuer => _issuer;

    internal IServiceProvider Services => _server.Services;

    public Uri Address => new(_server.Urls.First());

    /// <summary>Services that stand in for the server's own.</summary>
    protected virtual void Replace(IServiceCollection services)
    {
    }

    public virtual async ValueTask InitializeAsync()
    {
        _issuer = await Issuer.StartAsync();
        _server = HubHost.Build(
            [
                $"--HUB_DATA={_data}",
                $"--HUB_SCHEMAS={Repository.PathOf("schemas")}",
                $"--HUB_ISSUER={_issuer.Address}",
                .. _settings,
            ],
            builder =>
            {
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.Logging.ClearProviders();
            },
            services =>
            {
                services.AddSingleton(provider =>
                {
                    City = new SampleCity(provider.GetRequiredService<DepartmentCatalogue>());
                    return new SourceFetcher(
                        City.Connectors, City.Catalogue, TimeProvider.System, NullLogger<SourceFetcher>.Instance);
                });
                Replace(services);
            });
        await _server.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _server.StopAsync();
        await _server.DisposeAsync();
        await _issuer.DisposeAsync();
        _http.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>Posts a query as a citizen of the sample city, and asks for GraphQL's own media type.</summary>
    internal Task<HttpResponseMessage> AskAsync(
        string query, string? purpose = "self", string? citizen = SampleCity.Lin, object? variables = null)
    {
        return SendAsync(Body(JsonSerializer.Serialize(new { query, variables })), request =>
        {
            request.Headers.Accept.ParseAdd("application/graphql-response+json");
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

    /// <summary>Sends to <c>/graphql</c> by any method; redirects are not followed.</summary>
    internal Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string query = "", Action<HttpRequestMessage>? change = null)
    {
        HttpRequestMessage request = new(method, new Uri(Address, "/graphql" + query));
        change?.Invoke(request);
        return _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The same, returning as soon as the headers are there: the body goes on.</summary>
    internal Task<HttpResponseMessage> OpenAsync(HttpMethod method, string query, Action<HttpRequestMessage> change)
    {
        HttpRequestMessage request = new(method, new Uri(Address, "/graphql" + query));
        change(request);
        return _http.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    /// <summary>An access token of a citizen with roles.</summary>
    internal string Token(string citizen, params string[] roles)
    {
        return _issuer.Token(
            bound: false, citizen: citizen, change: token => token.Claims["roles"] = roles);
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
