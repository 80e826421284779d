using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace GovDataHub.Departments.City.Storage;

/// <summary>
/// Writes <see cref="CityIndex"/> part by part into a file beside the real one, and puts it in place when the whole
/// city is in: a city that was interrupted has no index. Not for several threads.
/// </summary>
public sealed class CityIndexWriter : IDisposable
{
    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly SqliteCommand _addCitizen;
    private readonly SqliteCommand _addEnterprise;

    internal CityIndexWriter(string path, CityOptions options)
    {
        _path = path;
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        File.Delete(Unfinished);
        _connection = CityIndex.Open(Unfinished, SqliteOpenMode.ReadWriteCreate);
        // Nothing is lost when a crash spoils this file: it is not the index before it is renamed.
        Execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;");
        Execute("""
            CREATE TABLE citizen(id_no TEXT PRIMARY KEY, name TEXT NOT NULL, birth_date TEXT) WITHOUT ROWID;
            CREATE TABLE enterprise(uscc TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
            CREATE TABLE persona(name TEXT PRIMARY KEY, citizen_id TEXT, display_zh TEXT, display_en TEXT,
                department TEXT, roles TEXT, story_zh TEXT, story_en TEXT);
            CREATE TABLE city(key TEXT PRIMARY KEY, value TEXT);
            """);
        _transaction = _connection.BeginTransaction();
        _addCitizen = Prepare("INSERT INTO citizen VALUES ($0, $1, $2)", 3);
        _addEnterprise = Prepare("INSERT INTO enterprise VALUES ($0, $1)", 2);
        AddPersonas();
        AddCity(options);
    }

    private string Unfinished => _path + ".unfinished";

    /// <summary>Adds a part's people and enterprises; its rows are not touched.</summary>
    public void Add(CityPart part)
    {
        foreach (Citizen citizen in part.Citizens)
            Run(_addCitizen, citizen.IdNo, citizen.Name, Text(citizen.BirthDate));
        foreach (Enterprise enterprise in part.Enterprises)
            Run(_addEnterprise, enterprise.Uscc, enterprise.Name);
    }

    /// <summary>Puts the finished index in place of an older one; the writer takes nothing more.</summary>
    public void Complete()
    {
        _transaction.Commit();
        Dispose();
        File.Move(Unfinished, _path, overwrite: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _addCitizen.Dispose();
        _addEnterprise.Dispose();
        _transaction.Dispose();
        _connection.Dispose();
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void AddPersonas()
    {
        using SqliteCommand command = Prepare("INSERT INTO persona VALUES ($0, $1, $2, $3, $4, $5, $6, $7)", 8);
        foreach (Persona persona in GovDataHub.Departments.City.Personas.All)
        {
            Run(command, persona.Name, persona.CitizenId, persona.DisplayZh, persona.DisplayEn, persona.Department,
                JsonSerializer.Serialize(persona.Roles), persona.StoryZh, persona.StoryEn);
        }
    }

    private void AddCity(CityOptions options)
    {
        using SqliteCommand command = Prepare("INSERT INTO city VALUES ($0, $1)", 2);
        Run(command, "seed", options.Seed.ToString(CultureInfo.InvariantCulture));
        Run(command, "citizens", options.Citizens.ToString(CultureInfo.InvariantCulture));
        Run(command, "today", Text(options.Today));
        Run(command, "version", CityGenerator.Version);
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        SqliteCommand command = _connection.CreateCommand();
        command.Transaction = _transaction;
#pragma warning disable CA2100 // Every statement is a constant of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (int i = 0; i < parameters; i++)
            command.Parameters.Add(new SqliteParameter($"${i}", null));
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<string?> values)
    {
        for (int i = 0; i < values.Length; i++)
            command.Parameters[i].Value = (object?)values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }

    private void Execute(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
