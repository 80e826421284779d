using Microsoft.Data.Sqlite;

namespace GovDataHub.Departments.Protocols.Storage;

/// <summary>Opens the database of one department of a made city.</summary>
/// <param name="path">The database file.</param>
public sealed class DepartmentStore(string path)
{
    private static readonly TimeSpan LockWait = TimeSpan.FromSeconds(5);

    /// <summary>The database file.</summary>
    public string Path { get; } = path;

    /// <summary>Opens it for reading.</summary>
    public TableReader Read()
    {
        return new(Open(SqliteOpenMode.ReadOnly));
    }

    /// <summary>Opens it for one transaction of changes.</summary>
    public TableEditor Edit()
    {
        return new(Open(SqliteOpenMode.ReadWrite));
    }

    private SqliteConnection Open(SqliteOpenMode mode)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = mode,
            Pooling = true,
            DefaultTimeout = (int)LockWait.TotalSeconds,
        }.ToString());
        connection.Open();
        return connection;
    }
}
