using System.Text.RegularExpressions;
using GovDataHub.GraphQL.Execution;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Tests.Execution;

public sealed class IncrementalDeliveryTests
{
    private const string Sdl = """
        directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
        directive @stream(if: Boolean! = true, label: String, initialCount: Int! = 0) on FIELD
        type Query { me: Person people: [Person] numbers: [Int!] }
        type Person { id: ID name: String must: String! slow: String friend: Person friends: [Person] }
        type Mutation { touch: Person }
        """;

    [Fact]
    public async Task Deferred_fields_come_in_a_later_payload()
    {
        Assert.Equal(
            [
                """{"data":{"me":{"id":"1"}},"pending":[{"id":"0","path":["me"],"label":"more"}],"hasNext":true}""",
                """{"incremental":[{"id":"0","data":{"name":"Li"}}],"completed":[{"id":"0"}],"hasNext":false}""",
            ],
            await Run("{ me { id ... @defer(label: \"more\") { name } } }"));
    }

    [Fact]
    public async Task A_field_wanted_at_once_is_not_delivered_again()
    {
        Assert.Equal(
            [
                """{"data":{"me":{"friend":{"id":"2"}}},"pending":[{"id":"0","path":["me"]}],"hasNext":true}""",
                """
                    {"incremental":[{"id":"0","subPath":["friend"],"data":{"name":"Wu"}}],"completed":[{"id":"0"}],
                    "hasNext":false}
                    """.ReplaceLineEndings(""),
            ],
            await Run("{ me { ... @defer { friend { id name } } friend { id } } }"));
    }

    [Fact]
    public async Task A_deferral_that_adds_nothing_makes_a_plain_response()
    {
        Assert.Equal(["""{"data":{"me":{"id":"1"}}}"""], await Run("{ me { id ... @defer { id } } }"));
        Assert.Equal(["""{"data":{"me":{"id":"1"}}}"""], await Run("{ me { ... @defer(if: false) { id } } }"));
        Assert.Equal(["""{"data":{"touch":{"id":"9"}}}"""], await Run("mutation { ... @defer { touch { id } } }"));
    }

    [Fact]
    public async Task A_fragment_inside_another_is_announced_when_that_one_is_delivered()
    {
        var payloads = await Run("{ me { ... @defer { friend { id ... @defer { name } } } } }");

        Assert.Equal("""{"data":{"me":{}},"pending":[{"id":"0","path":["me"]}],"hasNext":true}""", payloads[0]);
        Assert.StartsWith(
            """{"pending":[{"id":"1","path":["me","friend"]}],"incremental":[{"id":"0","data":{"friend":{"id":"2"}}}""",
            payloads[1],
            StringComparison.Ordinal);
        Assert.Contains(
            """{"id":"1","data":{"name":"Wu"}}],"completed":[""", string.Concat(payloads), StringComparison.Ordinal);
        Assert.EndsWith("\"hasNext\":false}", payloads[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_stays_inside_its_fragment()
    {
        var payloads = await Run("{ me { id ... @defer { must } ... @defer { name } } }");

        Assert.Equal(
            """
                {"data":{"me":{"id":"1"}},"pending":[{"id":"0","path":["me"]},{"id":"1","path":["me"]}],
                "hasNext":true}
                """.ReplaceLineEndings(""),
            payloads[0]);
        var rest = string.Concat(payloads.Skip(1));
        Assert.Contains("""{"id":"1","data":{"name":"Li"}}""", rest, StringComparison.Ordinal);
        Assert.Contains(
            """
                {"id":"0","errors":[{"message":"Cannot return null for non-nullable field Person.must.",
                "locations":[{"line":1,"column":24}],"path":["me","must"]}]}
                """.ReplaceLineEndings(""),
            rest,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_deferred_below_a_place_that_became_null_is_dropped()
    {
        var payloads = await Run("{ me { friend { ... @defer { name } must } } }");

        Assert.Equal(
            """
                {"errors":[{"message":"Cannot return null for non-nullable field Person.must.",
                "locations":[{"line":1,"column":37}],"path":["me","friend","must"]}],"data":{"me":{"friend":null}}}
                """.ReplaceLineEndings(""),
            Assert.Single(payloads));
    }

    [Fact]
    public async Task Data_that_two_fragments_share_is_delivered_once()
    {
        var payloads = await Run(
            "{ me { ... @defer(label: \"a\") { slow name } ... @defer(label: \"b\") { name friend { id } } } }");

        Assert.Equal(1, Regex.Count(string.Concat(payloads), "\"name\""));
        Assert.Equal(2, Regex.Count(string.Concat(payloads), "\\{\"id\":\"[01]\"\\}"));
    }

    [Fact]
    public async Task The_quick_fragment_does_not_wait_for_the_slow_one()
    {
        var gate = new TaskCompletionSource<object?>();
        var payloads = Executor.ExecuteIncrementallyAsync(
            Request("{ me { ... @defer { slow } ... @defer { name } } }", new ResolverMap()
                .Add("Person.slow", async _ => await gate.Task)),
            TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);

        Assert.True(await payloads.MoveNextAsync());
        Assert.True(await payloads.MoveNextAsync());
        Assert.Contains("\"name\":\"Li\"", payloads.Current.ToString(), StringComparison.Ordinal);
        gate.SetResult("at last");
        Assert.True(await payloads.MoveNextAsync());
        Assert.Contains("at last", payloads.Current.ToString(), StringComparison.Ordinal);
        Assert.False(await payloads.MoveNextAsync());
    }

    [Fact]
    public async Task A_streamed_list_delivers_its_first_items_at_once()
    {
        var payloads = await Run("{ numbers @stream(initialCount: 2, label: \"n\") }");

        Assert.Equal(
            """{"data":{"numbers":[1,2]},"pending":[{"id":"0","path":["numbers"],"label":"n"}],"hasNext":true}""",
            payloads[0]);
        var items = string.Join(',', payloads.Skip(1).SelectMany(payload =>
            Regex.Matches(payload, "\"items\":\\[([^]]*)\\]").Select(m => m.Groups[1].Value)));
        Assert.Equal("3,4,5", items);
        Assert.EndsWith("""
            "completed":[{"id":"0"}],"hasNext":false}
            """, payloads[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_breaks_ends_its_list_with_an_error()
    {
        static async IAsyncEnumerable<object?> Break()
        {
            yield return 1;
            await Task.Yield();
            throw new FieldErrorException("SOURCE_UNAVAILABLE", "Gone.");
        }

        var payloads = await Run(
            "{ numbers @stream }", new ResolverMap().AddSync("Query.numbers", _ => Break()));
        var whole = await Run("{ numbers }", new ResolverMap().AddSync("Query.numbers", _ => Break()));

        Assert.Contains("\"items\":[1]", string.Concat(payloads), StringComparison.Ordinal);
        Assert.Contains("SOURCE_UNAVAILABLE", payloads[^1], StringComparison.Ordinal);
        Assert.EndsWith("\"hasNext\":false}", payloads[^1], StringComparison.Ordinal);
        Assert.Contains("\"data\":{\"numbers\":null}", Assert.Single(whole), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Items_of_a_streamed_list_may_defer()
    {
        var payloads = await Run("{ people @stream(initialCount: 1) { id ... @defer { name } } }");

        var all = string.Concat(payloads);
        Assert.Equal("""
            {"data":{"people":[{"id":"1"}]},"pending":[{"id":"0","path":["people",0]},{"id":"1",
            "path":["people"]}],"hasNext":true}
            """.ReplaceLineEndings(""), payloads[0]);
        Assert.Contains("\"items\":[{\"id\":\"2\"}]", all, StringComparison.Ordinal);
        Assert.Contains("\"path\":[\"people\",1]", all, StringComparison.Ordinal);
        Assert.Contains("\"name\":\"Wu\"", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_early_cancels_what_still_runs()
    {
        var cancelled = new TaskCompletionSource();
        var request = Request("{ me { id ... @defer { slow } } }", new ResolverMap().Add("Person.slow", async context =>
        {
            await using var registration = context.CancellationToken.Register(cancelled.SetResult);
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return null;
        }));

        var payloads = Executor.ExecuteIncrementallyAsync(request, TestContext.Current.CancellationToken);
        await foreach (var payload in payloads)
        {
            Assert.True(payload.HasNext);
            break;
        }

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    private static async Task<List<string>> Run(string query, ResolverMap? resolvers = null)
    {
        var payloads = new List<string>();
        var all = Executor.ExecuteIncrementallyAsync(
            Request(query, resolvers ?? new()), TestContext.Current.CancellationToken);
        await foreach (var payload in all)
            payloads.Add(payload.ToString());
        return payloads;
    }

    private static ExecutionRequest Request(string query, ResolverMap resolvers)
    {
        var wu = new Dictionary<string, object?> { ["id"] = "2", ["name"] = "Wu" };
        var li = new Dictionary<string, object?> { ["id"] = "1", ["name"] = "Li", ["slow"] = "s", ["friend"] = wu };
        return new()
        {
            Schema = SchemaBuilder.Build(Sdl).Schema!,
            Document = GraphQLParser.Parse(query).Document!,
            Resolvers = resolvers,
            RootValue = new Dictionary<string, object?>
            {
                ["me"] = li,
                ["people"] = new[] { li, wu },
                ["numbers"] = new[] { 1, 2, 3, 4, 5 },
                ["touch"] = new Dictionary<string, object?> { ["id"] = 9 },
            },
        };
    }
}
