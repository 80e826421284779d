using System.Collections.Immutable;
using GovDataHub.Departments.Registers;
using GovDataHub.Federation.Connectors;

namespace GovDataHub.Federation.Tests.Connectors;

/// <summary>Public registers of every protocol: each field filters, and keeps exactly the rows that equal.</summary>
[Collection(RunningCity.OneAtATime)]
public sealed class PublicFilterTests(RunningCity city)
{
    public static TheoryData<string, string> Filters
    {
        get
        {
            TheoryData<string, string> filters = [];
            foreach (var resource in RunningCity.Catalogue.Resources
                .Where(resource => resource.Subject == SubjectKind.Public)
                .Where(resource => AllDepartments.InTheCity.Any(d => d.Code == resource.Department)))
            {
                foreach (var filter in resource.Fields)
                    filters.Add(resource.Coordinate, filter.Name);
            }

            return filters;
        }
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_keeps_exactly_the_rows_that_equal(string coordinate, string field)
    {
        var resource = RunningCity.Catalogue.Resource(coordinate)!;
        var rows = FetchTests.Ordered(resource, city.Truth[(coordinate, "")]).ToList();
        var wanted = rows.First(row => row.Values[field] is not null).Values[field];
        var fields = resource.Fields.Select(known => known.Name).ToImmutableArray();
        ResourceSelection selection = new(
            resource.Name, fields, ImmutableDictionary<string, object?>.Empty.Add(field, wanted), Limit: 10_000);

        var answer = await city.Connectors.Get(resource.Department).FetchAsync(
            new(SubjectKind.Public, [], [selection]), TestContext.Current.CancellationToken);

        Assert.Equal(
            rows.Where(row => Equals(row.Values[field], wanted)).Select(row => FetchTests.Text(resource, row.Values)),
            answer.Rows[(resource.Name, "")].Select(row => FetchTests.Text(resource, row.Values)));
    }
}
