using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;
using GovDataHub.Departments.Registers;
using GovDataHub.Federation.Connectors;

namespace GovDataHub.Federation.Tests.Connectors;

/// <summary>
/// What a department's adapter evaluates conditions over: its own reading of its own tables, in the catalogue's terms.
/// </summary>
[Collection(RunningCity.OneAtATime)]
public sealed class DepartmentReadTests(RunningCity city)
{
    private static readonly Dictionary<string, HttpDepartment> Departments =
        AllDepartments.InTheCity.OfType<HttpDepartment>().ToDictionary(department => department.Code);

    public static TheoryData<string> Registers =>
        [.. RunningCity.Catalogue.Resources
            .Where(resource => Departments.ContainsKey(resource.Department))
            .Select(resource => resource.Coordinate)
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Registers))]
    public void A_department_reads_back_what_was_filed_newest_first(string coordinate)
    {
        var resource = RunningCity.Catalogue.Resource(coordinate)!;
        var department = Departments[resource.Department];
        var keys = resource.Subject == SubjectKind.Public
            ? [""]
            : city.Truth.Where(rows => rows.Key.Resource == coordinate).Select(rows => rows.Key.Key)
                .Take(60).Append("330100190001010000").ToList();
        DepartmentStore store = new(Path.Combine(city.Options.Databases, $"{department.Code}.sqlite"));
        using var tables = store.Read();

        foreach (var key in keys)
        {
            var expected = FetchTests.Ordered(resource, city.Truth[(coordinate, key)]);
            Assert.Equal(
                expected.Select(row => FetchTests.Text(resource, row.Values)),
                department.Read(coordinate, key, tables).Select(row => FetchTests.Text(resource, row.Values)));
        }
    }
}
