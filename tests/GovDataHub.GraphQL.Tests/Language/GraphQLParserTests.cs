using System.Text;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Tests.Language;

public sealed class GraphQLParserTests
{
    [Theory]
    [InlineData("", "Syntax Error: Unexpected <EOF>.", 1, 1)]
    [InlineData("{", "Syntax Error: Expected Name, found <EOF>.", 1, 2)]
    [InlineData("\n { ...F }\nfragment Fff Type", "Syntax Error: Expected \"on\", found Name \"Type\".", 3, 14)]
    [InlineData("{ field: {} }", "Syntax Error: Expected Name, found \"{\".", 1, 10)]
    [InlineData("notAnOperation Foo { field }", "Syntax Error: Unexpected Name \"notAnOperation\".", 1, 1)]
    [InlineData("...", "Syntax Error: Unexpected \"...\".", 1, 1)]
    [InlineData("{ \"\"", "Syntax Error: Expected Name, found String \"\".", 1, 3)]
    [InlineData("query Foo($x: Complex = { a: { b: [ $var ] } }) { field }",
        "Syntax Error: Unexpected variable \"$var\" in constant value.", 1, 37)]
    [InlineData("fragment on on on { on }", "Syntax Error: Unexpected Name \"on\".", 1, 10)]
    [InlineData("{ ...on }", "Syntax Error: Expected Name, found \"}\".", 1, 9)]
    [InlineData("{ a(b: \"\\u{110000}\") }", "Syntax Error: Invalid Unicode escape sequence: \"\\u{110000}\".", 1, 9)]
    [InlineData("{ a(b: 00) }", "Syntax Error: Invalid number, unexpected digit after 0: \"0\".", 1, 9)]
    [InlineData("\"\u4e2d\" # \u6587\n?", "Syntax Error: Unexpected character: \"?\".", 2, 1)]
    public void A_wrong_text_gives_its_first_fault_with_its_place(string text, string message, int line, int column)
    {
        var (document, error) = GraphQLParser.Parse(text);

        Assert.Null(document);
        Assert.Equal(message, error!.Message);
        Assert.Equal(new SourceLocation(line, column), Assert.Single(error.Locations));
    }

    [Theory]
    [InlineData("{ a ", "{ a ", "}")]
    [InlineData("{ a(b: ", "[", "]")]
    [InlineData("{ a(b: ", "{ c: ", "}")]
    [InlineData("query ($a: ", "[", "]")]
    public void A_text_nested_too_deep_is_a_located_fault(string start, string open, string close)
    {
        var text = new StringBuilder(start);
        for (var level = 0; level < 100_000; level++)
            text.Append(open);
        for (var level = 0; level < 100_000; level++)
            text.Append(close);

        var error = GraphQLParser.Parse(text.ToString()).Error!;

        Assert.Equal(ErrorCodes.LimitExceeded, error.Code);
        Assert.Single(error.Locations);
    }

    [Fact]
    public void A_document_with_more_tokens_than_allowed_is_a_located_fault()
    {
        var limits = new ParserLimits { MaximumTokens = 4 };

        Assert.NotNull(GraphQLParser.Parse("{ a b }", limits).Document);
        var error = GraphQLParser.Parse("{ a b c }", limits).Error!;
        Assert.Equal(new SourceLocation(1, 9), Assert.Single(error.Locations));
    }

    [Fact]
    public void An_unpaired_surrogate_is_a_located_fault()
    {
        var bare = GraphQLParser.Parse("{ \ud800 }").Error!;
        var inString = GraphQLParser.Parse("{ a(b: \"\ud83d\ude00\ud800\") }").Error!;

        Assert.Equal("Syntax Error: Invalid character: U+D800. (1:3)", bare.ToString());
        Assert.Equal("Syntax Error: Invalid character within String: U+D800. (1:11)", inString.ToString());
    }

    [Fact]
    public void Columns_count_UTF_16_units()
    {
        var document = GraphQLParser.Parse("{ a(b: \"\ud83d\ude00\u4e2d\") c }").Document!;

        var operation = Assert.IsType<OperationDefinitionNode>(Assert.Single(document.Definitions));
        Assert.Equal(15, operation.SelectionSet.Selections[1].Location.Column);
    }
}
