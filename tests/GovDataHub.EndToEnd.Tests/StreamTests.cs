using System.Text.Json;
using GovDataHub.Audit.Records;
using GovDataHub.TestKit;

namespace GovDataHub.EndToEnd.Tests;

/// <summary>
/// Streams with real processes: what a matter writes arrives on a socket, the command line prints events as lines, and
/// after a kill in mid-stream everything that was shown stands in the log.
/// </summary>
public sealed class StreamTests(PlatformInParts platform) : IClassFixture<PlatformInParts>
{
    private const int NpmChecks = 20;
    private const string Renter = "renter";
    private const string Fund = "{ me { hpf { account { accountNo } } } }";
    private const string Use = "subscription { myDataUsed { id } }";
    private const string Change = "subscription { recordChanged { resource department { code } } }";

    private const string Deferring =
        "{ me { hpf { account { accountNo } } ... @defer(label: \"land\") { nrb { ownership { certNo } } } } }";

    [Fact]
    public async Task A_granted_matter_is_told_on_the_socket_of_the_person_whose_register_it_wrote()
    {
        var token = await platform.TokenAsync(Renter);
        await using var server = await platform.StartServerAsync();
        using var socket = await EventSocket.OpenAsync(platform.Server, token);
        await socket.SubscribeAsync("change", Change);
        await FollowedAsync(socket, token);

        var (exitCode, output) = await platform.HubAsync(
            "submit", "HPF-01", "--persona", Renter, "--supply", "amount=1500", "--wait", "--json");
        Assert.True(exitCode == 0, output);
        var change = await socket.NextAsync("change");
        var told = change.GetProperty("data").GetProperty("recordChanged");
        Assert.Equal("HPF.withdrawal", told.GetProperty("resource").GetString());
        Assert.Equal("HPF", told.GetProperty("department").GetProperty("code").GetString());

        var id = JsonElement.Parse(output).GetProperty("case").GetString()!;
        var (watched, lines) = await platform.HubAsync("case", id, "--persona", Renter, "--watch");
        Assert.True(watched == 0, lines);
        Assert.Equal("GRANTED", JsonElement.Parse(lines.Trim().Split('\n')[^1])
            .GetProperty("data").GetProperty("caseUpdated").GetProperty("state").GetString());
    }

    [Fact]
    public async Task The_command_line_prints_each_event_and_each_part_as_a_line()
    {
        var token = await platform.TokenAsync(Renter);
        await using var server = await platform.StartServerAsync();
        await using var events = platform.StartHub(
            "query", await FileAsync(Use), "--persona", Renter, "--purpose", "self");
        while (!events.Output.Contains('\n', StringComparison.Ordinal))
        {
            await platform.AskAsync(token, Fund);
        }

        var line = JsonElement.Parse(events.Output.Split('\n')[0]);
        Assert.True(IdOf(line.GetProperty("data").GetProperty("myDataUsed"), out _), events.Output);

        var (exitCode, parts) = await platform.HubAsync(
            "query", await FileAsync(Deferring), "--persona", Renter, "--purpose", "self");
        Assert.True(exitCode == 0, parts);
        JsonElement[] payloads = [.. parts.Trim().Split('\n').Select(text => JsonElement.Parse(text))];
        Assert.Equal([true, false], payloads.Select(payload => payload.GetProperty("hasNext").GetBoolean()));
    }

    [Fact]
    public async Task After_a_kill_in_mid_stream_every_transfer_that_was_shown_stands_in_the_log()
    {
        var token = await platform.TokenAsync(Renter);
        List<string> shown = [];
        await using (var server = await platform.StartServerAsync())
        {
            using var socket = await EventSocket.OpenAsync(platform.Server, token);
            shown.Add(await FollowedAsync(socket, token));
            await platform.FaultAsync("NRB", "hang");
            try
            {
                await using var parts = platform.StartHub(
                    "query", await FileAsync(Deferring), "--persona", Renter, "--purpose", "self");
                await socket.SubscribeAsync("parts", Deferring);
                var first = await socket.NextAsync("parts");
                Assert.True(first.GetProperty("hasNext").GetBoolean());
                shown.AddRange(first.GetProperty("extensions").GetProperty("hub").GetProperty("sources")
                    .EnumerateArray().Select(source => source.GetProperty("transferId").GetString()!));
                await server.KillAsync();
                shown.AddRange((await socket.RestAsync("use")).Select(UsedOf));
                Assert.NotEqual(0, await parts.EndAsync());
            }
            finally
            {
                await platform.FaultAsync("NRB", "off");
            }
        }

        var recorded = await RecordedTransfers.ReadAsync(platform.Data);
        Assert.All(shown, id => Assert.True(
            TransferId.TryParse(id, out var known) && recorded.ContainsKey(known), $"{id} was shown unrecorded"));
        await using var restarted = await platform.StartServerAsync();
        foreach (var id in shown.Distinct())
        {
            var (exitCode, output) = await platform.HubAsync("audit", "show", id);
            Assert.True(exitCode == 0, output);
        }
    }

    [Fact]
    public async Task Every_npm_client_is_understood_over_real_departments()
    {
        var token = await platform.TokenAsync(Renter);
        await using var server = await platform.StartServerAsync();
        await using var clients = PlatformProcess.Start(
            new Dictionary<string, string>(StringComparer.Ordinal),
            Repository.PathOf("infra", "identity", "node_modules", ".bin", "node"),
            Repository.PathOf("tests", "GovDataHub.Server.Tests", "stream-clients.mjs"),
            new Uri(platform.Server, "/graphql").ToString(),
            token);
        var exitCode = await clients.EndAsync();

        Assert.True(exitCode == 0, clients.Output);
        var checks = clients.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(NpmChecks, checks.Length);
        Assert.All(checks, check => Assert.True(JsonElement.Parse(check).GetProperty("ok").GetBoolean(), check));
    }

    /// <summary>Follows the person's data, reading it until an event shows that, and names its transfer.</summary>
    private async Task<string> FollowedAsync(EventSocket socket, string token)
    {
        await socket.SubscribeAsync("use", Use);
        var next = socket.NextAsync("use");
        while (!next.IsCompleted)
        {
            await platform.AskAsync(token, Fund);
        }

        return UsedOf(await next);
    }

    private async Task<string> FileAsync(string document)
    {
        var path = Path.Combine(platform.Data, Path.GetRandomFileName() + ".graphql");
        await File.WriteAllTextAsync(path, document, TestContext.Current.CancellationToken);
        return path;
    }

    private static string UsedOf(JsonElement payload)
    {
        var used = payload.GetProperty("data").GetProperty("myDataUsed");
        Assert.True(IdOf(used, out _), payload.GetRawText());
        return used.GetProperty("id").GetString()!;
    }

    private static bool IdOf(JsonElement transfer, out TransferId id)
    {
        return TransferId.TryParse(transfer.GetProperty("id").GetString()!, out id);
    }
}
