using GovDataHub.TestKit;

namespace GovDataHub.Architecture.Tests.Schemas;

/// <summary>What a department's definition must say of each register, in values the rest of the hub knows.</summary>
public sealed class DepartmentShapeTests
{
    private static readonly string[] Types =
        ["string", "int", "number", "money", "bool", "date", "datetime", "enum", "file", "json"];

    public static TheoryData<string> Codes => [.. Repository.Departments.Keys.Order()];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_register_is_keyed_by_its_subject(string code)
    {
        Assert.All(Repository.Departments[code].Resources.Values, resource => Assert.Equal(
            resource.Subject switch { "person" => "idNo", "enterprise" => "uscc", "public" => "none", _ => "?" },
            resource.Key));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_register_of_many_rows_says_which_is_newest(string code)
    {
        foreach ((string name, ResourceDocument resource) in Repository.Departments[code].Resources)
        {
            Assert.True(resource.Many || resource.Subject != "public", $"{code}.{name} is public and must be many");
            Assert.True(resource.Many == resource.Order is { Count: > 0 }, $"{code}.{name}: many needs an order");
            Assert.All(resource.Order ?? [], part => Assert.Contains(part.Split(' ')[0], resource.Fields.Keys));
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Levels_and_sharing_classes_are_rows_of_the_access_matrix(string code)
    {
        string matrix = Repository.Read("schemas", "access.yaml");
        foreach (ResourceDocument resource in Repository.Departments[code].Resources.Values)
        {
            foreach (int level in resource.Fields.Values.Select(field => field.Level).Append(resource.Level))
                Assert.Matches($@"share: {resource.Share},\s+level: {level},", matrix);
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_field_has_a_known_type_and_an_enum_its_values(string code)
    {
        foreach (FieldDocument field in Repository.Departments[code].Resources.Values.SelectMany(r => r.Fields.Values))
        {
            Assert.Contains(field.Type, Types);
            Assert.True(field.Type == "enum" == field.Values is { Count: > 1 }, $"{code}: {field.En}");
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_name_label_and_value_stands_in_both_languages(string code)
    {
        DepartmentDocument department = Repository.Departments[code];

        Assert.True(department.Name?.IsBilingual, code);
        foreach ((string name, ResourceDocument resource) in department.Resources)
        {
            Assert.True(resource.Name?.IsBilingual, $"{code}.{name}");
            foreach ((string field, FieldDocument of) in resource.Fields)
            {
                Assert.True(TextDocument.IsInBothScripts(of.Zh, of.En), $"{code}.{name}.{field}");
                Assert.All(of.Values ?? [], value => Assert.True(
                    value.Value.IsBilingual, $"{code}.{name}.{field} = {value.Key}"));
            }
        }
    }

    [Fact]
    public void No_label_is_held_twice()
    {
        IEnumerable<string> repeated = Repository.Departments.Values
            .SelectMany(department => department.Resources.Values)
            .SelectMany(resource => resource.Fields.Values)
            .GroupBy(field => field.Zh)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key!);

        Assert.Empty(repeated);
    }
}
