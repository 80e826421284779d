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
            using var request = await RequestAsync(context, purpose, "application/graphql-response+json");
            request.Content = JsonContent.Create(new { documentId = DocumentId(document), variables });
            using var response = await http.SendAsync(request, context.RequestAborted);
            return response.StatusCode == HttpStatusCode.Unauthorized
                ? HubAnswer.SignedOut
                : HubAnswer.From(await response.Content.ReadFromJsonAsync<JsonElement>(context.RequestAborted));
        }
        catch (Exception failure) when (IsOutage(failure, context.RequestAborted))
        {
            return HubAnswer.Unavailable;
        }
    }

    /// <summary>
    /// Passes a browser's question on, in the name of its session, and the answer back as it comes, part by part.
    /// </summary>
    /// <param name="context">The browser's request: a GraphQL request as JSON, with a purpose or without.</param>
    /// <returns>Null when the answer was passed back; else why there is none, and nothing has been written.</returns>
    public async Task<HubProblem?> RelayAsync(HttpContext context)
    {
        HttpResponseMessage response;
        try
        {
            var purpose = context.Request.Headers["Hub-Purpose"].ToString();
            using var request = await RequestAsync(
                context, purpose.Length > 0 ? purpose : null, context.Request.Headers.Accept.ToString());
            request.Content = new StreamContent(context.Request.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
            response = await http.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        }
        catch (Exception failure) when (IsOutage(failure, context.RequestAborted))
        {
            return HubProblem.Unavailable;
        }

        using (response)
        {
            if (response.StatusCode == HttpStatusCode.Unauthorized)
            {
                return HubProblem.SignedOut;
            }

            context.Response.StatusCode = (int)response.StatusCode;
            context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
            await using var body = await response.Content.ReadAsStreamAsync(context.RequestAborted);
            await CopyAsync(body, context);
            return null;
        }
    }

    /// <summary>The error codes: what each means and what mends it; null when the server does not answer.</summary>
    public async Task<JsonElement?> ErrorCodesAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await http.GetFromJsonAsync<JsonElement>(
                new Uri(options.Server, "/graphql/error-codes"), cancellationToken);
        }
        catch (Exception failure) when (IsOutage(failure, cancellationToken))
        {
            return null;
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

    private async Task<HttpRequestMessage> RequestAsync(HttpContext context, string? purpose, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, _endpoint);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (purpose is not null)
        {
            request.Headers.TryAddWithoutValidation("Hub-Purpose", purpose);
        }

        if (await tokens.GetAsync(context) is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("DPoP", token);
            request.Headers.Add("DPoP", key.Proof("POST", _endpoint, token));
        }

        return request;
    }

    /// <summary>Whether it is the platform that failed, and not the browser that left.</summary>
    private static bool IsOutage(Exception failure, CancellationToken left)
    {
        return failure is HttpRequestException or JsonException or IssuerException
            || (failure is TaskCanceledException && !left.IsCancellationRequested);
    }

    /// <summary>Copies a body so that each part is sent when it is there.</summary>
    private static async Task CopyAsync(Stream body, HttpContext context)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            await context.Response.Body.WriteAsync(buffer.AsMemory(0, read), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
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
