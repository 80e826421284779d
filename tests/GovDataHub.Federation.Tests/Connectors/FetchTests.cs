using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using GovDataHub.Departments.City;
using GovDataHub.Departments.Registers;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;

namespace GovDataHub.Federation.Tests.Connectors;

[Collection(RunningCity.OneAtATime)]
public sealed class FetchTests(RunningCity city)
{
    private static readonly JsonSerializerOptions AsWritten = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TheoryData<string> Registers =>
        [.. RunningCity.Catalogue.Resources
            .Where(resource => AllDepartments.InTheCity.Any(d => d.Code == resource.Department))
            .Select(resource => resource.Coordinate)
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task Every_field_of_every_subject_is_what_the_city_filed(string coordinate)
    {
        var resource = RunningCity.Catalogue.Resource(coordinate)!;
        var keys = city.Truth.Where(rows => rows.Key.Resource == coordinate).Select(rows => rows.Key.Key).ToList();
        Assert.NotEmpty(keys);
        if (resource.Subject != SubjectKind.Public)
            keys = [.. keys.Take(60), "330100190001010000"];
        ResourceSelection selection = new(
            resource.Name, [.. resource.Fields.Select(field => field.Name)], Limit: 10_000);

        var answer = await city.Connectors.Get(resource.Department).FetchAsync(
            new(resource.Subject, resource.Subject == SubjectKind.Public ? [] : [.. keys], [selection]),
            TestContext.Current.CancellationToken);

        Assert.Empty(answer.Failures);
        Assert.Equal(keys.Order(), answer.Rows.Keys.Select(key => key.Key).Order());
        foreach (var key in keys)
        {
            var expected = Ordered(resource, city.Truth[(coordinate, key)]).Select(row => Text(resource, row.Values));
            var actual = answer.Rows[(resource.Name, key)].Select(row => Text(resource, row.Values));
            Assert.Equal(expected, actual);
        }
    }

    public static TheoryData<string> PublicRegisters =>
        [.. RunningCity.Catalogue.Resources.Where(resource => resource.Subject == SubjectKind.Public)
            .Select(resource => resource.Coordinate)
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(PublicRegisters))]
    public async Task A_public_register_is_filtered_by_each_of_its_fields(string coordinate)
    {
        var resource = RunningCity.Catalogue.Resource(coordinate)!;
        var rows = city.Truth[(coordinate, "")].ToList();
        foreach (var field in resource.Fields)
        {
            var value = rows[rows.Count / 2].Values.GetValueOrDefault(field.Name);
            if (value is null)
                continue;
            ResourceSelection selection = new(
                resource.Name,
                [.. resource.Fields.Select(one => one.Name)],
                ImmutableDictionary<string, object?>.Empty.Add(field.Name, value),
                Limit: 10_000);

            var answer = await city.Connectors.Get(resource.Department).FetchAsync(
                new(SubjectKind.Public, [], [selection]), TestContext.Current.CancellationToken);

            var expected = Ordered(
                resource, rows.Where(row => Equals(row.Values.GetValueOrDefault(field.Name), value)));
            Assert.Equal(
                expected.Select(row => Text(resource, row.Values)),
                answer.Rows[(resource.Name, "")].Select(row => Text(resource, row.Values)));
        }
    }

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task No_more_rows_come_than_asked_for_and_only_the_field_asked_for(string coordinate)
    {
        var resource = RunningCity.Catalogue.Resource(coordinate)!;
        var most = city.Truth.Where(rows => rows.Key.Resource == coordinate).MaxBy(rows => rows.Count())!;

        var answer = await city.Connectors.Get(resource.Department).FetchAsync(
            new(
                resource.Subject,
                resource.Subject == SubjectKind.Public ? [] : [most.Key.Key],
                [new(resource.Name, [resource.Fields[^1].Name], Limit: 1)]),
            TestContext.Current.CancellationToken);

        var row = Assert.Single(answer.Rows[(resource.Name, most.Key.Key)]);
        Assert.Equal([resource.Fields[^1].Name], row.Values.Keys);
    }

    internal static IEnumerable<RegisterRow> Ordered(Resource resource, IEnumerable<RegisterRow> rows)
    {
        IOrderedEnumerable<RegisterRow> ordered = rows.Order(Comparer<RegisterRow>.Create((_, _) => 0));
        const StringSplitOptions Terms = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        foreach (var term in (resource.Order ?? "").Split(',', Terms))
        {
            var words = term.Split(' ');
            object? Value(RegisterRow row) => row.Values.GetValueOrDefault(words[0]);
            ordered = ordered.ThenBy(row => Value(row) is null);
            ordered = words is [_, "desc"]
                ? ordered.ThenByDescending(Value, Comparer<object?>.Create(Compare))
                : ordered.ThenBy(Value, Comparer<object?>.Create(Compare));
        }

        return ordered;
    }

    private static int Compare(object? left, object? right)
    {
        return left is string text
            ? string.CompareOrdinal(text, (string?)right)
            : Comparer<object?>.Default.Compare(left, right);
    }

    internal static string Text(Resource resource, IReadOnlyDictionary<string, object?> values)
    {
        return string.Join(
            "; ", resource.Fields.Select(field => $"{field.Name}={Text(values.GetValueOrDefault(field.Name))}"));
    }

    internal static string Text(object? value)
    {
        return value switch
        {
            null => "null",
            decimal number => number.ToString("0.##########", CultureInfo.InvariantCulture),
            DateTimeOffset moment => moment.ToString("O", CultureInfo.InvariantCulture),
            DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
            JsonElement json => JsonSerializer.Serialize(json, AsWritten),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
    }
}
