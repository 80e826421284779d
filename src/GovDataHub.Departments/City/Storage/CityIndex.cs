using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace GovDataHub.Departments.City.Storage;

/// <summary>
/// The city's table of contents, <c>city/index.sqlite</c> under the data directory: who lives here, which enterprises
/// there are, the personas, and what made the city. Sign-in and the command line read it; it holds names and identity
/// numbers only.
/// </summary>
public sealed record CityIndex
{
    /// <summary>The personas.</summary>
    public required ImmutableArray<Persona> Personas { get; init; }

    /// <summary>Seed, citizens, today and version, as written.</summary>
    public required ImmutableDictionary<string, string> City { get; init; }

    /// <summary>Where the index of a data directory lies.</summary>
    public static string PathIn(string dataDirectory) => Path.Combine(dataDirectory, "city", "index.sqlite");

    /// <summary>
    /// Begins a new index beside the old one, which stays until <see cref="CityIndexWriter.Complete"/>.
    /// </summary>
    public static CityIndexWriter Create(string dataDirectory, CityOptions options) =>
        new(PathIn(dataDirectory), options);

    /// <summary>Writes the index of a whole city, making the city once for it.</summary>
    public static void Write(string dataDirectory, CityOptions options)
    {
        using CityIndexWriter writer = Create(dataDirectory, options);
        foreach (CityPart part in new CityGenerator(options).Parts())
            writer.Add(part);
        writer.Complete();
    }

    /// <summary>The index of a data directory, or null when no city was made there (or not to its end).</summary>
    public static CityIndex? Read(string dataDirectory)
    {
        string path = PathIn(dataDirectory);
        if (!File.Exists(path))
            return null;
        using SqliteConnection connection = Open(path, SqliteOpenMode.ReadOnly);
        return new CityIndex
        {
            Personas = [.. Rows(connection, SelectPersonas).Select(ReadPersona)],
            City = Rows(connection, "SELECT key, value FROM city").ToImmutableDictionary(
                reader => reader.GetString(0), reader => reader.GetString(1)),
        };
    }

    /// <summary>The citizen with that number, or null.</summary>
    public static Citizen? FindCitizen(string dataDirectory, string idNo)
    {
        using SqliteConnection connection = Open(PathIn(dataDirectory), SqliteOpenMode.ReadOnly);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT id_no, name, birth_date FROM citizen WHERE id_no = $id";
        command.Parameters.AddWithValue("$id", idNo);
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read()
            ? new Citizen(reader.GetString(0), reader.GetString(1),
                DateOnly.Parse(reader.GetString(2), CultureInfo.InvariantCulture))
            : null;
    }

    internal static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
        }.ToString());
        connection.Open();
        return connection;
    }

    private const string SelectPersonas =
        "SELECT name, citizen_id, display_zh, display_en, department, roles, story_zh, story_en "
        + "FROM persona ORDER BY rowid";

    private static IEnumerable<SqliteDataReader> Rows(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The two statements are constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
            yield return reader;
    }

    private static Persona ReadPersona(SqliteDataReader reader) => new()
    {
        Name = reader.GetString(0),
        CitizenId = reader.GetString(1),
        DisplayZh = reader.GetString(2),
        DisplayEn = reader.GetString(3),
        Department = reader.IsDBNull(4) ? null : reader.GetString(4),
        Roles = JsonSerializer.Deserialize<ImmutableArray<string>>(reader.GetString(5)),
        StoryZh = reader.GetString(6),
        StoryEn = reader.GetString(7),
    };
}
