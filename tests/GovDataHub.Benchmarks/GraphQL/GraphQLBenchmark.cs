using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using GovDataHub.GraphQL.Execution;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;
using GovDataHub.GraphQL.Validation;
using GovDataHub.TestKit;

namespace GovDataHub.Benchmarks.GraphQL;

/// <summary>
/// Microseconds for lexing, parsing, validating and executing to bytes, beside npm's graphql-js on the same documents
/// in the same run. Best of some rounds, for the machine may be busy; the ratio is what counts.
/// </summary>
internal static class GraphQLBenchmark
{
    private const int Rounds = 25;
    private const int RoundMilliseconds = 30;

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var folder = Repository.PathOf("tests", "GovDataHub.Benchmarks", "GraphQL");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            await StartAsync("npm", ["install", "--silent", "--no-audit"], folder, "", cancellationToken);
        using var data = JsonDocument.Parse(BenchmarkDocuments.RecordData());
        var input = JsonSerializer.Serialize(new
        {
            documents = BenchmarkDocuments.All
                .Select(one => new { name = one.Name, schema = one.Schema, document = one.Text }),
            data = data.RootElement,
            rounds = Rounds,
            milliseconds = RoundMilliseconds,
        });
        var ours = BenchmarkDocuments.All.Select(document => Measure(document, data.RootElement)).ToArray();
        var output = await StartAsync("node", ["peer.mjs"], folder, input, cancellationToken);
        using var peer = JsonDocument.Parse(output);

        Console.WriteLine($"graphql-js {peer.RootElement.GetProperty("version").GetString()} on node "
            + $"{peer.RootElement.GetProperty("node").GetString()}, .NET {Environment.Version}, "
            + $"{Environment.ProcessorCount} cores; microseconds, best of {Rounds} rounds\n");
        Console.WriteLine("| document | stage | GovDataHub | graphql-js | faster | allocated |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var (mine, theirs) in ours.Zip(peer.RootElement.GetProperty("results").EnumerateArray()))
            Print(mine, theirs);
    }

    private static Measurement Measure(BenchmarkDocument document, JsonElement data)
    {
        var text = Encoding.UTF8.GetBytes(document.Text);
        var schema = SchemaBuilder.Build(document.Schema).Schema!;
        var parsed = GraphQLParser.Parse(text).Document!;
        if (!Validator.Validate(schema, parsed).IsEmpty)
            throw new InvalidOperationException($"{document.Name} is not valid");
        var request = new ExecutionRequest { Schema = schema, Document = parsed, RootValue = data };
        var output = new ArrayBufferWriter<byte>(1 << 20);
        return new(
            document.Name,
            Time(() => Lex(text)),
            Time(() => GraphQLParser.Parse(text)),
            Time(() => Validator.Validate(schema, parsed)),
            Time(() =>
            {
                output.ResetWrittenCount();
                var response = Executor.ExecuteAsync(request);
                if (response.IsCompletedSuccessfully)
                    response.Result.WriteTo(output);
            }));
    }

    private static int Lex(byte[] text)
    {
        var scratch = ParserScratch.Take();
        var tokens = TokenIndex.Read(Source.Copy(text), scratch, int.MaxValue);
        scratch.Return();
        return tokens.Count;
    }

    private static (double Microseconds, long Bytes) Time(Action work)
    {
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var calls = 0;
            var clock = Stopwatch.StartNew();
            do
            {
                for (var call = 0; call < 10; call++)
                    work();
                calls += 10;
            }
            while (clock.ElapsedMilliseconds < RoundMilliseconds);
            best = Math.Min(best, clock.Elapsed.TotalMicroseconds / calls);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return (best, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Print(Measurement mine, JsonElement theirs)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {mine.Name} | lex | {mine.Lex.Microseconds:0.0} | | | {mine.Lex.Bytes:#,0} B |"));
        Print(mine.Name, "parse", mine.Parse, theirs);
        Print(mine.Name, "validate", mine.Validate, theirs);
        Print(mine.Name, "execute", mine.Execute, theirs);
    }

    private static void Print(string name, string stage, (double Microseconds, long Bytes) mine, JsonElement theirs)
    {
        var peer = theirs.GetProperty(stage).GetDouble();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {stage} | {mine.Microseconds:0.0} | {peer:0.0} | {peer / mine.Microseconds:0.0}x "
            + $"| {mine.Bytes:#,0} B |"));
    }

    private static async Task<string> StartAsync(
        string program, string[] arguments, string folder, string input, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }

    private sealed record Measurement(
        string Name,
        (double Microseconds, long Bytes) Lex,
        (double Microseconds, long Bytes) Parse,
        (double Microseconds, long Bytes) Validate,
        (double Microseconds, long Bytes) Execute);
}
