using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace GovDataHub.Cli.Client;

/// <summary>
/// Speaks to the platform as a persona: takes a token from the issuer's development grant and posts GraphQL.
/// </summary>
internal sealed class HubClient : IDisposable
{
    private const string Audience = "urn:govdatahub:api";

    private readonly HubOptions _options;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(100) };
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);

    public HubClient(HubOptions options)
    {
        _options = options;
    }

    /// <summary>An access token (Bearer, development only) of a persona's name or a synthetic citizen's id.</summary>
    /// <exception cref="HubUsageException">No such persona or citizen.</exception>
    /// <exception cref="HubUnreachableException">The issuer does not answer or does not know the grant.</exception>
    public async Task<string> TokenAsync(string persona, CancellationToken cancellationToken)
    {
        if (_tokens.TryGetValue(persona, out var known))
        {
            return known;
        }

        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "urn:govdatahub:grant:persona",
            ["client_id"] = "hub-cli",
            ["persona"] = persona,
            ["resource"] = Audience,
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_options.Issuer, "/token"));
        request.Content = form;
        using var response = await SendAsync(request, "identity provider", cancellationToken);
        var body = await JsonAsync(response, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw Refused(persona, body);
        }

        return _tokens[persona] = body.GetProperty("access_token").GetString()
            ?? throw new HubUnreachableException("the issuer answered without an access token");
    }

    /// <summary>Posts one GraphQL operation and returns the whole response, errors included.</summary>
    /// <param name="persona">Persona or citizen id; null asks without a token.</param>
    /// <param name="purpose">The <c>Hub-Purpose</c> header, or null for none.</param>
    /// <param name="document">The GraphQL document.</param>
    /// <param name="variables">An object that serializes to the variables, or null.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="HubUsageException">No such persona.</exception>
    /// <exception cref="HubUnreachableException">The server or the issuer does not answer.</exception>
    public async Task<JsonElement> QueryAsync(
        string? persona, string? purpose, string document, object? variables, CancellationToken cancellationToken)
    {
        using var request = await RequestAsync(persona, purpose, document, variables, cancellationToken);
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        using var response = await SendAsync(request, "server", cancellationToken);
        return await JsonAsync(response, cancellationToken);
    }

    /// <summary>Runs one GraphQL operation and returns each payload as it comes: events, deferred parts.</summary>
    /// <param name="persona">Persona or citizen id; null asks without a token.</param>
    /// <param name="purpose">The <c>Hub-Purpose</c> header, or null for none.</param>
    /// <param name="document">The GraphQL document.</param>
    /// <param name="variables">An object that serializes to the variables, or null.</param>
    /// <param name="cancellationToken">Ends the listening.</param>
    /// <exception cref="HubUsageException">No such persona.</exception>
    /// <exception cref="HubUnreachableException">The server or the issuer does not answer, or breaks off.</exception>
    public async IAsyncEnumerable<JsonElement> StreamAsync(
        string? persona,
        string? purpose,
        string document,
        object? variables,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var request = await RequestAsync(persona, purpose, document, variables, cancellationToken);
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await SendAsync(
            request, "server", cancellationToken, HttpCompletionOption.ResponseHeadersRead);
        if (!response.IsSuccessStatusCode)
        {
            yield return await JsonAsync(response, cancellationToken);
            yield break;
        }

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (JsonElement payload in EventLines.ReadAsync(stream, cancellationToken))
        {
            yield return payload;
        }
    }

    private async Task<HttpRequestMessage> RequestAsync(
        string? persona, string? purpose, string document, object? variables, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_options.Server, "/graphql"));
        if (persona is not null)
        {
            request.Headers.Authorization =
                new AuthenticationHeaderValue("Bearer", await TokenAsync(persona, cancellationToken));
        }

        if (purpose is not null)
        {
            request.Headers.Add("Hub-Purpose", purpose);
        }

        request.Content = JsonContent.Create(new { query = document, variables });
        return request;
    }

    /// <summary>Sends to the departments' process: faults and their list.</summary>
    /// <exception cref="HubUnreachableException">The departments do not answer.</exception>
    public async Task<(HttpStatusCode Status, string Body)> DepartmentsAsync(
        HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(_options.Departments, path));
        request.Content = body is null ? null : JsonContent.Create(body);
        using var response = await SendAsync(request, "departments", cancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    public void Dispose()
    {
        _http.Dispose();
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        string part,
        CancellationToken cancellationToken,
        HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        try
        {
            return await _http.SendAsync(request, completion, cancellationToken);
        }
        catch (HttpRequestException failure)
        {
            throw new HubUnreachableException(
                $"the {part} at {request.RequestUri!.GetLeftPart(UriPartial.Authority)} does not answer; " +
                "start the platform with: bash infra/run.sh", failure);
        }
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        }
        catch (JsonException failure)
        {
            throw new HubUnreachableException(
                $"{response.RequestMessage!.RequestUri!.GetLeftPart(UriPartial.Path)} answered " +
                $"{(int)response.StatusCode} and no JSON", failure);
        }
    }

    private static Exception Refused(string persona, JsonElement body)
    {
        var error = body.TryGetProperty("error", out var code) ? code.GetString() : "unknown error";
        return error is "invalid_grant" or "invalid_request"
            ? new HubUsageException(
                $"--persona {Shown(persona)}: no such persona or citizen; 'hub personas' lists the names")
            : new HubUnreachableException(
                $"the issuer refused ({error}); persona sign-in exists only with HUB_ENVIRONMENT=development");
    }

    /// <summary>An identity number is never printed whole.</summary>
    private static string Shown(string persona)
    {
        return persona.Length == 18 ? $"{persona[..4]}**********{persona[^4..]}" : $"'{persona}'";
    }
}
