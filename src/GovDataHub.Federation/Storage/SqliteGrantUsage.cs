using GovDataHub.Federation.Access;
using Microsoft.Data.Sqlite;

namespace GovDataHub.Federation.Storage;

/// <summary>
/// The rows each sharing agreement has released by business day, in one small SQLite file: a restart does not give an
/// agreement its day again. Days older than the agreement's current one stay for the stewards.
/// </summary>
public sealed class SqliteGrantUsage : IGrantUsage, IDisposable
{
    private readonly SqliteConnection _connection; // owner: _gate
    private readonly Lock _gate = new();

    /// <summary>Opens the file and makes its table on first use.</summary>
    public SqliteGrantUsage(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        _connection =
            new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        _connection.Open();
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = FULL");
        Execute(
            """
            CREATE TABLE IF NOT EXISTS grant_usage (
              grant_id TEXT NOT NULL, day TEXT NOT NULL, rows INTEGER NOT NULL, PRIMARY KEY (grant_id, day)
            ) WITHOUT ROWID
            """);
    }

    /// <inheritdoc/>
    public long Used(string grantId, DateOnly day)
    {
        lock (_gate)
        {
            using SqliteCommand command = _connection.CreateCommand();
            command.CommandText = "SELECT rows FROM grant_usage WHERE grant_id = $grant AND day = $day";
            Key(command, grantId, day);
            return command.ExecuteScalar() as long? ?? 0;
        }
    }

    /// <inheritdoc/>
    public void Add(string grantId, DateOnly day, int rows)
    {
        lock (_gate)
        {
            using SqliteCommand command = _connection.CreateCommand();
            command.CommandText =
                """
                INSERT INTO grant_usage (grant_id, day, rows) VALUES ($grant, $day, $rows)
                ON CONFLICT (grant_id, day) DO UPDATE SET rows = rows + excluded.rows
                """;
            Key(command, grantId, day);
            command.Parameters.AddWithValue("$rows", rows);
            command.ExecuteNonQuery();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _connection.Dispose();
    }

    private static void Key(SqliteCommand command, string grantId, DateOnly day)
    {
        command.Parameters.AddWithValue("$grant", grantId);
        command.Parameters.AddWithValue("$day", day.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
    }

    private void Execute(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this class's own constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
