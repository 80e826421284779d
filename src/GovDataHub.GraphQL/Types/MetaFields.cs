namespace GovDataHub.GraphQL.Types;

/// <summary>The fields every schema has without writing them (GraphQL section 4).</summary>
public static class MetaFields
{
    /// <summary><c>__typename: String!</c>, on every composite type.</summary>
    public static FieldDefinition TypeName { get; } = new()
    {
        Name = "__typename",
        Type = new NonNullType(BuiltInScalars.String),
        Description = "The name of the current Object type at runtime.",
    };

    /// <summary><c>__schema: __Schema!</c>, on the query root type.</summary>
    public static FieldDefinition Schema { get; } = new()
    {
        Name = "__schema",
        Type = new NonNullType(IntrospectionTypes.Schema),
        Description = "Access the current type schema of this server.",
    };

    /// <summary><c>__type(name: String!): __Type</c>, on the query root type.</summary>
    public static FieldDefinition Type { get; } = new()
    {
        Name = "__type",
        Type = IntrospectionTypes.Type,
        Description = "Request the type information of a single type.",
        Arguments = new([new() { Name = "name", Type = new NonNullType(BuiltInScalars.String) }]),
    };

    internal static FieldDefinition? Find(string name)
    {
        return name == Schema.Name ? Schema : name == Type.Name ? Type : null;
    }
}
