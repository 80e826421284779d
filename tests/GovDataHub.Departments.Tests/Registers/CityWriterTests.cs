using System.Diagnostics;
using GovDataHub.Departments.City;
using GovDataHub.Departments.City.Storage;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Registers;
using Microsoft.Data.Sqlite;

namespace GovDataHub.Departments.Tests.Registers;

public sealed class CityWriterTests : IDisposable
{
    private static readonly CityOptions Small = new() { Citizens = 200, Today = new(2025, 9, 1) };

    private readonly CityFolder _folder = new(Directory.CreateTempSubdirectory("hub-writer-").FullName);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder.Data, recursive: true);
    }

    [Fact]
    public void Every_department_gets_its_own_database_and_the_summary_counts_every_row()
    {
        var summary = Write(Small);

        Assert.Equal(59, summary.Rows.Count);
        Assert.Equal(new CityGenerator(Small).Rows().LongCount(), summary.Total);
        Assert.All(AllDepartments.InTheCity, department => Assert.True(File.Exists(_folder.StoreOf(department).Path)));
        Assert.Equal(summary.Rows, _folder.Summary().Rows);
        Assert.NotNull(CityIndex.Read(_folder.Data));
    }

    [Fact]
    public void No_two_departments_have_a_table_of_the_same_name_and_columns()
    {
        Write(Small);

        var shapes = AllDepartments.InTheCity.SelectMany(Shapes).GroupBy(shape => shape.Shape);

        Assert.All(shapes, same => Assert.Single(same.Select(shape => shape.Department).Distinct()));
    }

    [Fact]
    public void A_city_that_fails_half_way_leaves_the_one_before()
    {
        Write(Small);
        var before = File.ReadAllBytes(_folder.StoreOf(AllDepartments.InTheCity[0]).Path);
        var broken = new CityGenerator(Small).Parts().Select(part => part with
        {
            Rows = part.Rows.Append(new("NRB.nowhere", "", new Dictionary<string, object?>())),
        });

        Assert.ThrowsAny<Exception>(() => new CityWriter(_folder, AllDepartments.InTheCity).Write(broken, Small));

        Assert.Equal(before, File.ReadAllBytes(_folder.StoreOf(AllDepartments.InTheCity[0]).Path));
        Assert.True(_folder.Exists);
        Assert.Equal(["city"], Directory.GetDirectories(_folder.Data).Select(Path.GetFileName));
    }

    [Fact]
    public void The_default_city_is_made_well_within_twenty_seconds()
    {
        var began = Stopwatch.GetTimestamp();

        Write(Small with { Citizens = 2_000 });

        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    private IEnumerable<(string Department, string Shape)> Shapes(Department department)
    {
        using SqliteConnection connection = new($"Data Source={_folder.StoreOf(department).Path};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT m.name || '(' || group_concat(c.name) || ')' FROM sqlite_master m, pragma_table_info(m.name) c "
            + "WHERE m.type = 'table' AND m.name <> 'HUB_WRITES' GROUP BY m.name";
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return (department.Code, reader.GetString(0));
    }

    private CitySummary Write(CityOptions options)
    {
        return new CityWriter(_folder, AllDepartments.InTheCity).Write(new CityGenerator(options).Parts(), options);
    }
}
