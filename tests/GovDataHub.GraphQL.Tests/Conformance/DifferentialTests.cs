using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GovDataHub.TestKit;

namespace GovDataHub.GraphQL.Tests.Conformance;

/// <summary>
/// Random documents, schemas and data (random.mjs) are answered as the reference implementation answers them in the
/// same moment. <c>HUB_TEST_CASES</c> sets how many are tried.
/// </summary>
public sealed class DifferentialTests
{
    private const int CasesPerSeed = 2500;
    private const int MostShown = 5;

    private static int Cases =>
        int.TryParse(Environment.GetEnvironmentVariable("HUB_TEST_CASES"), out var cases) ? cases : CasesPerSeed;

    [Fact]
    public async Task Random_tasks_are_answered_as_the_reference_implementation_answers_them()
    {
        var differing = new List<string>();
        for (var seed = 1; (seed == 1 || seed * CasesPerSeed <= Cases) && differing.Count < MostShown; seed++)
        {
            foreach (var line in await AskAsync(seed))
            {
                var one = new ReferenceCase(JsonElement.Parse(line));
                var answer = await one.AnswerAsync();
                if (answer != one.Expected)
                    differing.Add($"seed {seed}: {one}\nanswered:  {answer}\nreference: {one.Expected}");
            }
        }

        Assert.True(differing.Count == 0, string.Join("\n\n", differing.Take(MostShown)));
    }

    private static async Task<string[]> AskAsync(int seed)
    {
        var folder = Repository.PathOf("tests", "GovDataHub.GraphQL.Tests");
        var packages = Path.Combine(folder, "node_modules");
        Assert.True(Directory.Exists(packages), $"{packages} is missing: npm ci --prefix {folder}");
        string[] arguments =
        [
            "Conformance/differential.mjs",
            seed.ToString(CultureInfo.InvariantCulture),
            CasesPerSeed.ToString(CultureInfo.InvariantCulture),
        ];
        var start = new ProcessStartInfo(Node, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        var complaints = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, await complaints);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(CasesPerSeed, lines.Length);
        return lines;
    }

    /// <summary>The node the identity provider brings, where it is installed.</summary>
    private static string Node =>
        Repository.PathOf("infra", "identity", "node_modules", ".bin", "node") is var path && File.Exists(path)
            ? path
            : "node";
}
