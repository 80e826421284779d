using GovDataHub.Departments.City;
using GovDataHub.Departments.City.Storage;
using Microsoft.Data.Sqlite;

namespace GovDataHub.Departments.Tests.City;

public sealed class CityIndexTests : IDisposable
{
    private static readonly CityOptions Options = new() { Today = Cities.Today, Citizens = 300, Seed = 5 };

    private readonly string _data = Directory.CreateTempSubdirectory("city-index-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public void The_index_holds_the_personas_as_they_are_and_what_made_the_city()
    {
        CityIndex.Write(_data, Options);
        CityIndex index = Assert.IsType<CityIndex>(CityIndex.Read(_data));
        Assert.Equal(Personas.All.Select(Flat), index.Personas.Select(Flat));
        Assert.Equal("5", index.City["seed"]);
        Assert.Equal("300", index.City["citizens"]);
        Assert.Equal("2026-11-22", index.City["today"]);
        Assert.Equal(CityGenerator.Version, index.City["version"]);
    }

    [Fact]
    public void Every_citizen_and_enterprise_can_be_found()
    {
        CityIndex.Write(_data, Options);
        Assert.Equal(300L, Count("citizen"));
        Assert.Equal(
            new CityGenerator(Options).Parts().Sum(part => (long)part.Enterprises.Count), Count("enterprise"));
        string renter = Personas.All[0].CitizenId;
        Assert.Equal(new Citizen(renter, "林小满", new DateOnly(1996, 5, 20)), CityIndex.FindCitizen(_data, renter));
        Assert.Null(CityIndex.FindCitizen(_data, "330199190001010010"));
    }

    [Fact]
    public void An_interrupted_city_has_no_index_and_the_next_one_is_whole()
    {
        using (CityIndexWriter writer = CityIndex.Create(_data, Options))
            writer.Add(new CityGenerator(Options).Part(0));
        Assert.Null(CityIndex.Read(_data));
        CityIndex.Write(_data, Options);
        Assert.NotNull(CityIndex.Read(_data));
    }

    [Fact]
    public void A_new_city_takes_the_old_ones_place()
    {
        CityIndex.Write(_data, Options);
        CityIndex.Write(_data, Options with { Seed = 6 });
        Assert.Equal("6", CityIndex.Read(_data)?.City["seed"]);
    }

    private static string Flat(Persona persona) =>
        $"{persona.Name} {persona.CitizenId} {persona.DisplayZh} {persona.DisplayEn} {persona.Department} "
        + $"{string.Join(',', persona.Roles)} {persona.StoryZh} {persona.StoryEn}";

    private long Count(string table)
    {
        using SqliteConnection connection = new($"Data Source={CityIndex.PathIn(_data)};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT iif($table = 'citizen', (SELECT count(*) FROM citizen), "
            + "(SELECT count(*) FROM enterprise))";
        command.Parameters.AddWithValue("$table", table);
        return (long)(command.ExecuteScalar() ?? 0L);
    }
}
