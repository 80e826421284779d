using System.Text;
using FsCheck;
using FsCheck.Fluent;
using GovDataHub.GraphQL.Execution;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;
using GovDataHub.GraphQL.Validation;
using GovDataHub.TestKit;

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
    public void A_document_valid_by_construction_breaks_no_rule_of_a_random_schema()
    {
        Check(seed =>
        {
            var built = SchemaBuilder.Build(SchemaGenerator.Create(seed));
            Assert.True(built.Schema is not null, string.Join('\n', built.Errors));
            BreaksNoRule(DocumentGenerator.Valid(seed, built.Schema), built.Schema);
        });
    }

    [Fact]
    public void A_document_valid_by_construction_breaks_no_rule_of_the_supergraph()
    {
        var supergraph = SchemaBuilder.Build(Repository.Read("schemas", "supergraph.graphql")).Schema!;
        Check(seed => BreaksNoRule(DocumentGenerator.Valid(seed, supergraph), supergraph), Cases / 10);
    }

    [Fact]
    public void Mutilated_documents_give_located_errors_in_bounded_time()
    {
        var trusted = Directory.GetFiles(
            Repository.PathOf("schemas", "documents"), "*.graphql", SearchOption.AllDirectories);
        var originals = Enumerable.Range(0, 50).Select(seed => DocumentGenerator.Valid(seed, Town))
            .Concat(Enumerable.Range(0, 50).Select(DocumentGenerator.Any))
            .Concat(Enumerable.Range(0, 10).Select(SchemaGenerator.Create))
            .Concat(trusted.Select(File.ReadAllText))
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

    [Fact]
    public void A_text_has_the_tokens_that_reading_them_one_by_one_finds()
    {
        var originals = Enumerable.Range(0, 50).Select(DocumentGenerator.Any)
            .Concat(Enumerable.Range(0, 10).Select(SchemaGenerator.Create))
            .Append(IntrospectionQuery.Full)
            .Select(Encoding.UTF8.GetBytes)
            .ToArray();
        Check(seed =>
        {
            var random = new Random(seed);
            var bytes = Mutilate(random, originals[random.Next(originals.Length)]);
            var index = TokenIndex.Read(Source.Copy(bytes), ParserScratch.Take(), int.MaxValue);
            var lexer = new Utf8Lexer(bytes, 0);
            var starts = new List<int>();
            for (lexer.Advance(); lexer.Kind is not (TokenKind.EndOfFile or TokenKind.Failed); lexer.Advance())
                starts.Add(lexer.Start);

            // Full stops in a row are one token of the index, whose number the grammar looks at.
            starts.RemoveAll(start => start > 0 && bytes[start] == '.' && bytes[start - 1] == '.');
            Assert.Equal(starts, index.Starts[..Math.Min(starts.Count, index.Count)].ToArray());
        });
    }

    private static void BreaksNoRule(string text, Schema schema)
    {
        var (document, error) = GraphQLParser.Parse(text);
        Assert.Null(error);
        var errors = Validator.Validate(schema, document!);
        Assert.True(errors.IsEmpty, $"{string.Join('\n', errors)}\n{text}");
        var printed = Printer.Print(document!);
        Assert.Equal(printed, Printer.Print(GraphQLParser.Parse(printed).Document!));
    }

    private static void Process(DocumentNode document)
    {
        if (document.Definitions.Any(definition => definition is TypeDeclarationNode or SchemaDeclarationNode))
        {
            foreach (var error in SchemaBuilder.Build([document]).Errors)
                Assert.NotEmpty(error.Message);
        }

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

    private static void Check(Action<int> property, int? cases = null)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(cases ?? Cases);
        Prop.ForAll(Gen.Choose(int.MinValue, int.MaxValue).ToArbitrary(), property).Check(config);
    }
}
