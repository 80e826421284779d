using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GovDataHub.Portal.Authentication;

namespace GovDataHub.Portal.Api;

/// <summary>Asks the GraphQL API as the signed-in person, as any third party would: HTTP, DPoP, a purpose.</summary>
internal sealed class HubApi(HttpClient http, PortalOptions options, PortalKey key, AccessTokenSource tokens)
{
    private static readonly ConcurrentDictionary<string, string> Ids = new(StringComparer.Ordinal);
    private readonly Uri _endpoint = new(options.Server, "/graphql");

    /// <summary>Runs one of the portal's own documents, which the server trusts: only its id is sent.</summary>
    /// <param name="context">The browser's request, whose session is asked for.</param>
    /// <param name="document">A file of <c>schemas/documents/portal</c>, without its ending.</param>
    /// <param name="purpose">The <c>Hub-Purpose</c>, or null.</param>
    /// <param name="variables">The variables.</param>
    /// <returns>Always an answer: what failed is in it, for the page to say.</returns>
    public async Task<HubAnswer> AskAsync(
        HttpContext context, string document, string? purpose, Dictionary<string, object?>? variables = null)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _endpoint);
            request.Headers.Accept.ParseAdd("application/graphql-response+json");
            if (purpose is not null)
            {
                request.Headers.Add("Hub-Purpose", purpose);
            }

            if (await tokens.GetAsync(context) is { } token)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("DPoP", token);
                request.Headers.Add("DPoP", key.Proof("POST", _endpoint, token));
            }

            request.Content = JsonContent.Create(new { documentId = DocumentId(document), variables });
            using var response = await http.SendAsync(request, context.RequestAborted);
            return response.StatusCode == HttpStatusCode.Unauthorized
                ? HubAnswer.SignedOut
                : HubAnswer.From(await response.Content.ReadFromJsonAsync<JsonElement>(context.RequestAborted));
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or IssuerException
            || (failure is TaskCanceledException && !context.RequestAborted.IsCancellationRequested))
        {
            return HubAnswer.Unavailable;
        }
    }

    /// <summary>The id of one of the portal's documents: <c>sha256:</c> and the hash of its bytes.</summary>
    public static string DocumentId(string name)
    {
        return Ids.GetOrAdd(
            name, static file => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Bytes(file))));
    }

    /// <summary>The text of one of the portal's documents.</summary>
    public static string Document(string name)
    {
        return Encoding.UTF8.GetString(Bytes(name));
    }

    private static byte[] Bytes(string name)
    {
        using var stream = typeof(HubApi).Assembly.GetManifestResourceStream(name + ".graphql")
            ?? throw new ArgumentException($"no document {name}", nameof(name));
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
