using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using GovDataHub.TestKit;

namespace GovDataHub.EndToEnd.Tests;

/// <summary>
/// Identity provider and departments of a small city, on free ports and in a data directory of its own. The server is
/// the test's to start, kill and start again.
/// </summary>
public sealed class PlatformInParts : IAsyncLifetime
{
    private const string Citizens = "200";

    private readonly List<PlatformProcess> _parts = [];
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal)
    {
        ["HUB_ENVIRONMENT"] = "development",
        ["HUB_SCHEMAS"] = Path.Combine(Repository.Root, "schemas"),
        // The runtime maps its code through a file of 2 GB, which a limit on file sizes would not let it make.
        ["DOTNET_EnableWriteXorExecute"] = "0",
    };

    /// <summary>The data directory.</summary>
    public string Data { get; } = Directory.CreateTempSubdirectory("hub-parts-").FullName;

    internal HttpClient Http { get; } = new() { Timeout = TimeSpan.FromSeconds(60) };

    internal Uri Server => new(_variables["HUB_SERVER"]);

    public async ValueTask InitializeAsync()
    {
        string[] names =
            ["HUB_SERVER", "HUB_PORTAL", "HUB_ISSUER", "HUB_DEPARTMENTS", "HUB_DEPARTMENTS_H2", "HUB_PAYMENTS"];
        foreach (var (name, port) in names.Zip(LoopbackPorts.Free(names.Length)))
        {
            _variables[name] = $"http://localhost:{port}";
        }

        _variables["HUB_DATA"] = Data;
        await StartPartsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in _parts)
        {
            await part.DisposeAsync();
        }

        Http.Dispose();
        Directory.Delete(Data, recursive: true);
    }

    /// <summary>Starts the server and waits until it says that it is ready.</summary>
    internal async Task<PlatformProcess> StartServerAsync()
    {
        var server = PlatformProcess.Start(_variables, "dotnet", Built("Server", "GovDataHub.Server"));
        try
        {
            await server.UntilAsync(Http, new Uri(Server, "/health/ready"));
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs <c>hub</c>.</summary>
    internal async Task<(int ExitCode, string Output)> HubAsync(params string[] arguments)
    {
        await using var hub = StartHub(arguments);
        return (await hub.EndAsync(), hub.Output);
    }

    /// <summary>Starts <c>hub</c>, and leaves it running.</summary>
    internal PlatformProcess StartHub(params string[] arguments)
    {
        return PlatformProcess.Start(_variables, ["dotnet", Built("Cli", "hub"), .. arguments]);
    }

    /// <summary>Sets the fault of a department, or ends it with <c>off</c>.</summary>
    internal async Task FaultAsync(string department, string fault)
    {
        using var response = await Http.PostAsJsonAsync(
            new Uri(new Uri(_variables["HUB_DEPARTMENTS"]), $"/_faults/{department}"),
            new { fault },
            TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>A persona's access token.</summary>
    internal async Task<string> TokenAsync(string persona)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "urn:govdatahub:grant:persona",
            ["client_id"] = "hub-cli",
            ["persona"] = persona,
            ["resource"] = "urn:govdatahub:api",
        });
        using var response = await Http.PostAsync(
            new Uri(new Uri(_variables["HUB_ISSUER"]), "/token"), form, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return body.GetProperty("access_token").GetString()!;
    }

    /// <summary>Asks about the token's own person.</summary>
    /// <exception cref="HttpRequestException">The server was gone before the answer was whole.</exception>
    internal async Task<Answer> AskAsync(string token, string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Server, "/graphql"));
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Hub-Purpose", "self");
        request.Content = JsonContent.Create(new { query });
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task StartPartsAsync()
    {
        var departments = Built("Departments", "GovDataHub.Departments");
        await using (var city = PlatformProcess.Start(
            _variables, "dotnet", departments, "make-city", "--citizens", Citizens, "--data", Data))
        {
            Assert.True(await city.EndAsync() == 0, city.Output);
        }

        _parts.Add(PlatformProcess.Start(
            _variables,
            Path.Combine(Repository.Root, "infra/identity/node_modules/.bin/node"),
            "--disable-warning=ExperimentalWarning",
            "infra/identity/server.mjs"));
        _parts.Add(PlatformProcess.Start(_variables, "dotnet", departments, "serve"));
        foreach (var (part, address) in _parts.Zip((string[])["HUB_ISSUER", "HUB_DEPARTMENTS"]))
        {
            await part.UntilAsync(Http, new Uri(new Uri(_variables[address]), "/health/live"));
        }
    }

    /// <summary>The newest build of a project.</summary>
    private static string Built(string project, string name)
    {
        return Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src", $"GovDataHub.{project}", "bin"), $"{name}.dll",
                SearchOption.AllDirectories)
            .Where(path => !path.Contains("/ref", StringComparison.Ordinal))
            .MaxBy(File.GetLastWriteTimeUtc)
            ?? throw new InvalidOperationException($"GovDataHub.{project} has not been built");
    }
}
