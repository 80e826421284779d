using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using GovDataHub.Audit;
using GovDataHub.Audit.Records;
using GovDataHub.Server.Tests.Authentication;
using GovDataHub.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GovDataHub.Server.Tests.AuditLog;

/// <summary>The whole server on a port of its own, with an issuer beside it and an empty log.</summary>
internal sealed class AuditServer : IAsyncDisposable
{
    public const string Citizen = "330199199001010016";
    public const string Auditor = "330199198001010015";

    private readonly string _data;
    private readonly Issuer _issuer;
    private readonly WebApplication _application;

    private AuditServer(string data, Issuer issuer, WebApplication application)
    {
        _data = data;
        _issuer = issuer;
        _application = application;
        Http = new HttpClient(new HttpClientHandler
        {
            AllowAutoRedirect = false,
            CheckCertificateRevocationList = true,
        })
        { BaseAddress = new Uri(Address) };
    }

    public string Address => _application.Urls.First();

    public HttpClient Http { get; }

    public GovDataHub.Audit.AuditLog Log => _application.Services.GetRequiredService<GovDataHub.Audit.AuditLog>();

    public static async Task<AuditServer> StartAsync()
    {
        string data = Directory.CreateTempSubdirectory("server-").FullName;
        Issuer issuer = await Issuer.StartAsync();
        WebApplication application = HubHost.Build([], builder =>
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["HUB_DATA"] = data,
                ["HUB_SCHEMAS"] = Repository.PathOf("schemas"),
                ["HUB_ISSUER"] = issuer.Address,
                ["HUB_ENVIRONMENT"] = "development",
                ["Audit:OriginPrefix"] = "log.example/audit",
            });
        });
        await application.StartAsync();
        return new AuditServer(data, issuer, application);
    }

    /// <summary>Appends entries about the citizen by an officer, and publishes a checkpoint of them.</summary>
    public async Task<TransferId> FillAsync(int count, string subject = Citizen, string purpose = "case/c-1")
    {
        var entry = new TransferEntry
        {
            Caller = new TransferParty(PartyKind.Officer, "330199197001010013", "HPF", "officer", "Wang Fang"),
            Purpose = purpose,
            Matter = "HPF-01",
            Department = "HPF",
            Coordinates = ["HPF.account.balance"],
            Subjects = [subject],
            Outcome = TransferOutcome.Released,
            Rows = 1,
            Bytes = 42,
        };
        TransferId last = default;
        for (int left = count; left > 0; left -= 500)
        {
            last = (await Log.AppendAsync(
                [.. Enumerable.Repeat(entry, Math.Min(500, left))], TestContext.Current.CancellationToken))[^1];
        }

        await Log.PublishAsync(TestContext.Current.CancellationToken);
        return last;
    }

    public string Token(string role)
    {
        return _issuer.Token(
            descriptor =>
            {
                descriptor.Claims["roles"] = new[] { role };
                descriptor.Claims.Remove("department");
            },
            bound: false,
            citizen: role == "auditor" ? Auditor : Citizen);
    }

    public async Task<HttpResponseMessage> GetAsync(string path, string? role = null, string? purpose = null)
    {
        using HttpRequestMessage request = Request(HttpMethod.Get, path, role, purpose);
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<JsonElement> QueryAsync(
        string document, object? variables = null, string? role = null, string? purpose = null)
    {
        using HttpRequestMessage request = Request(HttpMethod.Post, "/graphql", role, purpose);
        request.Content = JsonContent.Create(new { query = document, variables });
        using HttpResponseMessage response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _application.StopAsync();
        await _application.DisposeAsync();
        await _issuer.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private HttpRequestMessage Request(HttpMethod method, string path, string? role, string? purpose)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Accept.ParseAdd("*/*");
        if (role is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token(role));
        }

        if (purpose is not null)
        {
            request.Headers.Add("Hub-Purpose", purpose);
        }

        return request;
    }
}
