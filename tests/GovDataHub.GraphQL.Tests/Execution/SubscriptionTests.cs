using GovDataHub.GraphQL.Execution;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Tests.Execution;

public sealed class SubscriptionTests
{
    private static readonly Schema Schema = SchemaBuilder.Build("""
        type Query { a: Int }
        type Subscription { counted(to: Int!): Count }
        type Count { value: Int! half: Int! }
        """).Schema!;

    [Fact]
    public async Task Each_event_is_answered_and_an_error_in_one_spoils_no_other()
    {
        var resolvers = new ResolverMap()
            .AddSubscription("Subscription.counted", context => Count(context.Argument<int>("to")))
            .AddSync("Count.half", context =>
            {
                var value = (int)((IReadOnlyDictionary<string, object?>)context.Source!)["value"]!;
                return value % 2 == 0 ? value / 2 : throw new FieldErrorException("ODD", "No half.");
            });

        var (responses, refusal) = Subscribe("subscription { counted(to: 3) { value half } }", resolvers);

        Assert.Null(refusal);
        var all = new List<string>();
        await foreach (var response in responses!.WithCancellation(TestContext.Current.CancellationToken))
            all.Add(response.ToString());
        Assert.Equal(3, all.Count);
        Assert.Contains("\"code\":\"ODD\"", all[0], StringComparison.Ordinal);
        Assert.EndsWith("\"data\":{\"counted\":null}}", all[0], StringComparison.Ordinal);
        Assert.Equal("""{"data":{"counted":{"value":2,"half":1}}}""", all[1]);
    }

    [Fact]
    public void A_subscription_that_cannot_be_made_says_why()
    {
        var refused = new ResolverMap().AddSubscription(
            "Subscription.counted", _ => throw new FieldErrorException("ACCESS_DENIED", "Not yours."));

        var denied = Subscribe("subscription { counted(to: 3) { value } }", refused).Refusal!;
        var unserved = Subscribe("subscription { counted(to: 3) { value } }", new()).Refusal!;

        Assert.Equal("ACCESS_DENIED", Assert.Single(denied.Errors).Code);
        Assert.False(denied.IsExecuted);
        Assert.Single(unserved.Errors);
    }

    [Fact]
    public async Task Errors_below_an_object_that_is_lost_already_are_dropped()
    {
        var schema = SchemaBuilder.Build("type Query { o: O } type O { a: Int! b: Int! c: Int }").Schema!;
        var gate = new TaskCompletionSource();
        var resolvers = new ResolverMap()
            .Add("O.c", async _ =>
            {
                await gate.Task;
                throw new FieldErrorException("LATE", "Too late.");
            })
            .Add("O.a", async _ =>
            {
                await Task.Yield();
                throw new FieldErrorException("FIRST", "First.");
            })
            .Add("O.b", async _ =>
            {
                await Task.Yield();
                gate.SetResult();
                throw new FieldErrorException("SECOND", "Second.");
            });

        var result = await Executor.ExecuteAsync(
            new()
            {
                Schema = schema,
                Document = GraphQLParser.Parse("{ o { a b c } }").Document!,
                Resolvers = resolvers,
                RootValue = new Dictionary<string, object?> { ["o"] = new Dictionary<string, object?>() },
            },
            TestContext.Current.CancellationToken);

        Assert.Single(result.Errors);
        Assert.EndsWith("\"data\":{\"o\":null}}", result.ToString(), StringComparison.Ordinal);
    }

    private static SubscriptionResult Subscribe(string query, ResolverMap resolvers)
    {
        return Executor.Subscribe(
            new() { Schema = Schema, Document = GraphQLParser.Parse(query).Document!, Resolvers = resolvers },
            TestContext.Current.CancellationToken);
    }

    private static async IAsyncEnumerable<object?> Count(int to)
    {
        for (var value = 1; value <= to; value++)
        {
            await Task.Yield();
            yield return new Dictionary<string, object?>
            {
                ["counted"] = new Dictionary<string, object?> { ["value"] = value },
            };
        }
    }
}
