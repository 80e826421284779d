using GovDataHub.Departments.City;

namespace GovDataHub.Departments.Tests.City;

public sealed class CatalogueTests
{
    [Fact]
    public void Every_resource_of_the_catalogue_has_rows_and_no_other_resource_has() =>
        Assert.Equal(
            Catalogue.Resources.Keys.Order(StringComparer.Ordinal),
            Cities.Lifelike.Rows.Select(row => row.Resource).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_row_has_exactly_the_catalogues_fields()
    {
        foreach (RegisterRow row in Cities.Lifelike.Rows)
        {
            IEnumerable<string> expected = Catalogue.Resources[row.Resource].Fields.Keys.Order(StringComparer.Ordinal);
            if (!expected.SequenceEqual(row.Values.Keys.Order(StringComparer.Ordinal)))
                Assert.Fail($"{row.Resource}: {string.Join(' ', row.Values.Keys)}, not {string.Join(' ', expected)}");
        }
    }

    [Fact]
    public void Every_value_has_its_fields_type_and_every_enum_value_is_one_of_the_catalogues()
    {
        SortedSet<string> wrong = [];
        foreach (RegisterRow row in Cities.Lifelike.Rows)
        {
            foreach ((string name, object? value) in row.Values)
            {
                CatalogueField field = Catalogue.Resources[row.Resource].Fields[name];
                if (!field.Admits(value))
                    wrong.Add($"{row.Resource}.{name}: {field.Type} = {value} ({value?.GetType().Name})");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_field_holds_a_value_somewhere()
    {
        HashSet<string> filled = [.. Cities.Lifelike.Rows.SelectMany(row =>
            row.Values.Where(pair => pair.Value is not null).Select(pair => $"{row.Resource}.{pair.Key}"))];
        Assert.Equal([], Catalogue.Resources.SelectMany(pair =>
            pair.Value.Fields.Keys.Select(field => $"{pair.Key}.{field}")).Where(field => !filled.Contains(field)));
    }

    [Fact]
    public void A_single_rows_register_has_at_most_one_row_for_each_subject()
    {
        IEnumerable<string> repeated = Cities.Lifelike.Rows
            .Where(row => !Catalogue.Resources[row.Resource].Many)
            .GroupBy(row => (row.Resource, row.Key))
            .Where(group => group.Skip(1).Any())
            .Select(group => group.Key.Resource);
        Assert.Empty(repeated.Distinct());
    }

    [Fact]
    public void Keys_are_citizens_enterprises_or_empty_as_the_catalogue_says()
    {
        HashSet<string> citizens = [.. Cities.Lifelike.Citizens.Select(citizen => citizen.IdNo)];
        HashSet<string> enterprises = [.. Cities.Lifelike.Enterprises.Select(enterprise => enterprise.Uscc)];
        Assert.All(Cities.Lifelike.Rows, row => Assert.True(Catalogue.Resources[row.Resource].Subject switch
        {
            "person" => citizens.Contains(row.Key),
            "enterprise" => enterprises.Contains(row.Key),
            _ => row.Key.Length == 0,
        }));
    }
}
