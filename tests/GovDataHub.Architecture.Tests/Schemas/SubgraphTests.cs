using GovDataHub.TestKit;

namespace GovDataHub.Architecture.Tests.Schemas;

/// <summary>A department's YAML and its subgraph say the same, both ways.</summary>
public sealed class SubgraphTests
{
    private static readonly string[] CustomScalars = ["Money", "Date", "DateTime", "JSON"];

    public static TheoryData<string> Codes => [.. Repository.Departments.Keys.Order()];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_field_stands_in_the_subgraph_with_its_type_and_nothing_else_does(string code)
    {
        SubgraphText subgraph = Read(code);
        Dictionary<string, Dictionary<string, string>> expected = [];
        foreach ((string name, ResourceDocument resource) in Repository.Departments[code].Resources)
        {
            expected.Add(TypeName(code, name), resource.Fields.ToDictionary(
                field => field.Key, field => GraphQLType(code, name, field.Key, field.Value)));
        }

        string pascal = Pascal(code);
        string[] containers =
            ["Citizen", "Enterprise", "Query", $"{pascal}OfCitizen", $"{pascal}OfEnterprise", $"{pascal}Public"];
        Dictionary<string, Dictionary<string, string>> actual = subgraph.Types
            .Where(type => !containers.Contains(type.Key))
            .ToDictionary(type => type.Key, type => type.Value);

        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        Assert.All(expected, type => Assert.Equal(type.Value, actual[type.Key]));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_enum_has_the_same_values_in_the_same_order(string code)
    {
        Dictionary<string, string[]> expected = [];
        foreach ((string name, ResourceDocument resource) in Repository.Departments[code].Resources)
        {
            foreach ((string field, FieldDocument of) in resource.Fields.Where(pair => pair.Value.Type == "enum"))
                expected.Add(TypeName(code, name) + First(field), [.. of.Values!.Keys]);
        }

        SubgraphText subgraph = Read(code);
        Assert.Equal(expected.Keys.Order(), subgraph.Enums.Keys.Order());
        Assert.All(expected, pair => Assert.Equal(pair.Value, subgraph.Enums[pair.Key]));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Registers_hang_below_their_subject_under_the_departments_code(string code)
    {
        SubgraphText subgraph = Read(code);
        AssertNamespace(code, subgraph, "person", "Citizen", "OfCitizen");
        AssertNamespace(code, subgraph, "enterprise", "Enterprise", "OfEnterprise");
        AssertNamespace(code, subgraph, "public", "Query", "Public");
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_public_register_is_filtered_by_equality_on_each_scalar_field(string code)
    {
        SubgraphText subgraph = Read(code);
        Dictionary<string, Dictionary<string, string>> expected = Repository.Departments[code].Resources
            .Where(pair => pair.Value.Subject == "public")
            .ToDictionary(
                pair => TypeName(code, pair.Key) + "Where",
                pair => pair.Value.Fields.Where(field => field.Value.Type != "json").ToDictionary(
                    field => field.Key, field => GraphQLType(code, pair.Key, field.Key, field.Value)));

        Assert.Equal(expected.Keys.Order(), subgraph.Inputs.Keys.Order());
        Assert.All(expected, pair => Assert.Equal(pair.Value, subgraph.Inputs[pair.Key]));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void It_declares_exactly_the_scalars_it_uses(string code)
    {
        SubgraphText subgraph = Read(code);
        IEnumerable<string> used = subgraph.Types.Values.SelectMany(type => type.Values)
            .Where(CustomScalars.Contains)
            .Distinct();

        Assert.Equal(used.Order(), subgraph.Scalars.Order());
    }

    private static void AssertNamespace(string code, SubgraphText subgraph, string subject, string root, string suffix)
    {
        Dictionary<string, string> expected = Repository.Departments[code].Resources
            .Where(pair => pair.Value.Subject == subject)
            .ToDictionary(
                pair => pair.Key,
                pair => pair.Value.Many ? $"[{TypeName(code, pair.Key)}!]" : TypeName(code, pair.Key));
        string name = Pascal(code) + suffix;
        if (expected.Count == 0)
        {
            Assert.DoesNotContain(root, subgraph.Types.Keys);
            Assert.DoesNotContain(name, subgraph.Types.Keys);
            return;
        }

        Assert.Equal(name, subgraph.Types[root][Lower(code)]);
        Assert.Equal(expected, subgraph.Types[name]);
    }

    private static string GraphQLType(string code, string resource, string field, FieldDocument of)
    {
        return of.Type switch
        {
            "string" or "file" => "String",
            "int" => "Int",
            "number" => "Float",
            "money" => "Money",
            "bool" => "Boolean",
            "date" => "Date",
            "datetime" => "DateTime",
            "json" => "JSON",
            _ => TypeName(code, resource) + First(field),
        };
    }

    private static SubgraphText Read(string code)
    {
        return SubgraphText.Read(Repository.Read("schemas", "departments", code + ".graphql"));
    }

    private static string TypeName(string code, string resource)
    {
        return Pascal(code) + First(resource);
    }

    private static string Pascal(string code)
    {
        return code[..1] + Lower(code)[1..];
    }

    private static string First(string name)
    {
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

#pragma warning disable CA1308 // GraphQL names are lower case by contract; nothing is compared here.
    private static string Lower(string code)
    {
        return code.ToLowerInvariant();
    }
#pragma warning restore CA1308
}
