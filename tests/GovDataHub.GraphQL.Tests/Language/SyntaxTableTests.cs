using GovDataHub.GraphQL.Execution;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Tests.Language;

/// <summary>The tree comes into being when it is looked at, from tokens that were found 64 bytes at a time.</summary>
public sealed class SyntaxTableTests
{
    private const int Threads = 8;

    private const string Text = """
        "about" query Q($a: [Int!]! = [1, -2.5e3] @d, $b: T) @e { # é
          x: field(c: {d: "\u00e9", e: EN, f: [true, null]}) @skip(if: $b) { ... on X { a } ...F @g ... { b } }
        }
        fragment F on T { a }
        type T implements A & B @d { "f" a("b" c: Int = 1): [T!]! }
        enum E { "v" A B @d } union U = A | B directive @d(a: Int) repeatable on FIELD | QUERY
        """;

    [Fact]
    public async Task Threads_that_look_at_a_document_at_once_see_one_and_the_same_tree()
    {
        for (var round = 0; round < 200; round++)
        {
            var document = GraphQLParser.Parse(Text).Document!;
            using var start = new Barrier(Threads);
            var seen = await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait(TestContext.Current.CancellationToken);
                    var definitions = document.Definitions;
                    return (definitions, Printed: Printer.Print(document), definitions[0].Location.Line);
                },
                TestContext.Current.CancellationToken,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));

            Assert.All(seen, one => Assert.Equal(seen[0], one));
        }
    }

    [Fact]
    public void A_text_means_the_same_wherever_it_begins()
    {
        var expected = Printer.Print(GraphQLParser.Parse(Text).Document!);
        var wrong = Text.Replace("{ a }", "{ a : }", StringComparison.Ordinal);
        var fault = GraphQLParser.Parse(wrong).Error!;
        for (var offset = 0; offset < 200; offset++)
        {
            var before = new string(' ', offset);

            var document = GraphQLParser.Parse(before + Text).Document!;
            var moved = GraphQLParser.Parse(before + wrong).Error!;

            Assert.Equal(expected, Printer.Print(document));
            Assert.Equal(1 + offset, document.Definitions[0].Location.Column);
            Assert.Equal(fault.Message, moved.Message);
            Assert.Equal(fault.Locations, moved.Locations);
        }
    }

    [Fact]
    public void Names_of_every_length_are_read_whole()
    {
        for (var length = 1; length < 150; length++)
        {
            var name = string.Concat(Enumerable.Range(0, length).Select(index => "aZ_9"[index % 4]));
            var document = GraphQLParser.Parse($"{{{name}:_{name}(b:$_{name})}}").Document!;

            var operation = Assert.IsType<OperationDefinitionNode>(document.Definitions[0]);
            var field = Assert.IsType<FieldNode>(operation.SelectionSet.Selections[0]);
            Assert.Equal(name, field.Alias?.Value);
            Assert.Equal("_" + name, field.Name.Value);
            Assert.Equal(2 + length + 1, field.Name.Location.Column);
            Assert.Equal("_" + name, Assert.IsType<VariableNode>(field.Arguments[0].Value).Name.Value);
        }
    }

    [Fact]
    public void A_name_seen_again_is_the_same_string()
    {
        static string Read()
        {
            var document = GraphQLParser.Parse("query AnOperationOfThisName { a }").Document!;
            return ((OperationDefinitionNode)document.Definitions[0]).Name!.Value.Value;
        }

        Assert.Same(Read(), Read());
    }

    [Fact]
    public void Directives_of_a_variable_and_of_its_operation_are_told_apart()
    {
        var document = GraphQLParser.Parse("query ($a: Int @x @y, $b: Int = 1 @z) @v @w { a }").Document!;

        var operation = Assert.IsType<OperationDefinitionNode>(document.Definitions[0]);
        Assert.Equal("@v @w", string.Join(' ', operation.Directives));
        Assert.Equal(["@x @y", "@z"], operation.VariableDefinitions.Select(one => string.Join(' ', one.Directives)));
    }

    [Fact]
    public void Reading_a_text_makes_no_tree()
    {
        GraphQLParser.Parse(IntrospectionQuery.Full);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var document = GraphQLParser.Parse(IntrospectionQuery.Full).Document!;
        var parsed = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.NotEmpty(document.Definitions);
        var all = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(parsed * 2 < all, $"{parsed} of {all} bytes");
    }
}
