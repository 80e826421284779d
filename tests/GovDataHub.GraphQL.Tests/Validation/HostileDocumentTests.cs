using System.Diagnostics;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;
using GovDataHub.GraphQL.Validation;

namespace GovDataHub.GraphQL.Tests.Validation;

/// <summary>Documents that are read at once and made to cost a validator its time. All are answered soon.</summary>
public sealed class HostileDocumentTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    private static readonly Schema Town = SchemaBuilder.Build(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Conformance", "schema.graphql"))).Schema!;

    [Fact]
    public void A_megabyte_of_aliases_is_checked_in_bounded_time()
    {
        AssertValid($"{{ {Many(80_000, index => $"a{index}: holding {{ __typename }} ")} }}");
        AssertInvalid($"{{ {Many(40_000, _ => "a: holding { __typename } ")} }}");
    }

    [Fact]
    public void Fragments_that_spread_each_other_twice_are_checked_in_bounded_time()
    {
        var fragments = Many(
            20_000, index => $"fragment F{index} on Citizen {{ spouse {{ ...F{index + 1} ...F{index + 1} }} }} ");

        AssertInvalid($"{{ citizen(id: 1) {{ ...F0 }} }} {fragments}");
    }

    [Fact]
    public void Fragments_that_all_spread_all_are_checked_in_bounded_time()
    {
        var spreads = Many(300, index => $"...F{index} ");
        var fragments = Many(300, index => $"fragment F{index} on Citizen {{ {spreads} }} ");

        AssertInvalid($"{{ citizen(id: 1) {{ ...F0 }} }} {fragments}");
    }

    [Theory]
    [InlineData(10_000, 1)]
    [InlineData(10_000, 0)]
    public void Ten_thousand_fragments_in_a_row_or_a_cycle_are_checked_in_bounded_time(int count, int end)
    {
        var last = end == 0 ? "name" : "...F0";
        var fragments = Many(count, index =>
            $"fragment F{index} on Citizen {{ {(index + 1 < count ? $"...F{index + 1}" : last)} }} ");

        var errors = Validate($"{{ citizen(id: 1) {{ ...F0 }} }} {fragments}");
        Assert.Equal(end == 1, errors > 0);
    }

    [Fact]
    public void Ten_thousand_fragments_nobody_uses_are_checked_in_bounded_time()
    {
        AssertInvalid($"{{ close: __typename }} {Many(10_000, index => $"fragment F{index} on Citizen {{ name }} ")}");
    }

    [Fact]
    public void Selections_that_double_at_every_level_are_compared_in_bounded_time()
    {
        var inside = "name";
        for (var level = 0; level < 14; level++)
        {
            inside = $"spouse {{ {inside} }} spouse {{ {inside} }}";
            if (level < 6)
                AssertValid($"{{ citizen(id: 1) {{ {inside} }} }}");
            else
                _ = Validate($"{{ citizen(id: 1) {{ {inside} }} }}");
        }
    }

    [Fact]
    public void Fields_of_one_name_with_different_arguments_are_compared_in_bounded_time()
    {
        AssertInvalid($"{{ {Many(10_000, index => $"citizen(id: {index}) {{ name }} ")} }}");
    }

    [Fact]
    public void Fields_of_one_name_below_many_fragments_are_compared_in_bounded_time()
    {
        var spreads = Many(2_000, index => $"...F{index} ");
        const string Inside = "name spouse { name } friends { name }";
        var fragments = Many(2_000, index => $"fragment F{index} on Citizen {{ {Inside} }} ");

        _ = Validate($"{{ citizen(id: 1) {{ {spreads} }} }} {fragments}");
    }

    [Fact]
    public void Ten_thousand_variables_are_checked_in_bounded_time()
    {
        var variables = Many(10_000, index => $"$v{index}: ID! ");
        var fields = Many(10_000, index => $"f{index}: citizen(id: $v{index}) {{ name }} ");

        AssertValid($"query ({variables}) {{ {fields} }}");
        AssertInvalid($"query ({variables}) {{ holding {{ __typename }} }}");
        AssertInvalid($"{{ {fields} }}");
    }

    [Fact]
    public void Ten_thousand_arguments_object_fields_and_directives_are_checked_in_bounded_time()
    {
        AssertInvalid($"{{ citizen({Many(10_000, index => $"a{index}: 1 ")}) {{ name }} }}");
        AssertInvalid($"{{ citizen({Many(10_000, _ => "id: 1 ")}) {{ name }} }}");
        AssertInvalid($"{{ search(where: {{ {Many(10_000, index => $"a{index}: 1 ")} }}) {{ __typename }} }}");
        AssertInvalid($"{{ search(where: {{ text: \"\" {Many(10_000, _ => "limit: 1 ")} }}) {{ __typename }} }}");
        AssertValid($"{{ holding {Many(10_000, _ => "@mark(as: \"a\") ")} {{ __typename }} }}");
        AssertInvalid($"{{ holding {Many(10_000, _ => "@cached ")} {{ __typename }} }}");
        AssertInvalid($"{{ holding {Many(10_000, index => $"@a{index} ")} {{ __typename }} }}");
        AssertValid($"{{ numbers(list: [{Many(100_000, _ => "1 ")}]) }}");
        AssertInvalid($"{{ numbers(list: [{Many(100_000, _ => "\"a\" ")}]) }}");
    }

    [Fact]
    public void Ten_thousand_operations_that_share_a_fragment_are_checked_in_bounded_time()
    {
        var operations = Many(10_000, index => $"query Q{index}($id: ID!) {{ citizen(id: $id) {{ ...F }} }} ");

        _ = Validate(operations + "fragment F on Citizen { name }");
    }

    [Fact]
    public void A_megabyte_of_schema_that_is_wrong_everywhere_is_checked_in_bounded_time()
    {
        var watch = Stopwatch.StartNew();
        var text = $"type Query {{ a: Int }} {Many(30_000, _ => "type \u0041 { \u0061: Missing \u0061: \u0041 } ")}";

        Assert.NotEmpty(SchemaBuilder.Build("\"\u4e2d\" " + text).Errors);
        Assert.True(watch.Elapsed < Bound, watch.Elapsed.ToString());
    }

    private static string Many(int count, Func<int, string> one)
    {
        return string.Concat(Enumerable.Range(0, count).Select(one));
    }

    private static void AssertValid(string text)
    {
        Assert.Equal(0, Validate(text));
    }

    private static void AssertInvalid(string text)
    {
        Assert.NotEqual(0, Validate(text));
    }

    /// <summary>Validates in bounded time; returns how many errors there were.</summary>
    private static int Validate(string text)
    {
        var watch = Stopwatch.StartNew();
        var errors = Validator.Validate(Town, GraphQLParser.Parse(text).Document!);
        Assert.All(errors, error => Assert.NotEmpty(error.Message));
        Assert.True(watch.Elapsed < Bound, watch.Elapsed.ToString());
        return errors.Length;
    }
}
