using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using GovDataHub.Departments.Payments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GovDataHub.Departments.Tests.Payments;

/// <summary>A real provider on a free loopback port, and the payer it reports to on the same host.</summary>
internal sealed class PaymentHost : IAsyncDisposable
{
    public const string Key = "a-shared-secret-of-the-tests";

    private readonly WebApplication _app;

    private PaymentHost(WebApplication app, Uri address, Receiver receiver)
    {
        _app = app;
        Receiver = receiver;
        Client = new HttpClient { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public Receiver Receiver { get; }

    /// <summary>A provider over the folder's ledger, listening.</summary>
    public static async Task<PaymentHost> StartAsync(string folder, Func<PaymentOptions, PaymentOptions>? change = null)
    {
        PaymentOptions options = new()
        {
            Folder = folder,
            SigningKey = Key,
            SettleAfter = TimeSpan.FromMilliseconds(20),
            FirstRetryAfter = TimeSpan.FromMilliseconds(30),
        };
        options = change?.Invoke(options) ?? options;
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddPayments(options);
        WebApplication app = builder.Build();
        app.MapPayments();
        Receiver receiver = new();
        app.MapPost("/callback", receiver.TakeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new PaymentHost(app, new Uri(app.Urls.Single()), receiver);
    }

    public Uri Callback => new(Client.BaseAddress!, "/callback");

    /// <summary>Orders a payment; members can be given other JSON.</summary>
    public async Task<Answer> PayAsync(
        string? key, string amount = "\"1500.00\"", string payee = "\"6228990000000091\"",
        string reference = "\"case-1\"", string? callback = null)
    {
        callback ??= $"\"{Callback}\"";
        string json = $$"""
            {"amount":{{amount}},"payeeAccount":{{payee}},"reference":{{reference}},"callbackUrl":{{callback}}}
            """;
        return await SendAsync(HttpMethod.Post, "/payments", json, key);
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, null);

    public async Task SetFaultAsync(string fault, int count)
    {
        Answer answer = await SendAsync(
            HttpMethod.Put, "/payments/faults", $$"""{"fault":"{{fault}}","count":{{count}}}""", null);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, string? json, string? key)
    {
        using HttpRequestMessage request = new(method, path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using HttpResponseMessage response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer(response.StatusCode, response.Content.Headers.ContentType?.MediaType, text);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}

/// <summary>What the provider answered.</summary>
internal sealed record Answer(HttpStatusCode Status, string? MediaType, string Text)
{
    public string? this[string member] =>
        JsonDocument.Parse(Text).RootElement.GetProperty(member) is { ValueKind: not JsonValueKind.Null } value
            ? value.ToString()
            : null;
}

/// <summary>A payer's callback endpoint that remembers what came and can refuse to take it.</summary>
internal sealed class Receiver
{
    private readonly System.Threading.Channels.Channel<Received> _received =
        System.Threading.Channels.Channel.CreateUnbounded<Received>();

    private int _refusals;

    /// <summary>How many deliveries are answered with 503 before one is taken.</summary>
    public int Refuse
    {
        set => _refusals = value;
    }

    /// <summary>The next delivery, refused ones included.</summary>
    public async Task<Received> NextAsync()
    {
        using CancellationTokenSource deadline = new(TimeSpan.FromSeconds(20));
        return await _received.Reader.ReadAsync(deadline.Token);
    }

    public bool IsEmpty => _received.Reader.Count == 0;

    public async Task TakeAsync(HttpContext context)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        string signature = context.Request.Headers[CallbackSignature.Header].ToString();
        if (Interlocked.Decrement(ref _refusals) >= 0)
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        await _received.Writer.WriteAsync(new Received(signature, body.ToArray()), context.RequestAborted);
    }
}

/// <summary>One delivery.</summary>
internal sealed record Received(string Signature, byte[] Body)
{
    public string? this[string member] =>
        JsonDocument.Parse(Body).RootElement.GetProperty(member) is { ValueKind: not JsonValueKind.Null } value
            ? value.ToString()
            : null;
}
