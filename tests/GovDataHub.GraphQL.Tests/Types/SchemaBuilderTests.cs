using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Tests.Types;

public sealed class SchemaBuilderTests
{
    [Fact]
    public void Definitions_and_extensions_of_several_documents_are_one_schema()
    {
        var result = SchemaBuilder.Build(
        [
            Read("extend type Query @mark { b: Thing }"),
            Read("directive @mark(as: String) repeatable on OBJECT | FIELD_DEFINITION"),
            Read("type Query @mark(as: \"q\") { a: Int @mark(as: \"a\") } scalar Thing"),
        ]);

        var query = result.Schema!.QueryType!;
        Assert.Equal(["a", "b"], query.Fields.Select(field => field.Name));
        Assert.Equal(2, query.Directives.Length);
        Assert.Equal("a", Assert.IsType<StringValueNode>(query.Fields[0].Directives[0].Find("as")).Value);
        Assert.Equal(2, query.Nodes.Length);
    }

    [Fact]
    public void A_custom_scalar_takes_the_coercion_given_by_its_name()
    {
        var coercion = new Upper();
        var schema = SchemaBuilder.Build(
            "type Query { a: Loud b: Quiet } scalar Loud scalar Quiet",
            new() { Scalars = new Dictionary<string, ScalarCoercion> { ["Loud"] = coercion } }).Schema!;

        Assert.Same(coercion, schema.FindType<ScalarType>("Loud")!.Coercion);
        Assert.Same(ScalarCoercion.Any, schema.FindType<ScalarType>("Quiet")!.Coercion);
    }

    [Fact]
    public void An_extension_may_define_where_that_is_asked_for()
    {
        const string Subgraph = "type Query { a: Car } extend type Car { id: ID! } extend type Car { seats: Int }";

        Assert.Contains(SchemaBuilder.Build(Subgraph).Errors, error => error.Rule == "PossibleTypeExtensions");
        var schema = SchemaBuilder.Build(Subgraph, new() { ExtensionsDefine = true }).Schema!;
        Assert.Equal(["id", "seats"], schema.FindType<ObjectType>("Car")!.Fields.Select(field => field.Name));
    }

    [Fact]
    public void A_schema_assumed_valid_is_not_checked_but_must_hold_together()
    {
        var options = new SchemaOptions { AssumeValid = true };

        Assert.NotNull(SchemaBuilder.Build("type Query { a: Int @unknown } type Empty", options).Schema);
        var error = Assert.Single(SchemaBuilder.Build("type Query { a: Nothing }", options).Errors);
        Assert.Equal(new SourceLocation(1, 17), error.Locations[0]);
    }

    [Fact]
    public void A_default_that_needs_itself_is_refused()
    {
        var errors = SchemaBuilder.Build("type Query { a(x: In): Int } input In { self: In = { } }").Errors;

        Assert.Contains("refers to itself", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    private static DocumentNode Read(string text)
    {
        return GraphQLParser.Parse(text).Document!;
    }

    private sealed class Upper : ScalarCoercion
    {
        public override Coerced Serialize(object value)
        {
            return Coerced.To(value.ToString()!.ToUpperInvariant());
        }

        public override Coerced Parse(object input)
        {
            return input is string ? Coerced.To(input) : Coerced.Refuse("Not a text.");
        }
    }
}
