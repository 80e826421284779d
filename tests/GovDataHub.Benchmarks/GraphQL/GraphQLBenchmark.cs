using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovDataHub.GraphQL.Execution;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;
using GovDataHub.GraphQL.Validation;
using GovDataHub.TestKit;

namespace GovDataHub.Benchmarks.GraphQL;

/// <summary>
/// The engine's stages beside npm's graphql-js, on the same documents in the same run; both must give the same answer.
/// Validation is measured on documents nobody has looked at, so that it includes making the tree parsing put off.
/// </summary>
internal static class GraphQLBenchmark
{
    private static readonly string[] Stages = ["lex", "parse", "parse and tree", "validate", "coerce", "execute"];

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var folder = Repository.PathOf("tests", "GovDataHub.Benchmarks", "GraphQL");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            await StartAsync("npm", ["ci", "--silent", "--no-audit"], folder, "", cancellationToken);
        var documents = BenchmarkDocument.All();
        var input = JsonSerializer.Serialize(new
        {
            documents = documents.Select(one => new
            {
                schema = one.Schema,
                document = one.Text,
                data = JsonNode.Parse(one.Data),
                variables = JsonNode.Parse(one.Variables),
            }),
            rounds = StageTimer.Rounds,
            milliseconds = StageTimer.RoundMilliseconds,
        });
        var output = await StartAsync("node", ["peer.mjs"], folder, input, cancellationToken);
        using var peer = JsonDocument.Parse(output);
        Console.WriteLine($"graphql-js {peer.RootElement.GetProperty("version").GetString()} on node "
            + $"{peer.RootElement.GetProperty("node").GetString()}, .NET {Environment.Version}, "
            + $"{Environment.ProcessorCount} cores; microseconds, best of {StageTimer.Rounds} rounds\n");
        Console.WriteLine("| document | stage | GovDataHub | graphql-js | faster | allocated |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var (document, theirs) in documents.Zip(peer.RootElement.GetProperty("results").EnumerateArray()))
            Compare(document, theirs);
    }

    private static void Compare(BenchmarkDocument document, JsonElement theirs)
    {
        var text = Encoding.UTF8.GetBytes(document.Text);
        var schema = SchemaBuilder.Build(document.Schema).Schema!;
        var parsed = GraphQLParser.Parse(text).Document!;
        if (!Validator.Validate(schema, parsed).IsEmpty)
            throw new InvalidOperationException($"{document.Name} is not valid");
        using var data = JsonDocument.Parse(document.Data);
        using var variables = JsonDocument.Parse(document.Variables);
        var request = new ExecutionRequest
        {
            Schema = schema,
            Document = parsed,
            RootValue = data.RootElement,
            Variables = variables.RootElement,
        };
        var answer = new ArrayBufferWriter<byte>(1 << 20);
        Execute(request, answer);
        var wanted = JsonNode.Parse(theirs.GetProperty("answer").GetString()!);
        if (!JsonNode.DeepEquals(JsonNode.Parse(answer.WrittenSpan), wanted))
            throw new InvalidOperationException($"{document.Name} is answered otherwise");
        var operation = parsed.Definitions.OfType<OperationDefinitionNode>().Single();
        StageCost[] ours =
        [
            StageTimer.Time(() => Lex(text)),
            StageTimer.Time(() => GraphQLParser.Parse(text)),
            StageTimer.Time(() => _ = GraphQLParser.Parse(text).Document!.Definitions.Length),
            StageTimer.Time(
                () => GraphQLParser.Parse(text).Document!, untouched => Validator.Validate(schema, untouched)),
            StageTimer.Time(() => VariableCoercion.Coerce(schema, operation, variables.RootElement)),
            StageTimer.Time(() => Execute(request, answer)),
        ];
        var size = $"{text.Length:#,0} B, {parsed.TokenCount:#,0} tokens, answered with {answer.WrittenCount:#,0} B";
        Console.WriteLine($"| **{document.Name}** | {size} | | | | |");
        foreach (var (stage, mine) in Stages.Zip(ours))
            Print(stage, mine, theirs.GetProperty(stage.Split(' ')[0]).GetDouble());
    }

    private static void Lex(byte[] text)
    {
        var scratch = ParserScratch.Take();
        TokenIndex.Read(Source.Copy(text), scratch, int.MaxValue);
        scratch.Return();
    }

    private static void Execute(ExecutionRequest request, ArrayBufferWriter<byte> answer)
    {
        answer.ResetWrittenCount();
        var response = Executor.ExecuteAsync(request);
        if (!response.IsCompletedSuccessfully)
            throw new InvalidOperationException("Nothing here waits for anything.");
        response.Result.WriteTo(answer);
    }

    private static void Print(string stage, StageCost mine, double theirs)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| | {stage} | {mine.Microseconds:0.00} | {theirs:0.00} | {theirs / mine.Microseconds:0.0}x "
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
}
