using System.Net;
using GovDataHub.Audit.Notes;
using GovDataHub.Audit.Verifying;

namespace GovDataHub.Server.Tests.AuditLog;

public sealed class TileEndpointTests : IAsyncLifetime
{
    private AuditServer _server = null!;
    private string _year = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await AuditServer.StartAsync();
        _year = $"/audit/{(await _server.FillAsync(600)).Year}";
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task The_open_years_checkpoint_is_text_and_stale_in_a_second()
    {
        using HttpResponseMessage open = await _server.GetAsync("/audit/checkpoint");
        using HttpResponseMessage checkpoint = await _server.GetAsync($"{_year}/checkpoint");

        Assert.Equal((HttpStatusCode.Redirect, $"{_year}/checkpoint"), (open.StatusCode, $"{open.Headers.Location}"));
        Assert.Equal("text/plain; charset=utf-8", checkpoint.Content.Headers.ContentType?.ToString());
        Assert.Equal(TimeSpan.FromSeconds(1), checkpoint.Headers.CacheControl?.MaxAge);
        string text = await checkpoint.Content.ReadAsStringAsync(Cancellation);
        Assert.StartsWith($"log.example{_year}\n600\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hashes_are_public_and_immutable()
    {
        using HttpResponseMessage full = await _server.GetAsync($"{_year}/tile/0/000");
        using HttpResponseMessage partial = await _server.GetAsync($"{_year}/tile/1/000.p/2");

        Assert.Equal("application/octet-stream", full.Content.Headers.ContentType?.ToString());
        Assert.Contains("immutable", $"{full.Headers.CacheControl}", StringComparison.Ordinal);
        Assert.Equal(8_192, (await full.Content.ReadAsByteArrayAsync(Cancellation)).Length);
        Assert.Equal(64, (await partial.Content.ReadAsByteArrayAsync(Cancellation)).Length);
    }

    [Theory]
    [InlineData("tile/0/003")]
    [InlineData("tile/0/002")]
    [InlineData("tile/0/002.p/89")]
    [InlineData("tile/1/000")]
    [InlineData("tile/2/000.p/1")]
    [InlineData("tile/0/0")]
    [InlineData("tile/x/000")]
    [InlineData("tile/entries/003")]
    public async Task What_no_checkpoint_covers_is_not_there(string path)
    {
        using HttpResponseMessage response = await _server.GetAsync($"{_year}/{path}", "auditor", "audit");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/audit/2001/checkpoint")]
    [InlineData("/audit/2001/tile/0/000")]
    [InlineData("/audit/2001/vkey")]
    [InlineData("/audit/0/checkpoint")]
    public async Task A_year_without_a_log_is_not_there(string path)
    {
        using HttpResponseMessage response = await _server.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Entries_are_for_auditors_and_each_fetch_and_refusal_is_on_record()
    {
        string path = $"{_year}/tile/entries/000";
        using HttpResponseMessage nobody = await _server.GetAsync(path);
        using HttpResponseMessage citizen = await _server.GetAsync(path, "citizen", "audit");
        using HttpResponseMessage idle = await _server.GetAsync(path, "auditor");
        using HttpResponseMessage auditor = await _server.GetAsync(path, "auditor", "audit");

        Assert.Equal(
            [HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.OK],
            [nobody.StatusCode, citizen.StatusCode, idle.StatusCode, auditor.StatusCode]);
        Assert.Equal("no-store", $"{auditor.Headers.CacheControl}");
        await _server.Log.PublishAsync(Cancellation);
        using HttpResponseMessage checkpoint = await _server.GetAsync($"{_year}/checkpoint");
        Assert.Contains("\n603\n", await checkpoint.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anybody_can_verify_the_log_over_its_address()
    {
        var files = new HttpLogFiles(_server.Http, new Uri(_server.Address + _year));
        byte[] vkey = (await files.ReadAsync("vkey", Cancellation))!;
        var key = NoteVerifier.Parse(System.Text.Encoding.UTF8.GetString(vkey));
        VerificationReport report = await new LogVerifier(files, [key]).VerifyAsync(Cancellation);

        Assert.Empty(report.Findings);
        Assert.Equal((600, 0), (report.Size, report.EntriesChecked));
    }
}
