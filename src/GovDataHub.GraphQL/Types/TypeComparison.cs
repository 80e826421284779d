namespace GovDataHub.GraphQL.Types;

/// <summary>How types relate (GraphQL sections 3.6 and 5.8.5).</summary>
internal static class TypeComparison
{
    /// <summary>Whether two types are the same, wrappers compared by what they wrap.</summary>
    public static bool AreEqual(GraphQLType left, GraphQLType right)
    {
        return (left, right) switch
        {
            (NonNullType a, NonNullType b) => AreEqual(a.Of, b.Of),
            (ListType a, ListType b) => AreEqual(a.Of, b.Of),
            _ => ReferenceEquals(left, right),
        };
    }

    /// <summary>Whether every value of a type is a value of another.</summary>
    public static bool IsSubType(Schema schema, GraphQLType type, GraphQLType of)
    {
        return (type, of) switch
        {
            (NonNullType a, NonNullType b) => IsSubType(schema, a.Of, b.Of),
            (_, NonNullType) => false,
            (NonNullType a, _) => IsSubType(schema, a.Of, of),
            (ListType a, ListType b) => IsSubType(schema, a.Of, b.Of),
            (NamedType a, NamedType b) =>
                ReferenceEquals(a, b) || (b is CompositeType composite && schema.IsSubType(composite, a)),
            _ => false,
        };
    }
}
