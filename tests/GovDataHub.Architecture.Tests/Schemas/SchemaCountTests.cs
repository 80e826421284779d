using GovDataHub.TestKit;

namespace GovDataHub.Architecture.Tests.Schemas;

/// <summary>The city as it is agreed: nothing of it may be lost by an edit.</summary>
public sealed class SchemaCountTests
{
    [Fact]
    public void There_are_59_departments()
    {
        Assert.Equal(59, Repository.Departments.Count);
        Assert.All(Repository.Departments, pair => Assert.Equal(pair.Key, pair.Value.Code));
    }

    [Fact]
    public void They_hold_191_resources_with_742_fields()
    {
        ResourceDocument[] resources = [.. Repository.Departments.Values.SelectMany(d => d.Resources.Values)];

        Assert.Equal(191, resources.Length);
        Assert.Equal(742, resources.Sum(resource => resource.Fields.Count));
    }

    [Fact]
    public void Forty_seven_departments_hold_person_registers()
    {
        Assert.Equal(47, Repository.Departments.Values.Count(
            department => department.Resources.Values.Any(resource => resource.Subject == "person")));
    }

    [Fact]
    public void There_are_153_matters_with_481_conditions()
    {
        Assert.Equal(153, Repository.Matters.Count);
        Assert.All(Repository.Matters, pair => Assert.Equal(pair.Key, pair.Value.Code));
        Assert.Equal(481, Repository.Matters.Values.Sum(matter => matter.Eligibility.Count));
    }

    [Fact]
    public void Every_department_has_its_subgraph_beside_it()
    {
        IEnumerable<string> subgraphs = Directory
            .EnumerateFiles(Repository.PathOf("schemas", "departments"), "*.graphql")
            .Select(file => Path.GetFileNameWithoutExtension(file));

        Assert.Equal(Repository.Departments.Keys.Order(), subgraphs.Order());
    }
}
