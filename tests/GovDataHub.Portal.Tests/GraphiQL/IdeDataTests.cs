using System.Text.Json;
using GovDataHub.Portal.GraphiQL;
using GovDataHub.Portal.Language;
using GovDataHub.TestKit;

namespace GovDataHub.Portal.Tests.GraphiQL;

public sealed class IdeDataTests
{
    private const string Codes = """
        {"ACCESS_DENIED": {"meaning": {"zh": "拒绝", "en": "Refused"}, "mend": {"zh": "换目的", "en": "Another purpose"}}}
        """;

    [Fact]
    public void The_examples_are_those_the_server_trusts_in_order()
    {
        var files = Directory.GetFiles(Repository.PathOf("schemas", "documents", "examples"), "*.graphql")
            .Order(StringComparer.Ordinal);

        Assert.Equal(files.Select(File.ReadAllText), IdeData.Examples);
    }

    [Fact]
    public void Codes_are_said_in_the_language_of_the_page()
    {
        var english = Read(Locale.Parse("en")).GetProperty("codes").GetProperty("ACCESS_DENIED");
        var chinese = Read(Locale.Parse("zh-CN")).GetProperty("codes").GetProperty("ACCESS_DENIED");

        Assert.Equal("Another purpose", english.GetProperty("mend").GetString());
        Assert.Equal("换目的", chinese.GetProperty("mend").GetString());
    }

    [Fact]
    public void The_block_cannot_be_ended_from_within_and_works_without_the_table()
    {
        var block = IdeData.Of(Locale.Parse("en"), "</script><script>", codes: null);

        Assert.DoesNotContain('<', block);
        Assert.Equal("</script><script>", JsonElement.Parse(block).GetProperty("token").GetString());
        Assert.Empty(JsonElement.Parse(block).GetProperty("codes").EnumerateObject());
    }

    private static JsonElement Read(Locale locale)
    {
        return JsonElement.Parse(IdeData.Of(locale, "token", JsonElement.Parse(Codes)));
    }
}
