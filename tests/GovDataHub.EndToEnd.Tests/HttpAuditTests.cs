using System.Diagnostics;
using System.Text.Json;
using GovDataHub.TestKit;

namespace GovDataHub.EndToEnd.Tests;

/// <summary>The audits of npm's <c>graphql-http</c> against the running server, as nobody, for nothing.</summary>
public sealed class HttpAuditTests(RunningPlatform platform)
{
    private const int Audits = 61;

    [Fact]
    public async Task Every_audit_of_GraphQL_over_HTTP_passes()
    {
        string[] lines = await RunAsync($"{platform.Server}/graphql");

        Assert.Equal(Audits, lines.Length);
        Assert.DoesNotContain(lines, line => JsonElement.Parse(line).GetProperty("status").GetString() != "ok");
    }

    private static async Task<string[]> RunAsync(string address)
    {
        var start = new ProcessStartInfo(
            Repository.PathOf("infra", "identity", "node_modules", ".bin", "node"), ["http-audits.mjs", address])
        {
            WorkingDirectory = Repository.PathOf("tests", "GovDataHub.EndToEnd.Tests"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, await errors);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
