using System.Text.Json;
using GovDataHub.GraphQL.Execution;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Tests.Execution;

public sealed class ExecutorTests
{
    private const string Pets = """
        type Query { pet: Pet pets: [Pet!] strict: Strict number(of: Int = 3): Int! later: String slow: String! }
        interface Pet { name: String! }
        type Dog implements Pet { name: String! barks: Boolean }
        type Cat implements Pet { name: String! meows: Boolean }
        type Strict { a: String! b: String }
        type Mutation { add(by: Int!): Int! }
        """;

    [Fact]
    public async Task Fields_come_from_dictionaries_in_selection_order()
    {
        var root = new Dictionary<string, object?>
        {
            ["pets"] = new List<object?>
            {
                new Dictionary<string, object?> { ["__typename"] = "Dog", ["name"] = "Rex", ["barks"] = true },
                new Dictionary<string, object?> { ["__typename"] = "Cat", ["name"] = "Tom" },
            },
            ["number"] = 7,
        };

        var response = await Run("{ n: number pets { ... on Dog { barks } __typename name } }", root);

        Assert.Equal(
            """
                {"data":{"n":7,"pets":[{"barks":true,"__typename":"Dog","name":"Rex"},{"__typename":"Cat",
                "name":"Tom"}]}}
                """.ReplaceLineEndings(""),
            response);
    }

    [Fact]
    public async Task Null_in_a_non_null_field_makes_the_nearest_nullable_object_null()
    {
        var root = new Dictionary<string, object?> { ["strict"] = new Dictionary<string, object?> { ["b"] = "x" } };

        var response = await Run("{ strict { b a } }", root);

        Assert.Equal(
            """
                {"errors":[{"message":"Cannot return null for non-nullable field Strict.a.","locations":[{"line":1,
                "column":14}],"path":["strict","a"]}],"data":{"strict":null}}
                """.ReplaceLineEndings(""),
            response);
    }

    [Fact]
    public async Task A_resolver_says_what_the_client_may_read_and_everything_else_is_masked()
    {
        var seen = new List<Exception>();
        var resolvers = new ResolverMap()
            .Add("Query.later", async _ =>
            {
                await Task.Yield();
                throw new FieldErrorException("SOURCE_TIMEOUT", "Too slow.");
            })
            .AddSync("Query.pet", _ => throw new InvalidOperationException("secret"));

        var response = await Run("{ later pet { name } }", null, resolvers, (exception, _) => seen.Add(exception));

        Assert.Contains("\"code\":\"SOURCE_TIMEOUT\"", response, StringComparison.Ordinal);
        Assert.Contains("internal error", response, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", response, StringComparison.Ordinal);
        Assert.Single(seen);
    }

    [Fact]
    public async Task Mutations_run_one_after_another()
    {
        var total = 0;
        var resolvers = new ResolverMap().Add("Mutation.add", async context =>
        {
            var before = total;
            await Task.Yield();
            return total = before + context.Argument<int>("by");
        });

        var response = await Run("mutation { a: add(by: 1) b: add(by: 2) c: add(by: 3) }", null, resolvers);

        Assert.Equal("""{"data":{"a":1,"b":3,"c":6}}""", response);
    }

    [Fact]
    public async Task A_variable_that_cannot_be_coerced_refuses_the_request()
    {
        var response = await Run("query ($x: Int!) { number(of: $x) }", null, variables: """{"x": true}""");

        Assert.Equal(
            """
                {"errors":[{"message":
                "Variable \"$x\" got invalid value true; Int cannot represent non-integer value: true",
                "locations":[{"line":1,"column":8}],"extensions":{"code":"BAD_USER_INPUT"}}]}
                """.ReplaceLineEndings(""),
            response);
    }

    [Fact]
    public async Task Introspection_answers_from_the_schema()
    {
        var response = await Run("{ __type(name: \"Dog\") { kind fields { name type { ofType { name } } } } }", null);

        Assert.Equal(
            """
                {"data":{"__type":{"kind":"OBJECT","fields":[{"name":"name","type":{"ofType":{"name":"String"}}},
                {"name":"barks","type":{"ofType":null}}]}}}
                """.ReplaceLineEndings(""),
            response);
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(100_000, false)]
    public async Task An_operation_nested_through_fragments_ends_before_the_stack_does(int levels, bool answers)
    {
        var schema = SchemaBuilder.Build("type Query { me: Query id: ID }").Schema!;
        var fragments = Enumerable.Range(0, levels)
            .Select(level => $"fragment F{level} on Query {{ me {{ ...F{level + 1} }} }}");
        var text = $"{{ ...F0 }} {string.Concat(fragments)} fragment F{levels} on Query {{ id }}";
        var me = new Dictionary<string, object?> { ["id"] = "1" };
        me["me"] = me;

        var result = await Executor.ExecuteAsync(
            new() { Schema = schema, Document = GraphQLParser.Parse(text).Document!, RootValue = me },
            TestContext.Current.CancellationToken);

        Assert.Equal(answers, result.Errors.IsEmpty);
        Assert.Equal(answers, result.ToString().Contains("\"id\":\"1\"", StringComparison.Ordinal));
    }

    private static async Task<string> Run(
        string query,
        object? root,
        ResolverMap? resolvers = null,
        Action<Exception, FieldContext>? onException = null,
        string? variables = null)
    {
        var result = await Executor.ExecuteAsync(
            new()
            {
                Schema = SchemaBuilder.Build(Pets).Schema!,
                Document = GraphQLParser.Parse(query).Document!,
                RootValue = root,
                Resolvers = resolvers ?? new(),
                OnException = onException,
                Variables = variables is null ? null : JsonDocument.Parse(variables).RootElement,
            },
            TestContext.Current.CancellationToken);
        return result.ToString();
    }
}
