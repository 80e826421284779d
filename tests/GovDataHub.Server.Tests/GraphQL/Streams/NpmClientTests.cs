using System.Diagnostics;
using System.Text.Json;
using GovDataHub.Federation.Tests;
using GovDataHub.TestKit;

namespace GovDataHub.Server.Tests.GraphQL.Streams;

/// <summary>
/// npm's <c>graphql-ws</c>, <c>graphql-sse</c> and <c>@apollo/client</c> against the server: queries, a mutation, a
/// subscription, deferred parts.
/// </summary>
public sealed class NpmClientTests(HubServer server) : IClassFixture<HubServer>
{
    private const int Checks = 20;

    [Fact]
    public async Task Every_client_is_understood()
    {
        string[] lines = await RunAsync(
            new Uri(server.Address, "/graphql").ToString(), server.Token(SampleCity.Lin, "citizen"));

        Assert.DoesNotContain(lines, line => !JsonElement.Parse(line).GetProperty("ok").GetBoolean());
        Assert.Equal(Checks, lines.Length);
    }

    private static async Task<string[]> RunAsync(string address, string token)
    {
        var start = new ProcessStartInfo(
            Repository.PathOf("infra", "identity", "node_modules", ".bin", "node"),
            ["stream-clients.mjs", address, token])
        {
            WorkingDirectory = Repository.PathOf("tests", "GovDataHub.Server.Tests"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process node = Process.Start(start)!;
        Task<string> errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(output.Length > 0, await errors);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
