using System.Text.Json;
using GovDataHub.Cli.Query;

namespace GovDataHub.Cli.Tests.Query;

public sealed class AnswerErrorsTests
{
    [Fact]
    public void An_error_points_at_its_place_and_says_what_mends_it()
    {
        const string Answer = """
            {"errors":[{"message":"Cannot query field \"nme\".","locations":[{"line":2,"column":8}],
            "extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}
            """;

        Assert.Equal(
            """
            hub: Cannot query field "nme". (GRAPHQL_VALIDATION_FAILED)
              2 |   me { nme }
                |        ^
              Mend the query at the location given.

            """,
            AnswerErrors.Print(JsonElement.Parse(Answer), "{\n  me { nme }\n}"));
    }

    [Fact]
    public void A_field_that_failed_is_named_by_its_path()
    {
        const string Answer = """
            {"data":{"me":null},"errors":[{"message":"No.","path":["me","rows",0],"locations":[{"line":9,"column":1}]}]}
            """;

        Assert.Equal("hub: No.\n  at me.rows.0\n", AnswerErrors.Print(JsonElement.Parse(Answer), "{ me }"));
    }

    [Fact]
    public void Of_a_long_line_the_part_around_the_place_is_shown()
    {
        string document = new string(' ', 500) + "x" + new string('y', 500);
        const string Answer = """{"errors":[{"message":"No.","locations":[{"line":1,"column":501}]}]}""";

        string[] lines = AnswerErrors.Print(JsonElement.Parse(Answer), document).Split('\n');

        Assert.Equal('x', lines[1][lines[2].IndexOf('^', StringComparison.Ordinal)]);
        Assert.InRange(lines[1].Length, 1, 170);
    }

    [Theory]
    [InlineData("""{"data":{}}""", 0)]
    [InlineData("""{"data":{},"errors":[{"message":"","extensions":{"code":"SOURCE_TIMEOUT"}}]}""", 1)]
    [InlineData("""{"data":null,"errors":[{"message":"","extensions":{"code":"BAD_USER_INPUT"}}]}""", 1)]
    [InlineData("""{"errors":[{"message":"","extensions":{"code":"GRAPHQL_PARSE_FAILED"}}]}""", 2)]
    [InlineData("""{"errors":[{"message":"","extensions":{"code":"BAD_USER_INPUT"}}]}""", 2)]
    [InlineData("""{"errors":[{"message":"","extensions":{"code":"DOCUMENT_NOT_TRUSTED"}}]}""", 1)]
    [InlineData("{}", 1)]
    public void The_exit_code_tells_bad_input_from_what_failed(string answer, int code)
    {
        Assert.Equal(code, AnswerErrors.ExitCodeOf(JsonElement.Parse(answer)));
    }
}
