using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GovDataHub.Audit;
using GovDataHub.Audit.Records;
using GovDataHub.Server.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace GovDataHub.Server.Tests.Authentication;

/// <summary>Who gets in: a bound token with its proof, a system's Bearer; and every way in which that fails.</summary>
public sealed class AccessTokenTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private readonly Log _log = new();
    private Issuer _issuer = null!;
    private WebApplication _server = null!;

    private string Address => _server.Urls.First() + "/who";

    public async ValueTask InitializeAsync()
    {
        _issuer = await Issuer.StartAsync();
        _server = await ServerAsync(development: false);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _issuer.DisposeAsync();
        _http.Dispose();
    }

    [Fact]
    public async Task A_citizens_bound_token_with_its_proof_is_taken()
    {
        var token = _issuer.Token();
        var who = await AskAsync("DPoP", token, _issuer.Proof(token, Address));
        Assert.Equal("Citizen", who.GetProperty("kind").GetString());
        Assert.Equal(
            ["citizen", "officer"], who.GetProperty("roles").EnumerateArray().Select(role => role.GetString()));
    }

    [Fact]
    public async Task An_officer_under_a_case_acts_as_officer()
    {
        var token = _issuer.Token();
        var who = await AskAsync("DPoP", token, _issuer.Proof(token, Address), purpose: "case/1");
        Assert.Equal("Officer", who.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_systems_bearer_token_is_taken()
    {
        var who = await AskAsync("Bearer", _issuer.Token(bound: false, citizen: null), proof: null);
        Assert.Equal("System", who.GetProperty("kind").GetString());
        Assert.Equal("system-hpf", who.GetProperty("id").GetString());
    }

    [Fact]
    public async Task No_token_is_an_anonymous_caller()
    {
        var who = await _http.GetFromJsonAsync<JsonElement>(Address);
        Assert.Equal("Anonymous", who.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_bound_token_sent_as_Bearer_is_refused()
    {
        await RefusedAsync("TOKEN_BOUND", "Bearer", _issuer.Token());
    }

    [Fact]
    public async Task A_persons_unbound_token_is_refused_outside_development_and_taken_within()
    {
        var token = _issuer.Token(bound: false);
        await RefusedAsync("TOKEN_BEARER", "Bearer", token);
        await _server.DisposeAsync();
        _server = await ServerAsync(development: true);
        Assert.Equal("Citizen", (await AskAsync("Bearer", token, proof: null)).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task An_expired_token_is_refused()
    {
        await RefusedAsync("TOKEN_EXPIRED", "Bearer", _issuer.Token(
            token =>
            {
                token.NotBefore = token.IssuedAt = DateTime.UtcNow.AddMinutes(-10);
                token.Expires = DateTime.UtcNow.AddSeconds(-1);
            },
            bound: false));
    }

    [Fact]
    public async Task A_token_for_another_audience_issuer_or_type_is_refused()
    {
        await RefusedAsync("TOKEN_AUDIENCE", "Bearer", _issuer.Token(token => token.Audience = "urn:elsewhere"));
        await RefusedAsync("TOKEN_ISSUER", "Bearer", _issuer.Token(token => token.Issuer = "http://elsewhere"));
        await RefusedAsync("TOKEN_TYPE", "Bearer", _issuer.Token(token => token.TokenType = "JWT"));
    }

    [Fact]
    public async Task A_token_of_another_key_is_refused()
    {
        await using var stranger = await Issuer.StartAsync();
        await RefusedAsync("TOKEN_INVALID", "Bearer", stranger.Token(token => token.Issuer = _issuer.Address));
        await RefusedAsync("TOKEN_INVALID", "Bearer", "header.payload.garbled");
    }

    [Theory]
    [InlineData("htm", "POST")]
    [InlineData("htu", "http://elsewhere/who")]
    [InlineData("ath", "AAAA")]
    [InlineData("iat", 1_600_000_000)]
    public async Task A_proof_for_something_else_is_refused(string claim, object value)
    {
        var token = _issuer.Token();
        await RefusedAsync(
            "DPOP_INVALID", "DPoP", token, _issuer.Proof(token, Address, claims => claims[claim] = value));
    }

    [Fact]
    public async Task A_proof_is_good_for_one_request()
    {
        var token = _issuer.Token();
        var proof = _issuer.Proof(token, Address);
        await AskAsync("DPoP", token, proof);
        await RefusedAsync("DPOP_INVALID", "DPoP", token, proof);
    }

    [Fact]
    public async Task A_proof_of_another_key_or_none_is_refused()
    {
        await using var stranger = await Issuer.StartAsync();
        var token = _issuer.Token();
        await RefusedAsync("DPOP_INVALID", "DPoP", token, stranger.Proof(token, Address));
        await RefusedAsync("DPOP_INVALID", "DPoP", token, proof: null);
        await RefusedAsync("DPOP_INVALID", "DPoP", token, "garbage");
    }

    [Fact]
    public async Task Refusals_are_recorded_with_a_count_and_without_the_token()
    {
        await RefusedAsync("TOKEN_BOUND", "Bearer", _issuer.Token());
        await RefusedAsync("TOKEN_BOUND", "Bearer", _issuer.Token());
        await _server.StopAsync();
        var entry = Assert.Single(_log.Entries, entry => entry.Reason == "TOKEN_BOUND");
        Assert.Equal(TransferOutcome.Denied, entry.Outcome);
        Assert.Equal(2, entry.Count);
    }

    private async Task<JsonElement> AskAsync(string scheme, string token, string? proof, string? purpose = null)
    {
        using var response = await SendAsync(scheme, token, proof, purpose);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task RefusedAsync(string code, string scheme, string token, string? proof = null)
    {
        using var response = await SendAsync(scheme, token, proof, purpose: null);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(
            (HttpStatusCode.Unauthorized, code), (response.StatusCode, problem.GetProperty("code").GetString()));
        Assert.NotEmpty(response.Headers.WwwAuthenticate);
        Assert.DoesNotContain(token.Split('.')[^1], problem.GetRawText(), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> SendAsync(string scheme, string token, string? proof, string? purpose)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.Add("Authorization", $"{scheme} {token}");
        if (proof is not null)
        {
            request.Headers.Add("DPoP", proof);
        }

        if (purpose is not null)
        {
            request.Headers.Add("Hub-Purpose", purpose);
        }

        return await _http.SendAsync(request);
    }

    private async Task<WebApplication> ServerAsync(bool development)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration["HUB_ISSUER"] = _issuer.Address;
        builder.Configuration["HUB_ENVIRONMENT"] = development ? "development" : "production";
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IAuditLog>(_log);
        builder.AddHubAuthentication();
        var application = builder.Build();
        application.UseHubAuthentication();
        application.MapGet("/who", (HttpContext context, CallerFactory callers) =>
        {
            var caller = callers.Create(context, context.Request.Headers["Hub-Purpose"]);
            return Results.Json(new { kind = caller.Kind.ToString(), id = caller.Id, roles = caller.Roles });
        });
        await application.StartAsync();
        return application;
    }

    /// <summary>A log that keeps its entries in memory.</summary>
    private sealed class Log : IAuditLog
    {
        public ConcurrentQueue<TransferEntry> Entries { get; } = new();

        public ValueTask<IReadOnlyList<TransferId>> AppendAsync(
            IReadOnlyList<TransferEntry> entries, CancellationToken cancellationToken)
        {
            foreach (var entry in entries)
            {
                Entries.Enqueue(entry);
            }

            return ValueTask.FromResult<IReadOnlyList<TransferId>>(
                [.. entries.Select((_, index) => new TransferId(2026, index))]);
        }
    }
}
