using System.Text;
using System.Text.Json;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Errors;
using GovDataHub.Federation.Execution;
using GovDataHub.Federation.Limits;
using GovDataHub.Federation.Tests.Execution;
using GovDataHub.GraphQL;

namespace GovDataHub.Federation.Tests.Limits;

public sealed class LimitTests : IDisposable
{
    private const string Types = "__schema { types { fields { type ";
    private readonly TestHub _hub = new();

    public static TheoryData<string, int, string, string> Documents => new()
    {
        { LimitName.Tokens, 7, "{ me { id id } }", "{ me { id id id id } }" },
        { LimitName.Depth, 3, "{ me { spouse { id } } }", "{ me { spouse { spouse { id } } } }" },
        { LimitName.Depth, 3, "{ me { ...S } } fragment S on Citizen { spouse { id } }",
            "{ me { ...S } } fragment S on Citizen { spouse { ...T } } fragment T on Citizen { spouse { id } }" },
        { LimitName.Aliases, 2, "{ a: me { b: id } }", "{ a: me { b: id c: id } }" },
        { LimitName.Aliases, 2, "{ a: me { ...F } } fragment F on Citizen { b: id }",
            "{ me { ...F spouse { ...F } children { ...F } } } fragment F on Citizen { b: id }" },
        { LimitName.RootFields, 2, "{ me { id } me { id } x: __typename }",
            "{ me { id } x: __typename y: __typename }" },
        { LimitName.Directives, 2, "{ me @include(if: true) { id @skip(if: false) } }",
            "{ me @include(if: true) { id @skip(if: false) ... @include(if: true) { id } } }" },
        { LimitName.Fields, 4, "{ me { ...F ...F ...F } } fragment F on Citizen { id }",
            "{ me { ...F ...F ...F ...F } } fragment F on Citizen { id }" },
        { LimitName.IntrospectionDepth, 1, $"{{ {Types} {{ name }} }} }} }} }}",
            $"{{ {Types} {{ fields {{ name }} }} }} }} }} }}" },
        { LimitName.Fetches, 2, "{ me { hpf { account { status } } psb { population { name } } } }",
            "{ me { hpf { account { status } } psb { population { name } } cab { marriage { status } } } }" },
        // Two objects and a list of three; of four.
        { LimitName.Cost, 4, "{ sta { indicator(first: 3) { value } } }", "{ sta { indicator(first: 4) { value } } }" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_limit_allows_what_is_at_it_and_refuses_one_more(string name, int maximum, string within, string over)
    {
        _hub.Limits = With(name, maximum);
        HubGateway gateway = _hub.Gateway();

        Assert.Empty(gateway.Prepare(Encoding.UTF8.GetBytes(within), null).Errors);
        GraphQLError error = Assert.Single(gateway.Prepare(Encoding.UTF8.GetBytes(over), null).Errors);
        Assert.Equal(ErrorCode.LimitExceeded, error.Code);
        var limit = (IReadOnlyDictionary<string, object?>)error.Extensions!["limit"]!;
        Assert.Equal((name, (long)maximum, maximum + 1L), (limit["name"], limit["maximum"], limit["found"]));
    }

    [Theory]
    [InlineData("{ me { ...F0 } } ", "fragment F40 on Citizen { id }", LimitName.Fields)]
    [InlineData("{ ...F0 } ", "fragment F40 on Citizen { nothing }", LimitName.Fields)]
    public void Fragments_that_multiply_are_counted_without_being_walked(string begin, string end, string name)
    {
        string doubling = string.Concat(Enumerable.Range(0, 40).Select(
            n => $"fragment F{n} on Citizen {{ ...F{n + 1} ...F{n + 1} }} "));

        PreparedOperation prepared = _hub.Gateway().Prepare(Encoding.UTF8.GetBytes(begin + doubling + end), null);

        GraphQLError error = Assert.Single(prepared.Errors);
        Assert.Equal(name, ((IReadOnlyDictionary<string, object?>)error.Extensions!["limit"]!)["name"]);
    }

    [Fact]
    public void A_fragment_that_spreads_itself_is_left_to_validation()
    {
        PreparedOperation prepared = _hub.Gateway().Prepare(
            "{ me { ...F } } fragment F on Citizen { spouse { ...F } }"u8.ToArray(), null);

        Assert.All(prepared.Errors, error => Assert.Equal(ErrorCode.ValidationFailed, error.Code));
    }

    [Fact]
    public void Nesting_beyond_what_the_parser_follows_is_a_depth_too()
    {
        byte[] deep = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{ a ", 600)));

        GraphQLError error = Assert.Single(_hub.Gateway().Prepare(deep, null).Errors);

        Assert.Equal(LimitName.Depth, ((IReadOnlyDictionary<string, object?>)error.Extensions!["limit"]!)["name"]);
    }

    [Fact]
    public async Task A_length_in_a_variable_counts_when_it_is_known()
    {
        const string Query = "query ($n: Int!) { sta { indicator(first: $n) { value } } }";
        _hub.Limits = With(LimitName.Cost, 4);

        JsonElement within = await _hub.AskAsync(Query, TestHub.Citizen(), ("n", 3));
        JsonElement over = await _hub.AskAsync(Query, TestHub.Citizen(), ("n", 4));

        Assert.False(within.TryGetProperty("errors", out _));
        Assert.Equal(LimitName.Cost, Limit(over).GetProperty("name").GetString());
    }

    [Fact]
    public async Task An_answer_may_hold_so_many_objects()
    {
        const string Query = "{ me { hpf { account { status } } } }";
        _hub.Limits = With(LimitName.ActualCost, 4);
        JsonElement within = await _hub.AskAsync(Query, TestHub.Citizen());
        _hub.Limits = With(LimitName.ActualCost, 3);
        JsonElement over = await _hub.AskAsync(Query, TestHub.Citizen());

        Assert.False(within.TryGetProperty("errors", out _));
        Assert.False(over.TryGetProperty("data", out _));
        Assert.Equal(4, Limit(over).GetProperty("found").GetInt32());
    }

    [Fact]
    public async Task An_operation_may_run_so_long()
    {
        const string Query = "{ me { hpf { account { status } } } }";
        _hub.City.Faults["HPF"] = SourceFailure.Timeout;
        _hub.Limits = With(LimitName.Time, 0);
        JsonElement over = await _hub.AskAsync(Query, TestHub.Citizen());

        Assert.Equal(LimitName.Time, Limit(over).GetProperty("name").GetString());
    }

    public void Dispose()
    {
        _hub.Dispose();
    }

    private static JsonElement Limit(JsonElement answer)
    {
        JsonElement extensions = answer.GetProperty("errors")[0].GetProperty("extensions");
        Assert.Equal(ErrorCode.LimitExceeded, extensions.GetProperty("code").GetString());
        return extensions.GetProperty("limit");
    }

    private static OperationLimits With(string name, int maximum)
    {
        OperationLimits standard = OperationLimits.Default;
        return name switch
        {
            LimitName.Tokens => standard with { Tokens = maximum },
            LimitName.Depth => standard with { Depth = maximum },
            LimitName.Aliases => standard with { Aliases = maximum },
            LimitName.RootFields => standard with { RootFields = maximum },
            LimitName.Directives => standard with { Directives = maximum },
            LimitName.Fields => standard with { Fields = maximum },
            LimitName.IntrospectionDepth => standard with { IntrospectionDepth = maximum },
            LimitName.Fetches => standard with { Fetches = maximum },
            LimitName.Cost => standard with { Cost = maximum },
            LimitName.ActualCost => standard with { ActualCost = maximum },
            LimitName.Time => standard with { Time = TimeSpan.FromMilliseconds(maximum) },
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };
    }
}
