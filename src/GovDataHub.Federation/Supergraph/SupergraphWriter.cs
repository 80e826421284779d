using System.Collections.Immutable;
using System.Text;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.Federation.Supergraph;

/// <summary>
/// Writes the supergraph in the notation of the join specification (specs.apollo.dev/join/v0.3), the one other
/// federation tools read. Types in the order met, the hub's first, so that a department's change stays a small diff.
/// </summary>
internal static class SupergraphWriter
{
    private const string Header = """
        schema
          @link(url: "https://specs.apollo.dev/link/v1.0")
          @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION)
        {
          query: Query
          mutation: Mutation
          subscription: Subscription
        }

        directive @join__enumValue(graph: join__Graph!) repeatable on ENUM_VALUE
        directive @join__field(
          graph: join__Graph, requires: join__FieldSet, provides: join__FieldSet, type: String, external: Boolean,
          override: String, usedOverridden: Boolean
        ) repeatable on FIELD_DEFINITION | INPUT_FIELD_DEFINITION
        directive @join__graph(name: String!, url: String!) on ENUM_VALUE
        directive @join__implements(graph: join__Graph!, interface: String!) repeatable on OBJECT | INTERFACE
        directive @join__type(
          graph: join__Graph!, key: join__FieldSet, extension: Boolean! = false, resolvable: Boolean! = true,
          isInterfaceObject: Boolean! = false
        ) repeatable on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR
        directive @join__unionMember(graph: join__Graph!, member: String!) repeatable on UNION
        directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA

        scalar join__FieldSet
        scalar link__Import
        enum link__Purpose { SECURITY EXECUTION }
        """;

    /// <summary>The supergraph's text.</summary>
    public static string Write(IReadOnlyList<Subgraph> subgraphs, IReadOnlyList<MergedType> types)
    {
        StringBuilder graphs = new("enum join__Graph {\n");
        foreach (Subgraph subgraph in subgraphs)
        {
#pragma warning disable CA1308 // The join specification's graph names are written in lower case.
            string name = subgraph.Name.ToLowerInvariant();
#pragma warning restore CA1308
            graphs.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"  {subgraph.Name} @join__graph(name: \"{name}\", url: \"department:{subgraph.Name}\")\n");
        }

        graphs.Append('}');
        DocumentNode header = GraphQLParser.Parse(Header + "\n" + graphs).Document!;
        DocumentNode document = new([.. header.Definitions, .. types.Select(Join)], 0, default);
        return "# Composed from schemas/hub.graphql and schemas/departments/*.graphql by `hub schema compose`.\n"
            + Printer.Print(document).TrimEnd('\n') + "\n";
    }

    private static TypeDeclarationNode Join(MergedType type)
    {
        ImmutableArray<DirectiveNode> joins = [.. type.Graphs.Select(graph => Directive(
            "join__type",
            graph.Key is { } key
                ? [Argument("graph", Graph(graph.Graph)), Argument("key", new StringValueNode(key, false, default))]
                : [Argument("graph", Graph(graph.Graph))]))];
        TypeDeclarationNode first = type.First!;
        return first switch
        {
            ObjectTypeDefinitionNode node => new ObjectTypeDefinitionNode(
                node.Name, joins, node.Interfaces, Fields(type), default)
            { Description = node.Description },
            ObjectTypeExtensionNode node => new ObjectTypeDefinitionNode(
                node.Name, joins, node.Interfaces, Fields(type), default),
            ScalarTypeDefinitionNode node => new ScalarTypeDefinitionNode(
                node.Name, [.. joins, .. node.Directives], default)
            { Description = node.Description },
            EnumTypeDefinitionNode node => new EnumTypeDefinitionNode(
                node.Name, joins, [.. node.Values.Select(value => Value(value, type.Graphs))], default)
            {
                Description = node.Description,
            },
            InputObjectTypeDefinitionNode node => new InputObjectTypeDefinitionNode(
                node.Name, [.. joins, .. node.Directives], node.Fields, default)
            { Description = node.Description },
            _ => first,
        };
    }

    private static ImmutableArray<FieldDefinitionNode> Fields(MergedType type)
    {
        return [.. type.Fields.Select(entry => entry.Graphs.Count == type.Graphs.Count
            ? entry.Field
            : new FieldDefinitionNode(
                entry.Field.Name,
                entry.Field.Arguments,
                entry.Field.Type,
                [
                    .. entry.Field.Directives,
                    .. entry.Graphs.Select(graph => Directive("join__field", [Argument("graph", Graph(graph))])),
                ],
                default)
            {
                Description = entry.Field.Description,
            })];
    }

    private static EnumValueDefinitionNode Value(
        EnumValueDefinitionNode value, List<(string Graph, string? Key)> graphs)
    {
        return new EnumValueDefinitionNode(
            value.Name,
            [
                .. value.Directives,
                .. graphs.Select(graph => Directive("join__enumValue", [Argument("graph", Graph(graph.Graph))])),
            ],
            default)
        {
            Description = value.Description,
        };
    }

    private static DirectiveNode Directive(string name, ImmutableArray<ArgumentNode> arguments)
    {
        return new DirectiveNode(new NameNode(name, default), arguments, default);
    }

    private static ArgumentNode Argument(string name, ValueNode value)
    {
        return new ArgumentNode(new NameNode(name, default), value, default);
    }

    private static EnumValueNode Graph(string graph)
    {
        return new EnumValueNode(graph, default);
    }
}
