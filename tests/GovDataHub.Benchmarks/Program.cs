using GovDataHub.Benchmarks.Audit;

// Each stage's benchmark is a word: dotnet run -c Release --project tests/GovDataHub.Benchmarks -- audit
switch (args)
{
    case ["audit"]:
        await AuditBenchmark.RunAsync(TimeSpan.FromSeconds(4));
        return 0;
    default:
        await Console.Error.WriteLineAsync("stages: audit");
        return 2;
}
