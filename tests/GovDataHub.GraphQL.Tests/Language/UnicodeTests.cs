using System.Text;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Tests.Language;

/// <summary>A source text is Unicode scalar values in UTF-8 and nothing else (GraphQL section 2.1.1).</summary>
public sealed class UnicodeTests
{
    /// <summary>Bytes that are no UTF-8: alone, overlong, surrogates, beyond the last code point, cut short.</summary>
    public static TheoryData<byte[]> Malformed => new(
        [0x80], [0xBF], [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0xAF], [0xE0, 0x9F, 0xBF], [0xF0, 0x80, 0x80, 0xAF],
        [0xF0, 0x8F, 0xBF, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5], [0xFF],
        [0xE4, 0xB8], [0xF0, 0x9F, 0x98], [0xC3]);

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Bytes_that_are_not_UTF_8_are_a_fault_wherever_they_stand(byte[] bytes)
    {
        foreach (var (before, after) in new[]
        {
            ("{\n a(b: \"x", "\") }"),
            ("{\n a(b: \"\"\"", "\"\"\") }"),
            ("{\n a(b: [", "]) }"),
            ("{\n a(b: #", "\n1) }"),
        })
        {
            byte[] text = [.. Encoding.UTF8.GetBytes(before), .. bytes, .. Encoding.UTF8.GetBytes(after)];

            var error = GraphQLParser.Parse(text).Error!;

            Assert.StartsWith("Syntax Error: Invalid character", error.Message, StringComparison.Ordinal);
            Assert.Equal(new SourceLocation(2, before.Length - 1), Assert.Single(error.Locations));
        }
    }

    [Theory]
    [InlineData("\\uD800")]
    [InlineData("\\uDC00")]
    [InlineData("\\uD83D\\uD83D")]
    [InlineData("\\uDE00\\uD83D")]
    [InlineData("\\uD83D\\u{DE00}")]
    [InlineData("\\u{D83D}\\u{DE00}")]
    [InlineData("\\u{110000}")]
    [InlineData("\\u{FFFFFFFF}")]
    [InlineData("\\u{}")]
    [InlineData("\\u{12")]
    [InlineData("\\u12")]
    [InlineData("\\u12G4")]
    [InlineData("\\x")]
    public void An_escape_that_is_no_scalar_value_is_a_fault_where_it_begins(string escape)
    {
        var error = GraphQLParser.Parse($"{{ a(b: \"\u4e2d\U0001F600{escape}\") }}").Error!;

        Assert.Contains("escape sequence", error.Message, StringComparison.Ordinal);
        Assert.Equal(new SourceLocation(1, 12), Assert.Single(error.Locations));
    }

    [Theory]
    [InlineData("\\uD83D\\uDE00", "\U0001F600")]
    [InlineData("\\u{1F600}", "\U0001F600")]
    [InlineData("\\u{00001F600}", null)]
    [InlineData("\\u{10FFFF}", "\U0010FFFF")]
    [InlineData("\\u{0}", "\0")]
    [InlineData("\\u4e2d\\t\\/", "\u4e2d\t/")]
    public void An_escape_stands_for_its_character(string escape, string? value)
    {
        var read = GraphQLParser.ParseConstantValue($"\"{escape}\"", out var error);

        Assert.Equal(value, (read as StringValueNode)?.Value);
        Assert.Equal(value is null, error is not null);
    }

    [Fact]
    public void A_byte_order_mark_is_ignored_between_tokens_and_counts_as_a_column()
    {
        var document = GraphQLParser.Parse("\uFEFF{\uFEFFa\uFEFFb}").Document!;

        var operation = Assert.IsType<OperationDefinitionNode>(Assert.Single(document.Definitions));
        Assert.Equal([4, 6], operation.SelectionSet.Selections.Select(field => field.Location.Column));
    }
}
