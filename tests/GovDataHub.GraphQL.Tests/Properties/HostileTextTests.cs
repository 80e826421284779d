using System.Diagnostics;
using System.Text;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;
using GovDataHub.GraphQL.Validation;

namespace GovDataHub.GraphQL.Tests.Properties;

/// <summary>Texts made to hurt: nested or repeated without end, or of one endless token. All are answered.</summary>
public sealed class HostileTextTests
{
    private const int Deep = 100_000;
    private const int Megabyte = 1 << 20;

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    private static readonly Schema Town = SchemaBuilder.Build(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Conformance", "schema.graphql"))).Schema!;

    /// <summary>Each construct that may hold itself: what is before it, its opening, inside, closing, after.</summary>
    public static TheoryData<string, string, string, string, string> Recursions => new()
    {
        { "", "{a", "", "}", "" },
        { "", "{a:a(b:1)@c", "", "}", "" },
        { "{", "...{", "a", "}", "}" },
        { "{", "...on A@b{", "a", "}", "}" },
        { "{a(b:", "[", "", "]", ")}" },
        { "{a(b:", "{c:", "1", "}", ")}" },
        { "{a(b:", "[{c:", "1", "}]", ")}" },
        { "{a@b(c:", "[", "$d", "]", ")}" },
        { "query($a:", "[", "Int", "]", "){a}" },
        { "query($a:A=", "[", "", "]", "){a}" },
        { "query($a:A=", "{b:", "1", "}", "){a}" },
        { "query($a:A@b(c:", "[", "", "]", ")){a}" },
        { "type A{a:", "[", "Int", "]", "}" },
        { "type A{a(b:", "[", "Int", "!]", "):Int}" },
        { "type A{a(b:B=", "{c:", "1", "}", "):Int}" },
        { "type A@b(c:", "[", "", "]", ")" },
        { "extend type A@b(c:", "{d:", "1", "}", ")" },
        { "input A{a:A=", "[", "", "]", "}" },
        { "enum A{B@c(d:", "{e:", "1", "}", ")}" },
        { "directive@a(b:B=", "[", "", "]", ")on FIELD" },
        { "schema@a(b:", "[", "", "]", "){query:Q}" },
    };

    [Theory]
    [MemberData(nameof(Recursions))]
    public void Nesting_a_hundred_thousand_deep_is_a_located_fault(
        string before, string open, string inside, string close, string after)
    {
        var closed = Nest(before, open, inside, close, after, Deep);
        foreach (var text in new[] { closed, closed[..(before.Length + (open.Length * Deep))] })
        {
            var error = GraphQLParser.Parse(text).Error!;

            Assert.Equal(ErrorCodes.LimitExceeded, error.Code);
            Assert.Equal(1, Assert.Single(error.Locations).Line);
        }
    }

    [Theory]
    [MemberData(nameof(Recursions))]
    public void Nesting_as_deep_as_may_be_is_read_printed_and_checked_on_an_ordinary_stack(
        string before, string open, string inside, string close, string after)
    {
        var depth = 490 / open.Count(unit => unit is '[' or '{');
        var document = GraphQLParser.Parse(Nest(before, open, inside, close, after, depth)).Document!;
        var printed = "";
        var thread = new Thread(
            () =>
            {
                printed = Printer.Print(document);
                _ = Validator.Validate(Town, document);
                _ = SchemaBuilder.Build([document]);
            },
            1 << 20);
        thread.Start();
        thread.Join();

        Assert.Equal(printed, Printer.Print(GraphQLParser.Parse(printed).Document!));
    }

    [Theory]
    [InlineData("{", "{a", "}")]
    [InlineData("{a(b:", "[", "]")]
    [InlineData("{", "...{", "}")]
    [InlineData("type A{a:", "[", "]")]
    [InlineData("{a", "@b", "")]
    [InlineData("{a", "@b", "}")]
    [InlineData("{a(b:\"", "\\u{", "")]
    [InlineData("{a(b:\"", "\\uD800", "\")}")]
    [InlineData("", "\"\"\"", "")]
    [InlineData("{", "a:", "")]
    [InlineData("", "#\n", "")]
    [InlineData("{a", "#\u4e2d\r", "}")]
    [InlineData("{", "a ", "}")]
    [InlineData("{", "...", "}")]
    [InlineData("{", "...A", "}")]
    [InlineData("{a(", "b:1", ")}")]
    [InlineData("{a(b:[", "-1.5e3,", "])}")]
    [InlineData("query(", "$a:A", "){a}")]
    [InlineData("", "extend type A ", "")]
    [InlineData("", "\"a\"type A", "")]
    [InlineData("enum A{", "\"a\"B ", "}")]
    [InlineData("union A=", "|B", "")]
    [InlineData("type A implements", "&B", "")]
    [InlineData("{", "\uFEFF", "a}")]
    public void Repetition_of_anything_ends_soon(string start, string again, string end)
    {
        var text = start + string.Concat(Enumerable.Repeat(again, Deep)) + end;
        var watch = Stopwatch.StartNew();

        var (document, error) = GraphQLParser.Parse(text);
        if (document is not null)
        {
            foreach (var found in Validator.Validate(Town, document))
                Assert.NotEmpty(found.Message);
            Assert.NotEmpty(Printer.Print(document));
        }

        Assert.True(document is not null || error!.Locations.Length == 1);
        Assert.True(watch.Elapsed < Bound, watch.Elapsed.ToString());
    }

    [Theory]
    [InlineData("{a(b:\"", 'x', "\")}", true)]
    [InlineData("{a(b:\"", '\u4e2d', "\")}", true)]
    [InlineData("{a(b:\"", 'x', "", false)]
    [InlineData("{a(b:\"", 'x', "\n\")}", false)]
    [InlineData("{a(b:\"\"\"", 'x', "\"\"\")}", true)]
    [InlineData("{a(b:\"\"\"", '\n', "\"\"\")}", true)]
    [InlineData("{a(b:\"\"\"", '\\', "\"\"\")}", false)]
    [InlineData("{a(b:\"\"\"", 'x', "", false)]
    [InlineData("{a#", 'x', "\n}", true)]
    [InlineData("{a#", '\u4e2d', "", false)]
    [InlineData("{", 'x', "}", true)]
    [InlineData("{a(b:", '9', ")}", true)]
    [InlineData("{a(b:1.", '9', ")}", true)]
    [InlineData("{a(b:1e", '9', ")}", true)]
    [InlineData("{a(b:-", '0', ")}", false)]
    [InlineData("{a", ' ', "}", true)]
    [InlineData("{a", '\r', "}", true)]
    [InlineData("{a", ',', "", false)]
    [InlineData("{a", '.', "}", false)]
    public void A_megabyte_of_one_token_is_read_or_refused_soon(string start, char again, string end, bool right)
    {
        var watch = Stopwatch.StartNew();

        var (document, error) = GraphQLParser.Parse(start + new string(again, Megabyte) + end);

        Assert.Equal(right, document is not null);
        Assert.True(right ? Printer.Print(document!).Length > 0 : error!.Locations.Length == 1);
        Assert.True(watch.Elapsed < Bound, watch.Elapsed.ToString());
    }

    [Fact]
    public void A_document_too_large_to_be_indexed_is_refused()
    {
        var error = GraphQLParser.Parse(new byte[ParserLimits.MostBytes]).Error!;

        Assert.Equal(ErrorCodes.LimitExceeded, error.Code);
        Assert.Equal(new SourceLocation(1, 1), Assert.Single(error.Locations));
    }

    private static string Nest(string before, string open, string inside, string close, string after, int depth)
    {
        return new StringBuilder(before)
            .Insert(before.Length, open, depth)
            .Append(inside)
            .Append(string.Concat(Enumerable.Repeat(close, depth)))
            .Append(after)
            .ToString();
    }
}
