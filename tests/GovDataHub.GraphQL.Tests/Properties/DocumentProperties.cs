using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using GovDataHub.GraphQL.Execution;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;
using GovDataHub.GraphQL.Validation;

namespace GovDataHub.GraphQL.Tests.Properties;

/// <summary>
/// What holds for every document. <c>HUB_TEST_CASES</c> sets how many are tried; the long run of the suite asks for a
/// hundred thousand.
/// </summary>
public sealed class DocumentProperties
{
    private static readonly int Cases =
        int.TryParse(Environment.GetEnvironmentVariable("HUB_TEST_CASES"), out var cases) ? cases : 2000;

    private static readonly Schema Town = SchemaBuilder.Build(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Conformance", "schema.graphql"))).Schema!;

    [Fact]
    public void Printing_what_was_read_and_reading_it_again_changes_nothing()
    {
        Check(seed =>
        {
            var text = DocumentGenerator.Any(seed);
            var document = GraphQLParser.Parse(text).Document;
            Assert.True(document is not null, text);
            var printed = Printer.Print(document);
            Assert.Equal(printed, Printer.Print(GraphQLParser.Parse(printed).Document!));
        });
    }

    [Fact]
    public void A_document_valid_by_construction_breaks_no_rule_and_executes()
    {
        Check(seed =>
        {
            var text = DocumentGenerator.Valid(seed, Town);
            var (document, error) = GraphQLParser.Parse(text);
            Assert.Null(error);
            var errors = Validator.Validate(Town, document!);
            Assert.True(errors.IsEmpty, $"{string.Join('\n', errors)}\n{text}");
            var response = Executor.ExecuteAsync(new() { Schema = Town, Document = document! });
            Assert.True(response.IsCompleted);
        });
    }

    [Fact]
    public void Mutilated_documents_give_located_errors_in_bounded_time()
    {
        var originals = Enumerable.Range(0, 50).Select(seed => DocumentGenerator.Valid(seed, Town))
            .Concat(Enumerable.Range(0, 50).Select(DocumentGenerator.Any))
            .Append(IntrospectionQuery.Full)
            .Select(Encoding.UTF8.GetBytes)
            .ToArray();
        Check(seed =>
        {
            var random = new Random(seed);
            var bytes = Mutilate(random, originals[random.Next(originals.Length)]);
            var (document, error) = GraphQLParser.Parse(bytes);
            if (document is null)
                Assert.Single(error!.Locations);
            else
                Process(document);
        });
    }

    [Fact]
    public void Random_bytes_are_never_read_as_anything_but_errors_with_a_place()
    {
        Check(seed =>
        {
            var random = new Random(seed);
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            var (document, error) = GraphQLParser.Parse(bytes);
            Assert.True(document is not null || error!.Locations.Length == 1);
        });
    }

    [Theory]
    [InlineData("{", "{a", "}")]
    [InlineData("{a(b:", "[", "]")]
    [InlineData("{", "...{", "}")]
    [InlineData("type A{a:", "[", "]")]
    [InlineData("{a", "@b", "")]
    [InlineData("{a(b:\"", "\\u{", "")]
    [InlineData("", "\"\"\"", "")]
    [InlineData("{", "a:", "")]
    [InlineData("", "#\n", "")]
    [InlineData("{", "a ", "}")]
    public void Repetition_of_anything_ends_soon(string start, string again, string end)
    {
        var text = new StringBuilder(start).Insert(start.Length, again, 100_000).Append(end).ToString();
        var watch = Stopwatch.StartNew();

        var (document, error) = GraphQLParser.Parse(text);
        if (document is not null)
            Process(document);

        Assert.True(document is not null || error!.Locations.Length == 1);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    [Fact]
    public void A_megabyte_of_aliases_is_checked_in_bounded_time()
    {
        var aliases = string.Concat(
            Enumerable.Range(0, 80_000).Select(index => $"a{index}: holding {{ __typename }} "));
        var same = string.Concat(Enumerable.Repeat("a: holding { __typename } ", 40_000));
        var watch = Stopwatch.StartNew();

        Assert.Empty(Validator.Validate(Town, GraphQLParser.Parse($"{{ {aliases} }}").Document!));
        Assert.NotEmpty(Validator.Validate(Town, GraphQLParser.Parse($"{{ {same} }}").Document!));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    [Fact]
    public void Fragments_that_spread_each_other_without_end_are_checked_in_bounded_time()
    {
        var chain = string.Concat(Enumerable.Range(0, 20_000)
            .Select(index => $"fragment F{index} on Citizen {{ spouse {{ ...F{index + 1} ...F{index + 1} }} }} "));
        var all = string.Concat(Enumerable.Range(0, 300).Select(index =>
            $"fragment G{index} on Citizen {{ {string.Concat(Enumerable.Range(0, 300).Select(i => $"...G{i} "))} }} "));
        var watch = Stopwatch.StartNew();

        foreach (var (first, fragments) in new[] { ("F0", chain), ("G0", all) })
        {
            var text = $"{{ citizen(id: 1) {{ ...{first} }} }} {fragments}";
            Assert.NotEmpty(Validator.Validate(Town, GraphQLParser.Parse(text).Document!));
        }
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    private static void Process(DocumentNode document)
    {
        foreach (var error in Validator.Validate(Town, document))
            Assert.NotEmpty(error.Message);
        Assert.NotEmpty(Printer.Print(document));
    }

    private static byte[] Mutilate(Random random, byte[] original)
    {
        var bytes = original.ToList();
        for (var times = 1 + random.Next(4); times > 0 && bytes.Count > 0; times--)
        {
            var place = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes.RemoveRange(place, Math.Min(random.Next(6), bytes.Count - place));
                    break;
                case 1:
                    bytes.InsertRange(place, bytes.GetRange(place, Math.Min(random.Next(30), bytes.Count - place)));
                    break;
                case 2:
                    bytes[place] = (byte)random.Next(256);
                    break;
                default:
                    bytes.Insert(place, (byte)"{}()[]\"\\$@!:|&=.#\n0-\xED"[random.Next(21)]);
                    break;
            }
        }

        return [.. bytes];
    }

    private static void Check(Action<int> property)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(Cases);
        Prop.ForAll(Gen.Choose(int.MinValue, int.MaxValue).ToArbitrary(), property).Check(config);
    }
}
