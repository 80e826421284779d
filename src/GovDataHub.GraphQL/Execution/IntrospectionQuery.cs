using System.Text;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.GraphQL.Execution;

/// <summary>The query by which tools read a schema (GraphQL section 4).</summary>
public static class IntrospectionQuery
{
    private const int WrappersFollowed = 9;

    /// <summary>The query every server of the last ten years answers.</summary>
    public static string Standard { get; } = Write(full: false);

    /// <summary>
    /// The standard query and what later editions added: the schema's description, specifiedByURL, isOneOf,
    /// isRepeatable and deprecated arguments and input fields.
    /// </summary>
    public static string Full { get; } = Write(full: true);

    /// <summary>Parsed, ready to execute.</summary>
    /// <param name="full">Whether <see cref="Full"/> is wanted rather than <see cref="Standard"/>.</param>
    /// <returns>The document.</returns>
    public static DocumentNode Document(bool full)
    {
        return GraphQLParser.Parse(full ? Full : Standard).Document!;
    }

    private static string Write(bool full)
    {
        var (all, description, repeatable, scalar, deprecation) = full
            ? ("(includeDeprecated: true)", "description", "isRepeatable", "specifiedByURL isOneOf",
                "isDeprecated deprecationReason")
            : ("", "", "", "", "");
        var text = $$"""
            query IntrospectionQuery {
              __schema {
                {{description}}
                queryType { name kind }
                mutationType { name kind }
                subscriptionType { name kind }
                types { ...FullType }
                directives { name description {{repeatable}} locations args{{all}} { ...InputValue } }
              }
            }
            fragment FullType on __Type {
              kind
              name
              description
              {{scalar}}
              fields(includeDeprecated: true) {
                name
                description
                args{{all}} { ...InputValue }
                type { ...TypeRef }
                isDeprecated
                deprecationReason
              }
              inputFields{{all}} { ...InputValue }
              interfaces { ...TypeRef }
              enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
              possibleTypes { ...TypeRef }
            }
            fragment InputValue on __InputValue {
              name
              description
              type { ...TypeRef }
              defaultValue
              {{deprecation}}
            }
            fragment TypeRef on __Type { kind name {{TypeReference()}} }
            """;
        return Printer.Print(GraphQLParser.Parse(text).Document!);
    }

    private static string TypeReference()
    {
        var text = new StringBuilder();
        for (var level = 0; level < WrappersFollowed; level++)
            text.Append("ofType { name kind ");
        return text.Append('}', WrappersFollowed).ToString();
    }
}
