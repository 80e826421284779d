using GovDataHub.Benchmarks.Audit;
using GovDataHub.Benchmarks.GraphQL;
using GovDataHub.Benchmarks.Rules;

// Each stage's benchmark is a word: dotnet run -c Release --project tests/GovDataHub.Benchmarks -- audit
switch (args)
{
    case ["audit"]:
        await AuditBenchmark.RunAsync(TimeSpan.FromSeconds(4));
        return 0;
    case ["rules"]:
        await RulesBenchmark.RunAsync(TimeSpan.FromSeconds(2), CancellationToken.None);
        return 0;
    case ["graphql"]:
        await GraphQLBenchmark.RunAsync(CancellationToken.None);
        return 0;
    default:
        await Console.Error.WriteLineAsync("stages: audit, graphql, rules");
        return 2;
}
