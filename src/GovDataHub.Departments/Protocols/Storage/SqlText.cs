using Microsoft.Data.Sqlite;

namespace GovDataHub.Departments.Protocols.Storage;

/// <summary>Names in SQL, and statements without a result.</summary>
internal static class SqlText
{
    /// <summary>A quoted identifier.</summary>
    public static string Quote(string name)
    {
        return $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>Runs a statement made of constant text and quoted names; values go as parameters.</summary>
    public static int Execute(
        this SqliteConnection connection, string statement, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Text from this folder and from embedded scripts only.
        command.CommandText = statement;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command.ExecuteNonQuery();
    }
}
