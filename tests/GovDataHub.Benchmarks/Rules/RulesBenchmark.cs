using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovDataHub.Rules.Evaluation;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Registers;
using GovDataHub.Rules.Splitting;
using GovDataHub.Rules.Types;
using GovDataHub.TestKit;

namespace GovDataHub.Benchmarks.Rules;

/// <summary>
/// Decisions a second on one core over every matter's rule, beside npm's feelin on the same expressions and registers
/// in the same run; and how long it takes to read, check and split all rules. Both engines' decisions are compared:
/// feelin 8.2.0 differs where a rule says <c>a in b or c</c>, which it reads as <c>a in (b or c)</c>.
/// </summary>
internal static class RulesBenchmark
{
    private const int Citizens = 20;
    private const int Rounds = 5;

    public static async Task RunAsync(TimeSpan round, CancellationToken cancellationToken)
    {
        var catalogue = BenchmarkCity.Catalogue();
        var loading = Loading(catalogue);
        var cases = BenchmarkCity.Cases(catalogue, Citizens).ToList();
        var decisions = cases.ConvertAll(one => Decide(one, catalogue, one.Rule));
        Console.WriteLine("| | measured |\n|---|---|");

        var theirs = new List<double>();
        var parsedOnce = new List<double>();
        var parsedEachTime = new List<double>();
        string[] differing = [];
        for (var number = 0; number < Rounds; number++)
        {
            var other = await FeelinAsync(cases, round, cancellationToken);
            theirs.Add(other.PerSecond);
            differing = [.. Differing(cases, decisions, other.Decisions)];
            parsedOnce.Add(PerSecond(cases, round, one => Decide(one, catalogue, one.Rule)));
            parsedEachTime.Add(PerSecond(
                cases, round, one => Decide(one, catalogue, FeelExpression.Require(one.Rule.Text))));
        }

        var (feelin, once, each) = (Median(theirs), Median(parsedOnce), Median(parsedEachTime));
        Print("decisions compared", $"{cases.Count:#,0}");
        Print("matters where the engines differ", differing is [] ? "none" : string.Join(", ", differing));
        Print("granted among them", $"{decisions.Count(granted => granted):#,0}");
        Print("decisions/s, rules parsed once", $"{once:#,0}");
        Print("decisions/s, parsed for each decision", $"{each:#,0}");
        Print("decisions/s, feelin 8.2.0 (parses for each)", $"{feelin:#,0}");
        Print("against feelin: parsed once / parsed for each", $"{once / feelin:0.0}x / {each / feelin:0.0}x");
        loading.AddRange(Loading(catalogue));
        PrintLoading(loading);
    }

    private static IEnumerable<string> Differing(List<BenchmarkCase> cases, List<bool> ours, bool[] theirs) =>
        cases.Where((_, index) => ours[index] != theirs[index]).Select(one => one.Code).Distinct();

    private static bool Decide(BenchmarkCase one, RegisterCatalogue catalogue, FeelExpression rule) =>
        FeelEvaluator.Evaluate(
            rule, FeelContext.OverRegisters(BenchmarkCity.Today, catalogue, one.Registers, one.Supplies)).IsTrue;

    private static double PerSecond(List<BenchmarkCase> cases, TimeSpan round, Func<BenchmarkCase, bool> decide)
    {
        var count = 0L;
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < round)
        {
            foreach (var one in cases)
                decide(one);
            count += cases.Count;
        }

        return count / clock.Elapsed.TotalSeconds;
    }

    /// <summary>
    /// Milliseconds to read, check and split every rule and print its plan; called before anything else the first of
    /// them finds nothing compiled.
    /// </summary>
    private static List<double> Loading(RegisterCatalogue catalogue)
    {
        var rules = BenchmarkCity.Rules().ToList();
        var scope = catalogue.Scope([]).With("supply", FeelType.Any);
        var times = new List<double>();
        for (var number = 0; number < Rounds; number++)
        {
            var clock = Stopwatch.StartNew();
            foreach (var (_, conditions) in rules)
            {
                var parsed = Array.ConvertAll(conditions, condition => FeelExpression.Require(condition));
                foreach (var condition in parsed)
                    FeelChecker.Check(condition, scope, FeelType.Boolean);
                _ = RuleSplitter.Split(parsed, catalogue).ToString();
            }

            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        return times;
    }

    private static void PrintLoading(List<double> times)
    {
        var rules = BenchmarkCity.Rules().ToList();
        var count = rules.Sum(rule => rule.Conditions.Length);
        Print($"parse, check, split and plan {rules.Count} rules, {count} conditions: cold / warm", string.Create(
            CultureInfo.InvariantCulture, $"{times[0]:0.0} ms / {Median(times[Rounds..]):0.0} ms"));
    }

    /// <summary>Runs the other engine on the same cases; installs it on first use.</summary>
    private static async Task<(double PerSecond, bool[] Decisions)> FeelinAsync(
        List<BenchmarkCase> cases, TimeSpan round, CancellationToken cancellationToken)
    {
        var folder = Repository.PathOf("tests", "GovDataHub.Benchmarks", "Rules", "feelin");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            await RunAsync("npm", ["ci", "--silent"], folder, cancellationToken);
        var file = Path.GetTempFileName();
        try
        {
            var tasks = new JsonArray([.. cases.Select(one => (JsonNode)new JsonObject
            {
                ["expression"] = one.Rule.Text,
                ["context"] = one.Json.DeepClone(),
            })]);
            var all = new JsonObject { ["today"] = new JsonObject { ["$date"] = "2025-09-01" }, ["cases"] = tasks };
            await File.WriteAllTextAsync(file, all.ToJsonString(), cancellationToken);
            var seconds = round.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            var answer = JsonDocument.Parse(
                await RunAsync("node", ["feelin.mjs", file, seconds], folder, cancellationToken)).RootElement;
            return (
                answer.GetProperty("perSecond").GetDouble(),
                [.. answer.GetProperty("decisions").EnumerateArray().Select(decision => decision.GetBoolean())]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<string> RunAsync(
        string program, string[] arguments, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Print(string what, string measured) => Console.WriteLine($"| {what} | {measured} |");
}
