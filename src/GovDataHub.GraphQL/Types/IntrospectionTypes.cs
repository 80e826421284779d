using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Types;

/// <summary>
/// The types of introspection and the built-in directives (GraphQL sections 3.13 and 4.2), read once from the text
/// every conforming server answers with.
/// </summary>
internal static class IntrospectionTypes
{
    private static readonly TypeSystem Parts = Load();

    /// <summary><c>__Schema</c>.</summary>
    public static ObjectType Schema { get; } = (ObjectType)Parts.Types.Find("__Schema")!;

    /// <summary><c>__Type</c>.</summary>
    public static ObjectType Type { get; } = (ObjectType)Parts.Types.Find("__Type")!;

    /// <summary>The directives include, skip, deprecated, specifiedBy and oneOf, in this order.</summary>
    public static IReadOnlyList<DirectiveDefinition> Directives => Parts.Directives;

    /// <summary>The introspection type with a name, or null.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The type.</returns>
    public static NamedType? Find(string name)
    {
        return Parts.Types.Find(name);
    }

    private static TypeSystem Load()
    {
        using var stream = typeof(IntrospectionTypes).Assembly.GetManifestResourceStream("introspection.graphql")!;
        var text = new byte[stream.Length];
        stream.ReadExactly(text);
        var document = GraphQLParser.Parse(text).Document!;
        return new TypeSystemAssembler([document], SchemaOptions.Default, isBuiltIn: true).Assemble();
    }
}
