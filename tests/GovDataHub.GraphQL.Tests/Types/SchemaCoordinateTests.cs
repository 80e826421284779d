using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Tests.Types;

public sealed class SchemaCoordinateTests
{
    private static readonly Schema Schema = SchemaBuilder.Build("""
        type Query { find(where: Where): E }
        input Where { text: String }
        enum E { A }
        directive @mark(as: String) on FIELD
        """).Schema!;

    [Theory]
    [InlineData("Query", typeof(ObjectType), "Query")]
    [InlineData("Query.find", typeof(FieldDefinition), "find")]
    [InlineData("Query.__typename", typeof(FieldDefinition), "__typename")]
    [InlineData("Query.find(where:)", typeof(ArgumentDefinition), "where")]
    [InlineData("Where.text", typeof(InputFieldDefinition), "text")]
    [InlineData("E.A", typeof(EnumValueDefinition), "A")]
    [InlineData("@mark", typeof(DirectiveDefinition), "mark")]
    [InlineData("@mark(as:)", typeof(ArgumentDefinition), "as")]
    [InlineData("@skip(if:)", typeof(ArgumentDefinition), "if")]
    public void A_coordinate_names_its_element(string text, Type kind, string name)
    {
        var coordinate = SchemaCoordinate.Parse(text)!;

        var element = coordinate.Resolve(Schema)!;

        Assert.IsType(kind, element);
        Assert.Equal(name, element.Name);
        Assert.Equal(text, coordinate.ToString());
    }

    [Theory]
    [InlineData("Nothing")]
    [InlineData("Query.nothing")]
    [InlineData("Query.find(nothing:)")]
    [InlineData("Where.text(a:)")]
    [InlineData("E.B")]
    [InlineData("@nothing")]
    [InlineData("@mark(nothing:)")]
    public void A_coordinate_of_nothing_is_null(string text)
    {
        Assert.Null(SchemaCoordinate.Parse(text)!.Resolve(Schema));
    }

    [Theory]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("Query.")]
    [InlineData(".find")]
    [InlineData("Query.find.more")]
    [InlineData("Query(where:)")]
    [InlineData("Query.find(where)")]
    [InlineData("Query.find(where:) ")]
    [InlineData("Query .find")]
    [InlineData("@mark.as")]
    [InlineData("1Query")]
    [InlineData("Query\n")]
    public void What_is_no_coordinate_is_not_read(string text)
    {
        Assert.Null(SchemaCoordinate.Parse(text));
    }
}
