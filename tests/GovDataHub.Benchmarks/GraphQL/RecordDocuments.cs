using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using GovDataHub.GraphQL.Execution;
using GovDataHub.GraphQL.Types;
using GovDataHub.TestKit;

namespace GovDataHub.Benchmarks.GraphQL;

/// <summary>
/// One citizen from many sources: from 59 made-up ones on one line, and whatever the 59 departments of the supergraph
/// hold, with the texts and numbers its types allow.
/// </summary>
internal static class RecordDocuments
{
    private const int Sources = 59;

    private const string Variables = """{ "id": "C1", "uscc": "E1" }""";

    private static readonly string Supergraph = Repository.Read("schemas", "supergraph.graphql");

    /// <summary>The introspection query on the supergraph's schema.</summary>
    /// <returns>The document.</returns>
    public static BenchmarkDocument Introspection()
    {
        return new("introspection", Supergraph, IntrospectionQuery.Standard, "{}", "{}");
    }

    /// <summary>The wide query of the gateway benchmarks: three fields of each of 59 sources.</summary>
    /// <returns>The document.</returns>
    public static BenchmarkDocument Wide()
    {
        var sources = Enumerable.Range(0, Sources).ToArray();
        var schema = new StringBuilder("type Query { citizen(id: ID!): Citizen }\ntype Citizen { id: ID! ");
        foreach (var source in sources)
            schema.Append(CultureInfo.InvariantCulture, $"d{source}: Dept{source} ");
        schema.Append('}');
        foreach (var source in sources)
            schema.Append(CultureInfo.InvariantCulture, $"\ntype Dept{source} {{ a: String b: Int c: Boolean }}");
        var fields = string.Concat(sources.Select(source => $"d{source} {{ a b c }} "));
        var data = string.Join(", ", sources.Select(source =>
            $"\"d{source}\": {{ \"a\": \"t {source}\", \"b\": {source}, \"c\": true }}"));
        return new(
            "wide",
            schema.ToString(),
            $"query Record($id: ID!) {{ citizen(id: $id) {{ id {fields}}} }}",
            $$"""{ "citizen": { "id": "C1", {{data}} } }""",
            Variables);
    }

    /// <summary>All fields of all resources of all departments, wherever the supergraph has them.</summary>
    /// <returns>The document.</returns>
    public static BenchmarkDocument Whole()
    {
        var schema = SchemaBuilder.Build(Supergraph).Schema!;
        var citizen = (ImplementingType)schema.FindType("Citizen")!;
        var enterprise = (ImplementingType)schema.FindType("Enterprise")!;
        var text = new StringBuilder("query Record($id: ID!, $uscc: ID!) {\n");
        var left = Repository.Departments.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var data = new JsonObject
        {
            ["citizen"] = Departments(text, "citizen(id: $id)", citizen, left),
            ["enterprise"] = Departments(text, "enterprise(uscc: $uscc)", enterprise, left),
        };
        Take(text, data, schema.QueryType!, left, 1);
        text.Append("}\n");
        return left.Count == 0
            ? new("record of 59 departments", Supergraph, text.ToString(), data.ToJsonString(), Variables)
            : throw new InvalidOperationException($"not in the supergraph: {string.Join(", ", left)}");
    }

    private static JsonObject Departments(StringBuilder text, string head, ImplementingType type, HashSet<string> left)
    {
        var data = new JsonObject();
        text.Append("  ").Append(head).Append(" {\n");
        Take(text, data, type, left, 2);
        text.Append("  }\n");
        return data;
    }

    private static void Take(
        StringBuilder text, JsonObject data, ImplementingType type, HashSet<string> left, int level)
    {
        foreach (var field in type.Fields.Where(field => left.Remove(field.Name)))
            data[field.Name] = Select(text, field, level);
    }

    /// <summary>Writes a field with everything below it; returns what it answers.</summary>
    private static JsonNode Select(StringBuilder text, FieldDefinition field, int level)
    {
        text.Append(' ', level * 2).Append(field.Name);
        if (field.Type.Named is not ImplementingType type)
        {
            text.Append('\n');
            return Value(field);
        }

        text.Append(" {\n");
        var data = new JsonObject();
        foreach (var below in type.Fields)
            data[below.Name] = Select(text, below, level + 1);
        text.Append(' ', level * 2).Append("}\n");
        return field.Type.Nullable is ListType ? new JsonArray(data) : data;
    }

    private static JsonNode Value(FieldDefinition field)
    {
        JsonNode one = field.Type.Named switch
        {
            EnumType type => type.Values[0].Name,
            { Name: "Int" } => 42,
            { Name: "Float" } => 1.5,
            { Name: "Boolean" } => true,
            { Name: "Money" } => "1500.00",
            { Name: "Date" } => "2026-11-22",
            { Name: "DateTime" } => "2026-11-22T09:30:00+08:00",
            _ => $"what {field.Name} holds",
        };
        return field.Type.Nullable is ListType ? new JsonArray(one) : one;
    }
}
